package io.trellis.trading.paper;

/** When an order that rests on paper fills; whichever, at its limit and for the maker fee. */
public sealed interface PaperFills {

    /**
     * As the law of fills says: whole, when the market is at its price or has passed it by some
     * ticks.
     *
     * @param marginTicks 0 for the price itself
     */
    record Law(int marginTicks) implements PaperFills {

        /**
         * @throws IllegalArgumentException if the ticks are negative
         */
        public Law {
            if (marginTicks < 0) {
                throw new IllegalArgumentException(
                        "a margin is 0 ticks or more, was " + marginTicks);
            }
        }
    }

    /**
     * Behind everyone who was there first: at its own price by what trades there after the queue
     * ahead of it is gone (see {@link io.trellis.core.queue.QueuePositions}); when the market
     * passes its price by a tick, whole.
     */
    record QueuePessimistic() implements PaperFills {}

    /** Ticks by which the market must pass an order before anything of it fills. */
    default int marginTicks() {
        return switch (this) {
            case Law(int ticks) -> ticks;
            case QueuePessimistic _ -> 0;
        };
    }
}
