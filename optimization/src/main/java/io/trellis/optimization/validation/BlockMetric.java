package io.trellis.optimization.validation;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What ranks candidates over some blocks of time, taken as one series. More is better; where it is
 * undefined, a candidate is below every other.
 */
public sealed interface BlockMetric {

    /** The mean return. */
    BlockMetric MEAN = new Mean();

    /** The Sharpe ratio of one period. */
    BlockMetric SHARPE = new Sharpe();

    /**
     * Any other.
     *
     * @param metric of the returns of the blocks, put together in the order of time
     */
    static BlockMetric of(Function<double[], OptionalDouble> metric) {
        return new Whole(metric);
    }

    /** Known from the sums of blocks: quick. */
    record Mean() implements BlockMetric {}

    /** Known from the sums of blocks: quick. */
    record Sharpe() implements BlockMetric {

        /** The ratio from sums of {@code x - shift} and of its square. */
        static double of(double shift, double sum, double squares, int count) {
            double mean = sum / count;
            double deviation = Math.sqrt((squares - sum * mean) / (count - 1));
            return deviation > 0 ? (shift + mean) / deviation : Double.NEGATIVE_INFINITY;
        }
    }

    /** Needs the returns themselves. */
    record Whole(Function<double[], OptionalDouble> metric) implements BlockMetric {}
}
