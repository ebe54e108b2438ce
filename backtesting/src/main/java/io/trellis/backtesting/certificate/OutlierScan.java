package io.trellis.backtesting.certificate;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.CertificateSettings;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Prices far from those around them: Hampel's identifier over the logarithms of close, high and
 * low.
 *
 * <p>A price is an outlier where its distance from the median of its window (the neighbours to each
 * side and itself; at the ends those there are) is above the floor, and above the deviations that
 * the settings allow times 1.4826 times the median absolute deviation of that window. The factor
 * makes that deviation the standard deviation of a normal law. Hampel, "The influence curve and its
 * role in robust estimation", JASA 69, 1974.
 */
final class OutlierScan {

    private static final double NORMAL = 1.4826;

    /** Blocks whose prices lie closer together than the floor are not looked at any further. */
    private static final int BLOCK_ROWS = 64;

    /** A median of fewer says nothing. */
    private static final int FEWEST = 5;

    private final BarColumns bars;
    private final int rows;
    private final int neighbours;
    private final double deviations;
    private final double floor;
    private final double narrow;

    OutlierScan(BarColumns bars, CertificateSettings settings) {
        this.bars = bars;
        this.rows = bars.rows();
        this.neighbours = settings.neighbours();
        this.deviations = settings.deviations();
        this.floor = settings.floor();
        // A hair below, for what rounding does to a quotient.
        this.narrow = StrictMath.exp(settings.floor()) * (1 - 1e-12);
    }

    BitSet outliers() {
        int blocks = Math.ceilDiv(rows, BLOCK_ROWS);
        double[] highest = new double[blocks];
        double[] lowest = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            measure(block, highest, lowest);
        }
        int[] found =
                IntStream.range(0, blocks)
                        .parallel()
                        .filter(block -> isWide(block, highest, lowest))
                        .flatMap(this::outliers)
                        .toArray();
        var outliers = new BitSet(rows);
        for (int i : found) {
            outliers.set(i);
        }
        return outliers;
    }

    private void measure(int block, double[] highest, double[] lowest) {
        double high = 0;
        double low = Double.POSITIVE_INFINITY;
        int to = Math.min(rows, (block + 1) * BLOCK_ROWS);
        for (int i = block * BLOCK_ROWS; i < to; i++) {
            high = Math.max(high, bars.high()[i]);
            low = Math.min(low, bars.low()[i]);
        }
        highest[block] = high;
        lowest[block] = low;
    }

    /** Whether a window of a bar of the block may reach further than the floor. */
    private boolean isWide(int block, double[] highest, double[] lowest) {
        int around = Math.ceilDiv(neighbours, BLOCK_ROWS);
        double high = 0;
        double low = Double.POSITIVE_INFINITY;
        int to = Math.min(highest.length - 1, block + around);
        for (int i = Math.max(0, block - around); i <= to; i++) {
            high = Math.max(high, highest[i]);
            low = Math.min(low, lowest[i]);
        }
        return high > low * narrow;
    }

    private IntStream outliers(int block) {
        double[] window = new double[2 * neighbours + 1];
        return IntStream.range(block * BLOCK_ROWS, Math.min(rows, (block + 1) * BLOCK_ROWS))
                .sequential()
                .filter(i ->
                        isOutlier(bars.close(), i, window)
                                || isOutlier(bars.low(), i, window)
                                || isOutlier(bars.high(), i, window));
    }

    private boolean isOutlier(double[] prices, int bar, double[] window) {
        int from = Math.max(0, bar - neighbours);
        int to = Math.min(rows, bar + neighbours + 1);
        int count = to - from;
        if (count < FEWEST || !isFar(prices, bar, from, to)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            window[i] = StrictMath.log(prices[from + i]);
        }
        double own = window[bar - from];
        double median = median(window, count);
        double distance = Math.abs(own - median);
        if (distance <= floor) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            window[i] = Math.abs(window[i] - median);
        }
        return distance > deviations * NORMAL * median(window, count);
    }

    /** Whether any price of the window is further from this one than the floor. */
    private boolean isFar(double[] prices, int bar, int from, int to) {
        double above = prices[bar] * narrow;
        double below = prices[bar] / narrow;
        for (int i = from; i < to; i++) {
            if (prices[i] > above || prices[i] < below) {
                return true;
            }
        }
        return false;
    }

    private static double median(double[] values, int count) {
        Arrays.sort(values, 0, count);
        int middle = count / 2;
        return count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
