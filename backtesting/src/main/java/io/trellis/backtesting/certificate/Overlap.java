package io.trellis.backtesting.certificate;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.Finding;
import io.trellis.backtesting.store.FindingKind;
import io.trellis.backtesting.store.SuspectBars;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * How two series of one market differ where both have bars. Bars of different lengths are compared
 * where the shorter ones of a longer one are all there: first open, highest high, lowest low, last
 * close and the sum of their volumes.
 *
 * @param shared longer bars that could be compared
 * @param differing how many of them differ in a price or the volume
 * @param priceDiffering how many differ in a price
 * @param largestPriceDifference of those, the largest difference of a price in logarithms
 * @param where the longer bars that differ
 * @param shiftMillis by how much the second series would have to be moved for most bars to agree; 0
 *     where that is of no use. One timeframe tells that one of them is stamped with the close of
 *     its bars
 */
public record Overlap(
        int shared,
        int differing,
        int priceDiffering,
        double largestPriceDifference,
        SuspectBars where,
        long shiftMillis) {

    /** Volumes are sums of doubles, in any order. */
    private static final double VOLUME_TOLERANCE = 1e-9;

    /** Fewer bars may agree by chance. */
    private static final int FEWEST_SHIFTED = 20;

    /**
     * Compares two series.
     *
     * @throws IllegalArgumentException if neither timeframe is a whole multiple of the other
     */
    public static Overlap between(BarColumns first, BarColumns second) {
        long firstMillis = first.series().timeframe().millis();
        long secondMillis = second.series().timeframe().millis();
        boolean swapped = firstMillis < secondMillis;
        BarColumns longer = swapped ? second : first;
        BarColumns shorter = swapped ? first : second;
        if (Math.max(firstMillis, secondMillis) % Math.min(firstMillis, secondMillis) != 0) {
            throw new IllegalArgumentException(
                    "bars of %s and of %s cannot be compared: neither is a whole multiple"
                            .formatted(first.series().timeframe(), second.series().timeframe()));
        }
        Count count = new Count(longer, shorter, 0);
        long shift = 2L * count.priceDiffering > count.shared ? shift(longer, shorter) : 0;
        return new Overlap(
                count.shared,
                count.differing.cardinality(),
                count.priceDiffering,
                count.largest,
                SuspectBars.of(longer, count.differing),
                swapped ? shift : -shift);
    }

    /** By how much the longer bars begin after the shorter ones of the same prices. */
    private static long shift(BarColumns longer, BarColumns shorter) {
        long one = longer.series().timeframe().millis();
        long other = shorter.series().timeframe().millis();
        for (long shift : new long[] {-one, one, -other, other}) {
            Count count = new Count(longer, shorter, shift);
            if (count.shared >= FEWEST_SHIFTED && 2L * count.priceDiffering < count.shared) {
                return shift;
            }
        }
        return 0;
    }

    /** As a finding of the series with the longer bars. */
    public Finding finding(BarColumns longer, String other) {
        List<Long> first =
                where.in(longer).stream()
                        .limit(Finding.EXAMPLES)
                        .mapToObj(i -> longer.timeMillis()[i])
                        .toList();
        String note =
                String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d bars in common, prices of %,d by up to %.2f %%",
                        other,
                        differing,
                        shared,
                        priceDiffering,
                        100 * largestPriceDifference);
        return new Finding(FindingKind.DISAGREEMENT, differing, true, first, note);
    }

    /** A comparison of longer bars with the shorter ones that begin some time after them. */
    private static final class Count {

        private final BarColumns longer;
        private final BarColumns shorter;
        private final int parts;
        private final BitSet differing = new BitSet();
        private int shared;
        private int priceDiffering;
        private double largest;

        Count(BarColumns longer, BarColumns shorter, long shiftMillis) {
            this.longer = longer;
            this.shorter = shorter;
            this.parts =
                    Math.toIntExact(
                            longer.series().timeframe().millis()
                                    / shorter.series().timeframe().millis());
            for (int i = 0; i < longer.rows(); i++) {
                int from =
                        Arrays.binarySearch(
                                shorter.timeMillis(), longer.timeMillis()[i] + shiftMillis);
                if (from >= 0 && isWhole(from)) {
                    compare(i, from);
                }
            }
        }

        private boolean isWhole(int from) {
            int last = from + parts - 1;
            long millis = shorter.series().timeframe().millis();
            return last < shorter.rows()
                    && shorter.timeMillis()[last]
                            == shorter.timeMillis()[from] + (parts - 1) * millis;
        }

        private void compare(int bar, int from) {
            double high = 0;
            double low = Double.POSITIVE_INFINITY;
            double volume = 0;
            for (int i = from; i < from + parts; i++) {
                high = Math.max(high, shorter.high()[i]);
                low = Math.min(low, shorter.low()[i]);
                volume += shorter.volume()[i];
            }
            double close = shorter.close()[from + parts - 1];
            double price =
                    Math.max(
                            Math.max(
                                    apart(longer.open()[bar], shorter.open()[from]),
                                    apart(longer.close()[bar], close)),
                            Math.max(
                                    apart(longer.high()[bar], high),
                                    apart(longer.low()[bar], low)));
            double other = longer.volume()[bar];
            boolean volumeDiffers =
                    Math.abs(other - volume) > VOLUME_TOLERANCE * Math.max(other, volume);
            shared++;
            priceDiffering += price > 0 ? 1 : 0;
            largest = Math.max(largest, price);
            differing.set(bar, price > 0 || volumeDiffers);
        }

        private static double apart(double one, double other) {
            return one == other ? 0 : Math.abs(StrictMath.log(one / other));
        }
    }
}
