package io.trellis.backtesting.venue;

import java.math.BigDecimal;

/** How much worse than the market's price an order at the market trades. It always trades whole. */
public sealed interface SlippageModel {

    /** The same share each time, 0 to below 1. */
    record FixedShare(BigDecimal share) implements SlippageModel {

        /**
         * @throws IllegalArgumentException if the share is not in [0, 1)
         */
        public FixedShare {
            requireShare(share);
        }
    }

    /**
     * Through the levels of the book, each at its price.
     *
     * @param shareBeyond by which what the known book cannot serve trades worse than its last
     *     level; without a book, than the market's price
     */
    record DepthWalk(BigDecimal shareBeyond) implements SlippageModel {

        /**
         * @throws IllegalArgumentException if the share is not in [0, 1)
         */
        public DepthWalk {
            requireShare(shareBeyond);
        }
    }

    /**
     * The square-root law of market impact: a share of {@code share + coefficient · √(Q / V)}, Q
     * the order's quantity and V what traded in the 24 hours before, Q / V at most 1, and the whole
     * at most 0.99. Where no volume is known Q / V counts as 1.
     *
     * @param share part that does not depend on the quantity, such as half the spread
     * @param coefficient share lost by an order as large as a day's volume; about the daily
     *     volatility
     */
    record SquareRoot(BigDecimal share, BigDecimal coefficient) implements SlippageModel {

        /**
         * @throws IllegalArgumentException if a share is not in [0, 1)
         */
        public SquareRoot {
            requireShare(share);
            requireShare(coefficient);
        }
    }

    private static void requireShare(BigDecimal share) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("slippage must be in [0, 1), was " + share);
        }
    }

    /** The model in a few words. */
    default String words() {
        return switch (this) {
            case FixedShare(var share) -> "fixed share " + share.toPlainString();
            case DepthWalk(var share) ->
                    "through the book, beyond it a share of " + share.toPlainString();
            case SquareRoot(var share, var coefficient) ->
                    "share %s + %s · √(quantity / volume of 24 hours)"
                            .formatted(share.toPlainString(), coefficient.toPlainString());
        };
    }
}
