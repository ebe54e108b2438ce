package io.trellis.optimization.validation;

/**
 * Sums over any choice of blocks in one addition: all choices among the first half of the blocks
 * are summed beforehand, and all among the second.
 */
final class HalfSums {

    /** What is summed of a return. */
    @FunctionalInterface
    interface Term {
        double of(double value, int column);
    }

    private final int firstBlocks;
    private final double[][] first;
    private final double[][] second;

    /** Takes the sums; the first rows are left out where the blocks do not divide them. */
    HalfSums(ReturnMatrix returns, int blocks, Term term) {
        double[][] sums = new double[blocks][returns.columns()];
        int length = returns.rows() / blocks;
        int skipped = returns.rows() % blocks;
        for (int column = 0; column < returns.columns(); column++) {
            double[] values = returns.column(column);
            for (int row = 0; row < blocks * length; row++) {
                sums[row / length][column] += term.of(values[skipped + row], column);
            }
        }
        this.firstBlocks = blocks / 2;
        this.first = choices(sums, 0, firstBlocks);
        this.second = choices(sums, firstBlocks, blocks - firstBlocks);
    }

    /** Every choice is one with a block less and that block. */
    private static double[][] choices(double[][] sums, int from, int blocks) {
        double[][] choices = new double[1 << blocks][sums[0].length];
        for (int choice = 1; choice < choices.length; choice++) {
            int last = Integer.highestOneBit(choice);
            double[] rest = choices[choice ^ last];
            double[] block = sums[from + Integer.numberOfTrailingZeros(last)];
            for (int column = 0; column < rest.length; column++) {
                choices[choice][column] = rest[column] + block[column];
            }
        }
        return choices;
    }

    double of(int blocks, int column) {
        return first[blocks & (1 << firstBlocks) - 1][column]
                + second[blocks >>> firstBlocks][column];
    }
}
