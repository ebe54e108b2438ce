package io.trellis.optimization.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The shape under which values are likeliest: of some drawn ones and the last one the best, then
 * moved along one number at a time, in smaller and smaller steps. A weak prior holds it where a few
 * points say little.
 */
final class ShapeFit {

    private static final int DRAWS = 6;
    private static final double[] STEPS = {0.8, 0.4, 0.2};

    /** Natural logarithms; a length of 1 is the whole range. */
    private static final double SHORTEST = StrictMath.log(0.03);

    private static final double LONGEST = StrictMath.log(5);
    private static final double USUAL_LENGTH = StrictMath.log(0.5);
    private static final double LEAST_NOISE = StrictMath.log(1e-6);
    private static final double MOST_NOISE = StrictMath.log(0.3);
    private static final double USUAL_NOISE = StrictMath.log(1e-4);
    private static final double LENGTH_DEVIATION = 1;
    private static final double NOISE_DEVIATION = 2;

    private final RandomGenerator random;
    private final int dimensions;

    /** Logarithms of the lengths, then of the noise. */
    private double[] last;

    ShapeFit(int dimensions, RandomGenerator random) {
        this.random = random;
        this.dimensions = dimensions;
        this.last = new double[dimensions + 1];
        Arrays.fill(last, USUAL_LENGTH);
        last[dimensions] = USUAL_NOISE;
    }

    /** The process through the points in the likeliest shape; the next fit begins there. */
    GaussianProcess fit(double[][] points, double[] values) {
        double[] best = last;
        double likelihood = likelihood(best, points, values);
        for (int i = 0; i < DRAWS; i++) {
            double[] drawn = drawn();
            double reached = likelihood(drawn, points, values);
            if (reached > likelihood) {
                best = drawn;
                likelihood = reached;
            }
        }
        for (double step : STEPS) {
            for (int i = 0; i <= dimensions; i++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double[] moved = moved(best, i, sign * step);
                    double reached = likelihood(moved, points, values);
                    if (reached > likelihood) {
                        best = moved;
                        likelihood = reached;
                    }
                }
            }
        }
        last = best;
        return GaussianProcess.of(points, values, shape(best)).orElseThrow();
    }

    private double[] drawn() {
        double[] drawn = new double[dimensions + 1];
        Arrays.setAll(drawn, i -> random.nextDouble(least(i), most(i)));
        return drawn;
    }

    private double[] moved(double[] from, int i, double step) {
        double[] moved = from.clone();
        moved[i] = Math.clamp(from[i] + step, least(i), most(i));
        return moved;
    }

    private double least(int i) {
        return i < dimensions ? SHORTEST : LEAST_NOISE;
    }

    private double most(int i) {
        return i < dimensions ? LONGEST : MOST_NOISE;
    }

    private double likelihood(double[] logs, double[][] points, double[] values) {
        double likelihood =
                GaussianProcess.of(points, values, shape(logs))
                        .map(GaussianProcess::logLikelihood)
                        .orElse(Double.NEGATIVE_INFINITY);
        for (int i = 0; i < dimensions; i++) {
            likelihood -= square((logs[i] - USUAL_LENGTH) / LENGTH_DEVIATION) / 2;
        }
        return likelihood - square((logs[dimensions] - USUAL_NOISE) / NOISE_DEVIATION) / 2;
    }

    private static double square(double value) {
        return value * value;
    }

    private GaussianProcess.Shape shape(double[] logs) {
        double[] lengths = new double[dimensions];
        Arrays.setAll(lengths, i -> StrictMath.exp(logs[i]));
        return new GaussianProcess.Shape(lengths, StrictMath.exp(logs[dimensions]));
    }
}
