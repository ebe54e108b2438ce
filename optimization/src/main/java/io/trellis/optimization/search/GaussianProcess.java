package io.trellis.optimization.search;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

import java.util.Arrays;
import java.util.Optional;

/**
 * What values at some points say about all others: a Gaussian process whose correlation is a Matérn
 * function of order 5/2, with a length of its own for each dimension (Rasmussen and Williams 2006).
 * The values are taken from their mean and in units of their deviation.
 */
final class GaussianProcess {

    private static final double ROOT_5 = StrictMath.sqrt(5);

    private final double[][] points;
    private final Shape shape;
    private final double[] weights;
    private final DecompositionSolver solver;
    private final double variance;
    private final double logLikelihood;

    /**
     * How the process behaves between points.
     *
     * @param lengths distance in each dimension over which values hang together, above 0
     * @param noise share of the variance that hangs on nothing, above 0
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and not changed.
    record Shape(double[] lengths, double noise) {}

    /** What may be expected at a point: its mean and deviation, in the units of the process. */
    record Prediction(double mean, double deviation) {}

    private GaussianProcess(
            double[][] points, Shape shape, double[] values, CholeskyDecomposition cholesky) {
        this.points = points;
        this.shape = shape;
        this.solver = cholesky.getSolver();
        this.weights = solver.solve(new ArrayRealVector(values, false)).toArray();
        int count = points.length;
        this.variance = dot(values, weights) / count;
        double logDeterminant = 0;
        RealMatrix root = cholesky.getL();
        for (int i = 0; i < count; i++) {
            logDeterminant += 2 * StrictMath.log(root.getEntry(i, i));
        }
        this.logLikelihood = -(count * StrictMath.log(variance) + logDeterminant) / 2;
    }

    /**
     * The process through some points.
     *
     * @param points one or more, each of the dimensions of the shape
     * @param values at the points, with mean 0 and variance 1
     * @return empty if the points cannot be told apart in this shape
     */
    static Optional<GaussianProcess> of(double[][] points, double[] values, Shape shape) {
        int count = points.length;
        double[][] correlation = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double each = correlation(points[i], points[j], shape);
                correlation[i][j] = each;
                correlation[j][i] = each;
            }
            correlation[i][i] = 1 + shape.noise();
        }
        try {
            var cholesky = new CholeskyDecomposition(new Array2DRowRealMatrix(correlation, false));
            return Optional.of(new GaussianProcess(points, shape, values, cholesky));
        } catch (NonPositiveDefiniteMatrixException _) {
            return Optional.empty();
        }
    }

    private static double correlation(double[] one, double[] other, Shape shape) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double distance = (one[i] - other[i]) / shape.lengths()[i];
            sum += distance * distance;
        }
        double far = ROOT_5 * StrictMath.sqrt(sum);
        return (1 + far + far * far / 3) * StrictMath.exp(-far);
    }

    /**
     * The logarithm of how likely the values are, up to a constant, at their likeliest variance.
     */
    double logLikelihood() {
        return logLikelihood;
    }

    /** What may be expected at a point. */
    Prediction at(double[] point) {
        double[] near = new double[points.length];
        Arrays.setAll(near, i -> correlation(point, points[i], shape));
        double[] solved = solver.solve(new ArrayRealVector(near, false)).toArray();
        double left = Math.max(0, 1 - dot(near, solved));
        return new Prediction(dot(near, weights), StrictMath.sqrt(variance * left));
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
