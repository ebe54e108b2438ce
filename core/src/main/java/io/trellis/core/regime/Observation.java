package io.trellis.core.regime;

/** The one number of a candle that a {@link FittedFilter} looks at. */
public enum Observation {
    /** {@code ln(close / close before)}. */
    RETURN,
    /**
     * How far the price went, {@code ln(highest / lowest)}, the close before included: the true
     * range in logarithms.
     */
    VOLATILITY;

    /**
     * The number of a candle, a share in natural logarithms.
     *
     * @return not finite when a price is 0
     */
    double of(long closeBeforeTicks, long highTicks, long lowTicks, long closeTicks) {
        return switch (this) {
            case RETURN -> logRatio(closeTicks, closeBeforeTicks);
            case VOLATILITY ->
                    logRatio(
                            Math.max(highTicks, closeBeforeTicks),
                            Math.min(lowTicks, closeBeforeTicks));
        };
    }

    private static double logRatio(long above, long below) {
        return StrictMath.log((double) above / (double) below);
    }
}
