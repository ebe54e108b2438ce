package io.trellis.backtesting.markov;

import java.util.Optional;

/**
 * Arithmetic of square matrices, each an array row by row.
 *
 * <p>Plain loops are the reference. ND4J is slower below about {@value #ND4J_FROM} rows, because
 * every call crosses into native code, and many times faster above; {@link #ofSize} chooses.
 */
public sealed interface Matrices permits PlainMatrices, Nd4jMatrices {

    /** Rows from which on {@link #ofSize} takes ND4J: measured, see docs/regimes.md. */
    int ND4J_FROM = 128;

    /** Loops over plain arrays, the same to the last bit on every machine. */
    static Matrices plain() {
        return new PlainMatrices();
    }

    /**
     * ND4J's native code; empty where it is not there or does not run on this machine. The first
     * call in a process unpacks and loads it, which takes seconds.
     */
    static Optional<Matrices> nd4j() {
        return Nd4jMatrices.loaded();
    }

    /** The faster arithmetic for matrices of a size; plain loops where there is no other. */
    static Matrices ofSize(int rows) {
        return rows < ND4J_FROM ? plain() : nd4j().orElseGet(Matrices::plain);
    }

    /** The product of two matrices of {@code rows} rows and columns. */
    double[] product(double[] left, double[] right, int rows);

    /**
     * The vector that a matrix turns into a given one.
     *
     * @return empty when the matrix is singular, or too close to it
     */
    Optional<double[]> solve(double[] matrix, double[] right, int rows);

    /**
     * A matrix multiplied by itself.
     *
     * @param exponent 0 or more; 0 gives the identity
     */
    default double[] power(double[] matrix, int exponent, int rows) {
        double[] result = identity(rows);
        double[] square = matrix.clone();
        for (int left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = product(result, square, rows);
            }
            if (left > 1) {
                square = product(square, square, rows);
            }
        }
        return result;
    }

    private static double[] identity(int rows) {
        double[] identity = new double[rows * rows];
        for (int i = 0; i < rows; i++) {
            identity[i * rows + i] = 1;
        }
        return identity;
    }
}
