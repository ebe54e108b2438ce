package io.trellis.core.indicator;

import java.util.Arrays;

/**
 * The sum of the newest values of a stream, in constant time on average and without drift.
 *
 * <p>Adding the value that comes and subtracting the one that goes would gather rounding errors for
 * as long as the stream lasts. Here nothing is subtracted: the stream is cut into blocks as long as
 * the window, which then always is the end of one block and the beginning of the next. The sums of
 * a block's ends are made when it is complete, the sum of the beginning grows with each value. The
 * error is that of one plain sum over the window, however long the stream.
 */
final class WindowSum {

    /**
     * Before {@link #at} the values of this block; from there on the sums over the block before,
     * from each place to its end.
     */
    private final double[] parts;

    private int at;
    private double beginning;

    WindowSum(int length) {
        parts = new double[Period.of(length)];
        Arrays.fill(parts, Double.NaN);
    }

    /** The sum once a value has come; {@code NaN} until there is a whole window. */
    double next(double value) {
        parts[at] = value;
        beginning += value;
        at++;
        if (at < parts.length) {
            return parts[at] + beginning;
        }
        double whole = beginning;
        sumEnds();
        at = 0;
        beginning = 0;
        return whole;
    }

    private void sumEnds() {
        double end = 0;
        for (int i = parts.length - 1; i > 0; i--) {
            end += parts[i];
            parts[i] = end;
        }
    }
}
