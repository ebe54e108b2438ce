package io.trellis.optimization.validation;

import io.trellis.backtesting.analytics.Moments;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Returns of several candidates over the same periods, one column a candidate.
 *
 * <p>The arrays are handed over as they are, for speed: nobody changes them after that.
 */
public final class ReturnMatrix {

    private final double[][] columns;

    private ReturnMatrix(double[][] columns) {
        this.columns = columns;
    }

    /**
     * The returns of some candidates.
     *
     * @param columns one or more, all of the same length of at least 1, every number finite
     * @throws IllegalArgumentException naming the first column that is not so
     */
    public static ReturnMatrix of(double[]... columns) {
        if (columns.length == 0 || columns[0].length == 0) {
            throw new IllegalArgumentException("returns of no candidate, or over no period");
        }
        for (int column = 0; column < columns.length; column++) {
            check(column, columns[column], columns[0].length);
        }
        return new ReturnMatrix(columns.clone());
    }

    private static void check(int column, double[] values, int rows) {
        if (values.length != rows) {
            throw new IllegalArgumentException(
                    "candidate %d has %d returns, candidate 0 has %d"
                            .formatted(column, values.length, rows));
        }
        for (int row = 0; row < rows; row++) {
            if (!Double.isFinite(values[row])) {
                throw new IllegalArgumentException(
                        "candidate %d has the return %s in row %d"
                                .formatted(column, values[row], row));
            }
        }
    }

    /** Periods, 1 or more. */
    public int rows() {
        return columns[0].length;
    }

    /** Candidates, 1 or more. */
    public int columns() {
        return columns.length;
    }

    /** The returns of a candidate; not to be changed. */
    public double[] column(int candidate) {
        return columns[candidate];
    }

    /**
     * The mean correlation of all pairs of candidates, those left out that stand still.
     *
     * @return empty under two candidates that move
     */
    public OptionalDouble meanCorrelation() {
        double[] sum = new double[rows()];
        int moving = 0;
        for (double[] column : columns) {
            Optional<Moments> moments = Moments.of(column);
            if (moments.isPresent()) {
                addStandardised(column, moments.get(), sum);
                moving++;
            }
        }
        if (moving < 2) {
            return OptionalDouble.empty();
        }
        // The square of the sum of standardised columns holds every pair twice, and each itself.
        double squares = Arrays.stream(sum).map(value -> value * value).sum() / rows();
        double pairs = (double) moving * (moving - 1);
        return OptionalDouble.of(Math.clamp((squares - moving) / pairs, -1, 1));
    }

    private static void addStandardised(double[] column, Moments moments, double[] sum) {
        double deviation = moments.populationDeviation();
        for (int row = 0; row < sum.length; row++) {
            sum[row] += (column[row] - moments.mean()) / deviation;
        }
    }
}
