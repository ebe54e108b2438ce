package io.trellis.backtesting.report.run;

import io.trellis.core.market.Bars;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * A series of bars as a chart can draw it: each point stands for some bars that follow each other,
 * and a chart shows the least and the greatest of them, so that no extreme vanishes. A stretch
 * without bars is a point without a value.
 */
final class Buckets {

    /** Points of a chart, holes not counted; a screen has hardly as many columns. */
    static final int MOST = 1_500;

    private static final int HOLE_IN_BUCKETS = 3;

    private final int barsEach;
    private final int[] first;
    private final int[] end;
    private final long[] timeMillis;

    private Buckets(int barsEach, int[] first, int[] end, long[] timeMillis) {
        this.barsEach = barsEach;
        this.first = first;
        this.end = end;
        this.timeMillis = timeMillis;
    }

    static Buckets of(Bars bars) {
        int each = Math.ceilDiv(bars.count(), MOST);
        int most = 2 * Math.ceilDiv(bars.count(), each);
        int[] first = new int[most];
        int[] end = new int[most];
        long[] times = new long[most];
        long span = bars.timeMillis(bars.count() - 1) - bars.timeMillis(0);
        long hole = HOLE_IN_BUCKETS * Math.max(1, span * each / Math.max(1, bars.count()));
        int points = 0;
        for (int bar = 0; bar < bars.count(); bar += each) {
            boolean after = bar > 0 && bars.timeMillis(bar) - bars.timeMillis(bar - 1) > hole;
            if (after) {
                times[points] = (bars.timeMillis(bar - 1) + bars.timeMillis(bar)) / 2;
                first[points] = bar;
                end[points++] = bar;
            }
            times[points] = bars.timeMillis(bar);
            first[points] = bar;
            end[points++] = Math.min(bar + each, bars.count());
        }
        return new Buckets(
                each,
                Arrays.copyOf(first, points),
                Arrays.copyOf(end, points),
                Arrays.copyOf(times, points));
    }

    int count() {
        return first.length;
    }

    /** Bars that a point stands for. */
    int barsEach() {
        return barsEach;
    }

    /** Start of each point's first bar, UTC. */
    long[] timeMillis() {
        return timeMillis;
    }

    /** The first bar of a point. */
    int first(int point) {
        return first[point];
    }

    /** The bar after the last one of a point; its first one where the point is a hole. */
    int end(int point) {
        return end[point];
    }

    double[] least(IntToDoubleFunction values) {
        return each(values, Math::min);
    }

    double[] greatest(IntToDoubleFunction values) {
        return each(values, Math::max);
    }

    double[] last(IntToDoubleFunction values) {
        return each(values, (_, newest) -> newest);
    }

    private double[] each(IntToDoubleFunction values, DoubleBinaryOperator keep) {
        double[] kept = new double[first.length];
        for (int point = 0; point < kept.length; point++) {
            kept[point] = Double.NaN;
            for (int bar = first[point]; bar < end[point]; bar++) {
                double value = values.applyAsDouble(bar);
                kept[point] = bar == first[point] ? value : keep.applyAsDouble(kept[point], value);
            }
        }
        return kept;
    }
}
