package io.trellis.core.indicator;

/** Checks of the lengths that indicators are given. */
final class Period {

    private Period() {}

    /**
     * The period, when it is one.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    static int of(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("a period is 1 bar or more, was " + period);
        }
        return period;
    }

    /**
     * Checks that columns hold one value a bar.
     *
     * @throws IllegalArgumentException if one is shorter or longer
     */
    static void requireLength(int bars, double[]... columns) {
        for (double[] column : columns) {
            if (column.length != bars) {
                throw new IllegalArgumentException(
                        "columns of one series are of one length: %d and %d"
                                .formatted(bars, column.length));
            }
        }
    }
}
