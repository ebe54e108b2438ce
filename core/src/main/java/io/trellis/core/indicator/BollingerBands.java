package io.trellis.core.indicator;

import java.util.Arrays;

/**
 * Bollinger bands: the mean of the last n closes, and k population deviations above and below it.
 * The first are at index n - 1.
 *
 * <p>Deviations do not drift: as in {@link WindowSum} the window is the end of one block and the
 * beginning of the next, each summed up by a {@link Spread} and joined.
 */
public final class BollingerBands {

    private final double width;

    /** Before {@link #at} the closes of this block. */
    private final double[] block;

    /** Of the block before, from each place to its end; {@code NaN} while there is none. */
    private final double[] endMeans;

    private final double[] endSquares;
    private final Spread beginning;
    private final Spread end;
    private int at;

    private double middle = Double.NaN;
    private double deviation = Double.NaN;
    private double close = Double.NaN;

    /**
     * Bands that have seen nothing.
     *
     * @param period closes in the mean, 1 or more
     * @param width distance of a band from the mean, in deviations; usually 2
     */
    public BollingerBands(int period, double width) {
        this.width = width;
        this.block = new double[Period.of(period)];
        this.beginning = new Spread(period);
        this.end = new Spread(period);
        this.endMeans = new double[period];
        this.endSquares = new double[period];
        Arrays.fill(endMeans, Double.NaN);
    }

    /** Takes a close; the bands are then those at it. */
    public void next(double value) {
        close = value;
        block[at] = value;
        beginning.add(value);
        at++;
        int others = block.length - at;
        if (others > 0) {
            double mean = beginning.meanWith(others, endMeans[at]);
            show(mean, beginning.squaresWith(others, endMeans[at], endSquares[at]));
            return;
        }
        show(beginning.mean(), beginning.squares());
        beginning.clear();
        at = 0;
        sumEnds();
    }

    private void sumEnds() {
        end.clear();
        for (int i = block.length - 1; i > 0; i--) {
            end.add(block[i]);
            endMeans[i] = end.mean();
            endSquares[i] = end.squares();
        }
    }

    private void show(double mean, double squares) {
        middle = mean;
        deviation = Math.sqrt(squares / block.length);
    }

    /** The mean, or {@code NaN}. */
    public double middle() {
        return middle;
    }

    /** The population deviation, or {@code NaN}. */
    public double deviation() {
        return deviation;
    }

    /** The band above, or {@code NaN}. */
    public double upper() {
        return middle + width * deviation;
    }

    /** The band below, or {@code NaN}. */
    public double lower() {
        return middle - width * deviation;
    }

    /** %b: 0 where the close is at the lower band, 1 at the upper; {@code NaN} without a width. */
    public double percentB() {
        double lower = lower();
        return (close - lower) / (upper() - lower);
    }

    /** The distance of the bands as a share of the mean, or {@code NaN}. */
    public double bandwidth() {
        return 2 * width * deviation / middle;
    }

    /** What {@link #fill} makes, one value a close, {@code NaN} before index {@code period - 1}. */
    @SuppressWarnings("ArrayRecordComponent") // columns to write to, never compared
    public record Columns(
            double[] middle,
            double[] upper,
            double[] lower,
            double[] percentB,
            double[] bandwidth) {

        public static Columns of(int bars) {
            return new Columns(
                    new double[bars],
                    new double[bars],
                    new double[bars],
                    new double[bars],
                    new double[bars]);
        }
    }

    /** The bands at every close. */
    public static void fill(double[] closes, int period, double width, Columns out) {
        Period.requireLength(
                closes.length, out.middle, out.upper, out.lower, out.percentB, out.bandwidth);
        var stream = new BollingerBands(period, width);
        for (int i = 0; i < closes.length; i++) {
            stream.next(closes[i]);
            out.middle[i] = stream.middle;
            out.upper[i] = stream.upper();
            out.lower[i] = stream.lower();
            out.percentB[i] = stream.percentB();
            out.bandwidth[i] = stream.bandwidth();
        }
    }
}
