package io.trellis.backtesting.venue;

/** How long a message takes to the venue. What the venue does is known at once. */
public sealed interface LatencyModel {

    /** Everything happens at once. */
    record None() implements LatencyModel {}

    /**
     * The same each time.
     *
     * @param entryMillis for new orders, resting or at the market
     * @param cancelMillis for cancels
     */
    record Fixed(long entryMillis, long cancelMillis) implements LatencyModel {

        /**
         * @throws IllegalArgumentException if a time is negative
         */
        public Fixed {
            requireOrder(0, entryMillis);
            requireOrder(0, cancelMillis);
        }
    }

    /**
     * Drawn evenly between two times, for each message anew.
     *
     * @param seed of the draws; the same seed gives the same run
     */
    record Uniform(long leastMillis, long mostMillis, long seed) implements LatencyModel {

        /**
         * @throws IllegalArgumentException if a time is negative or the bounds are not in order
         */
        public Uniform {
            requireOrder(0, leastMillis);
            requireOrder(leastMillis, mostMillis);
        }
    }

    private static void requireOrder(long least, long most) {
        if (most < least) {
            throw new IllegalArgumentException("latency " + most + " ms is below " + least + " ms");
        }
    }

    /** The model in a few words. */
    default String words() {
        return switch (this) {
            case None _ -> "none";
            case Fixed(long entry, long cancel) ->
                    entry == cancel
                            ? entry + " ms"
                            : "entry " + entry + " ms, cancel " + cancel + " ms";
            case Uniform(long least, long most, long seed) ->
                    "%d to %d ms, seed %d".formatted(least, most, seed);
        };
    }
}
