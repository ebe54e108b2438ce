package io.trellis.optimization.search;

import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.SearchSpace;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Problems whose answers are known: functions of numbers from 0 to 1. */
final class Functions {

    private Functions() {}

    /** A problem of a function. */
    interface Scored {

        Fitness at(double[] point);
    }

    /** All points of a cube of side 1, each written as its numbers are. */
    record Cube(int dimensions) implements SearchSpace {

        @Override
        public List<String> paths() {
            return IntStream.range(0, dimensions).mapToObj(i -> "x" + i).toList();
        }

        @Override
        public Optional<BigInteger> count() {
            return Optional.empty();
        }

        @Override
        public Optional<String> firstContinuum() {
            return Optional.of("x0");
        }

        @Override
        public Candidate candidate(double[] shares) {
            return new Candidate(Arrays.stream(shares).mapToObj(Double::toString).toList());
        }

        @Override
        public Candidate candidate(long index) {
            throw new IllegalStateException("a cube cannot be listed");
        }

        static double[] point(Candidate candidate) {
            return candidate.values().stream().mapToDouble(Double::parseDouble).toArray();
        }
    }

    /** The function on a cube. */
    record Known(SearchSpace space, int scores, Scored function) implements Problem {

        @Override
        public List<Fitness> evaluate(List<Candidate> batch) {
            return batch.stream().map(Cube::point).map(function::at).toList();
        }

        @Override
        public int convenientBatch() {
            return 64;
        }
    }

    /** Zitzler, Deb and Thiele's problems 1 to 3 in 30 variables: both scores are to be small. */
    static Problem zdt(int number) {
        return new Known(new Cube(30), 2, point -> zdt(number, point));
    }

    private static Fitness zdt(int number, double[] point) {
        double first = point[0];
        double g = 1 + 9 * Arrays.stream(point).skip(1).sum() / (point.length - 1);
        return Fitness.feasible(-first, -g * zdtShape(number, first, g));
    }

    /** The second score over g; on the front g is 1. */
    static double zdtShape(int number, double first, double g) {
        double share = first / g;
        return switch (number) {
            case 1 -> 1 - Math.sqrt(share);
            case 2 -> 1 - share * share;
            case 3 -> 1 - Math.sqrt(share) - share * Math.sin(10 * Math.PI * first);
            default -> throw new IllegalArgumentException("no problem " + number);
        };
    }

    /** Deb, Thiele, Laumanns and Zitzler's problem 2 in 12 variables: an eighth of a sphere. */
    static Problem dtlz2() {
        return new Known(
                new Cube(12),
                3,
                point -> {
                    double g = Arrays.stream(point).skip(2).map(x -> (x - 0.5) * (x - 0.5)).sum();
                    double a = point[0] * Math.PI / 2;
                    double b = point[1] * Math.PI / 2;
                    return Fitness.feasible(
                            -(1 + g) * Math.cos(a) * Math.cos(b),
                            -(1 + g) * Math.cos(a) * Math.sin(b),
                            -(1 + g) * Math.sin(a));
                });
    }

    /** Branin's function, which is 0.397887 at its three lowest points. */
    static Problem branin() {
        return low(
                2,
                point -> {
                    double x = 15 * point[0] - 5;
                    double y = 15 * point[1];
                    double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
                    return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
                });
    }

    private static final double[] HARTMANN_WEIGHTS = {1, 1.2, 3, 3.2};
    private static final double[][] HARTMANN_WIDTHS = {
        {10, 3, 17, 3.5, 1.7, 8},
        {0.05, 10, 17, 0.1, 8, 14},
        {3, 3.5, 1.7, 10, 17, 8},
        {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] HARTMANN_PLACES = {
        {.1312, .1696, .5569, .0124, .8283, .5886},
        {.2329, .4135, .8307, .3736, .1004, .9991},
        {.2348, .1451, .3522, .2883, .3047, .6650},
        {.4047, .8828, .8732, .5743, .1091, .0381}
    };

    /** Hartmann's function of six variables, which is −3.32237 at its lowest point. */
    static Problem hartmann6() {
        return low(
                6,
                point -> {
                    double sum = 0;
                    for (int i = 0; i < HARTMANN_WEIGHTS.length; i++) {
                        double far = 0;
                        for (int j = 0; j < point.length; j++) {
                            double distance = point[j] - HARTMANN_PLACES[i][j];
                            far += HARTMANN_WIDTHS[i][j] * distance * distance;
                        }
                        sum -= HARTMANN_WEIGHTS[i] * Math.exp(-far);
                    }
                    return sum;
                });
    }

    private static Problem low(int dimensions, ToDoubleFunction<double[]> function) {
        return new Known(
                new Cube(dimensions), 1, point -> Fitness.feasible(-function.applyAsDouble(point)));
    }
}
