package io.trellis.backtesting.markov;

import java.util.Optional;

/** Matrix arithmetic in loops over arrays. */
final class PlainMatrices implements Matrices {

    /** Pivots below this share of the largest element are taken for 0. */
    private static final double SMALLEST_PIVOT = 1e-12;

    @Override
    public double[] product(double[] left, double[] right, int rows) {
        double[] product = new double[rows * rows];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < rows; k++) {
                double factor = left[i * rows + k];
                for (int j = 0; j < rows; j++) {
                    product[i * rows + j] += factor * right[k * rows + j];
                }
            }
        }
        return product;
    }

    /** Elimination with the largest pivot of each column. */
    @Override
    public Optional<double[]> solve(double[] matrix, double[] right, int rows) {
        double[] a = matrix.clone();
        double[] x = right.clone();
        double least = SMALLEST_PIVOT * largest(a);
        for (int column = 0; column < rows; column++) {
            int pivot = pivot(a, column, rows);
            // Written so that NaN fails too.
            if (!(Math.abs(a[pivot * rows + column]) > least)) {
                return Optional.empty();
            }
            swap(a, x, pivot, column, rows);
            for (int row = column + 1; row < rows; row++) {
                eliminate(a, x, row, column, rows);
            }
        }
        substituteBack(a, x, rows);
        return Optional.of(x);
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static int pivot(double[] a, int column, int rows) {
        int pivot = column;
        for (int row = column + 1; row < rows; row++) {
            if (Math.abs(a[row * rows + column]) > Math.abs(a[pivot * rows + column])) {
                pivot = row;
            }
        }
        return pivot;
    }

    private static void swap(double[] a, double[] x, int one, int other, int rows) {
        for (int column = 0; column < rows; column++) {
            double kept = a[one * rows + column];
            a[one * rows + column] = a[other * rows + column];
            a[other * rows + column] = kept;
        }
        double kept = x[one];
        x[one] = x[other];
        x[other] = kept;
    }

    private static void eliminate(double[] a, double[] x, int row, int column, int rows) {
        double factor = a[row * rows + column] / a[column * rows + column];
        for (int k = column; k < rows; k++) {
            a[row * rows + k] -= factor * a[column * rows + k];
        }
        x[row] -= factor * x[column];
    }

    private static void substituteBack(double[] a, double[] x, int rows) {
        for (int row = rows - 1; row >= 0; row--) {
            for (int k = row + 1; k < rows; k++) {
                x[row] -= a[row * rows + k] * x[k];
            }
            x[row] /= a[row * rows + row];
        }
    }
}
