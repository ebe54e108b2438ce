package io.trellis.backtesting.venue;

import io.trellis.core.market.Assumptions;

/**
 * When a resting order fills, from the most generous to the least. Whatever the model, it fills at
 * its limit price.
 *
 * <p>The market reaches a resting buy with a trade or a bar's price at or below its limit, or with
 * an ask there; a resting sell the other way round.
 */
public sealed interface FillModel {

    /** Whole, as soon as the market is at its price. */
    record Touch() implements FillModel {}

    /**
     * Whole, when the market has passed its price by some ticks.
     *
     * @param ticks 0 is {@link Touch}
     */
    record Through(int ticks) implements FillModel {

        /**
         * @throws IllegalArgumentException if the ticks are negative
         */
        public Through {
            if (ticks < 0) {
                throw new IllegalArgumentException("through-ticks " + ticks + " is below 0");
            }
        }
    }

    /** As {@link Touch}, but never within the bar or event in which the order came to rest. */
    record NextBar() implements FillModel {}

    /**
     * Behind everyone who was there first. At its own price an order fills by what trades there
     * after the queue ahead of it is gone; when the market passes its price by a tick, whole.
     *
     * <p>The queue ahead is what the book shows at the price when the order arrives, and never more
     * than it shows later; cancels are taken to have been behind. Without a book it is as much as
     * was traded there the last time the market stood at the price, and where that is not known
     * either, endless.
     */
    record QueuePessimistic() implements FillModel {}

    /** The model that a strategy's own assumptions stand for. */
    static FillModel of(Assumptions assumptions) {
        return assumptions.marginTicks() == 0
                ? new Touch()
                : new Through(assumptions.marginTicks());
    }

    /** Ticks by which the market must pass an order before anything of it fills. */
    default int marginTicks() {
        return switch (this) {
            case Through(int ticks) -> ticks;
            case Touch _, NextBar _, QueuePessimistic _ -> 0;
        };
    }

    /** The model in a few words. */
    default String words() {
        return switch (this) {
            case Touch _ -> "touch";
            case Through(int ticks) -> "through by " + ticks + (ticks == 1 ? " tick" : " ticks");
            case NextBar _ -> "next bar";
            case QueuePessimistic _ -> "queue";
        };
    }
}
