package io.trellis.optimization.validation;

import java.util.OptionalDouble;

/** The metric of every candidate over any choice of the blocks that rows are cut into. */
sealed interface BlockScores {

    /**
     * The scores of all candidates.
     *
     * @param blocks bit i is set where block i is chosen
     * @param scores filled, one a candidate; negative infinity where the metric is undefined
     */
    void fill(int blocks, double[] scores);

    /**
     * Scores of a matrix cut into blocks of equal length; the first rows are left out where they do
     * not divide.
     */
    static BlockScores of(ReturnMatrix returns, int blocks, BlockMetric metric) {
        return switch (metric) {
            case BlockMetric.Mean _ -> {
                HalfSums sums = new HalfSums(returns, blocks, (value, _) -> value);
                int length = returns.rows() / blocks;
                yield new Means(sums, length);
            }
            case BlockMetric.Sharpe _ -> Ratios.of(returns, blocks);
            case BlockMetric.Whole whole -> new Wholes(returns, blocks, whole);
        };
    }

    /** From sums. */
    record Means(HalfSums sums, int length) implements BlockScores {

        @Override
        public void fill(int blocks, double[] scores) {
            int count = length * Integer.bitCount(blocks);
            for (int column = 0; column < scores.length; column++) {
                scores[column] = sums.of(blocks, column) / count;
            }
        }
    }

    /**
     * From sums about the first return of each candidate, so that little is lost in their
     * difference, and nothing where a candidate stands still.
     */
    @SuppressWarnings("ArrayRecordComponent") // Read by index; nobody changes it.
    record Ratios(HalfSums sums, HalfSums squares, double[] shifts, int length)
            implements BlockScores {

        static Ratios of(ReturnMatrix returns, int blocks) {
            double[] shifts = new double[returns.columns()];
            for (int column = 0; column < shifts.length; column++) {
                shifts[column] = returns.column(column)[0];
            }
            return new Ratios(
                    new HalfSums(returns, blocks, (value, column) -> value - shifts[column]),
                    new HalfSums(returns, blocks, (value, column) -> square(value, shifts[column])),
                    shifts,
                    returns.rows() / blocks);
        }

        private static double square(double value, double shift) {
            return (value - shift) * (value - shift);
        }

        @Override
        public void fill(int blocks, double[] scores) {
            int count = length * Integer.bitCount(blocks);
            for (int column = 0; column < scores.length; column++) {
                scores[column] =
                        BlockMetric.Sharpe.of(
                                shifts[column],
                                sums.of(blocks, column),
                                squares.of(blocks, column),
                                count);
            }
        }
    }

    /** From the returns, put together anew for every choice. */
    record Wholes(ReturnMatrix returns, int blockCount, BlockMetric.Whole metric)
            implements BlockScores {

        @Override
        public void fill(int blocks, double[] scores) {
            int length = returns.rows() / blockCount;
            int skipped = returns.rows() % blockCount;
            double[] joined = new double[length * Integer.bitCount(blocks)];
            for (int column = 0; column < scores.length; column++) {
                int filled = 0;
                for (int block = 0; block < blockCount; block++) {
                    if ((blocks >> block & 1) == 1) {
                        int from = skipped + block * length;
                        System.arraycopy(returns.column(column), from, joined, filled, length);
                        filled += length;
                    }
                }
                scores[column] = score(metric.metric().apply(joined));
            }
        }

        private static double score(OptionalDouble value) {
            return value.isPresent() && !Double.isNaN(value.getAsDouble())
                    ? value.getAsDouble()
                    : Double.NEGATIVE_INFINITY;
        }
    }
}
