package io.trellis.backtesting.markov;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import java.util.Optional;

/**
 * Matrix arithmetic in ND4J's native code, in doubles. Every array outside of the heap is closed as
 * soon as its numbers are copied.
 */
final class Nd4jMatrices implements Matrices {

    /** Largest miss of a solution, against the largest element of the right side. */
    private static final double WORST_RESIDUAL = 1e-6;

    private Nd4jMatrices() {}

    /** Loads the native code when it is first asked for. */
    private static final class Loaded {

        static final Optional<Matrices> MATRICES = load();

        private Loaded() {}

        private static Optional<Matrices> load() {
            try {
                Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
                var matrices = new Nd4jMatrices();
                // What is missing shows with the first array.
                matrices.product(new double[] {1}, new double[] {1}, 1);
                return Optional.of(matrices);
            } catch (LinkageError | RuntimeException notHere) {
                // No archive, no native code for this machine, or no right to load it: the plain
                // loops do the same work.
                return Optional.empty();
            }
        }
    }

    static Optional<Matrices> loaded() {
        try {
            return Loaded.MATRICES;
        } catch (LinkageError notHere) {
            return Optional.empty();
        }
    }

    @Override
    public double[] product(double[] left, double[] right, int rows) {
        try (INDArray a = matrix(left, rows);
                INDArray b = matrix(right, rows);
                INDArray product = a.mmul(b);
                INDArray inRows = product.dup('c')) {
            return inRows.data().asDouble();
        }
    }

    @Override
    public Optional<double[]> solve(double[] matrix, double[] right, int rows) {
        try (INDArray a = matrix(matrix, rows);
                INDArray b = Nd4j.create(right, new long[] {rows, 1}, 'c');
                INDArray solved = Nd4j.linalg().solve(a, b)) {
            double[] x = solved.toDoubleVector();
            return solves(matrix, x, right, rows) ? Optional.of(x) : Optional.empty();
        } catch (RuntimeException singular) {
            return Optional.empty();
        }
    }

    /** A singular matrix gives numbers too; only they do not solve anything. */
    private static boolean solves(double[] matrix, double[] x, double[] right, int rows) {
        double largest = 0;
        double worst = 0;
        for (int row = 0; row < rows; row++) {
            double made = 0;
            for (int column = 0; column < rows; column++) {
                made += matrix[row * rows + column] * x[column];
            }
            largest = Math.max(largest, Math.abs(right[row]));
            worst = Math.max(worst, Math.abs(made - right[row]));
        }
        return worst <= WORST_RESIDUAL * largest;
    }

    private static INDArray matrix(double[] values, int rows) {
        return Nd4j.create(values, new long[] {rows, rows}, 'c');
    }
}
