package io.trellis.backtesting.analytics;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * New series drawn from one that hangs together in time (Politis and Romano 1994): a walk through
 * the rows that goes on to the next one, the first after the last, and now and then jumps anywhere.
 * The lengths of the stretches between jumps are geometric, so that what is drawn is stationary.
 *
 * <p>All random numbers come from one seeded stream and are drawn by one thread, draw after draw,
 * whoever evaluates them: the same settings give the same bytes everywhere.
 *
 * @param meanBlock mean length of a stretch in rows, 1 or more; 1 draws every row by itself, as if
 *     nothing hung together. Of the order of the longest time that a position is held; {@link
 *     #usualBlock} where that is not known
 * @param draws series to draw, 1 or more; 2,000 settle a 95 % interval to about a tenth of its
 *     width
 * @param seed of the stream
 */
public record StationaryBootstrap(double meanBlock, int draws, long seed) {

    private static final String ALGORITHM = "L64X128MixRandom";

    /**
     * @throws IllegalArgumentException if a setting is out of its bounds
     */
    public StationaryBootstrap {
        if (!(meanBlock >= 1 && meanBlock < Double.POSITIVE_INFINITY) || draws < 1) {
            throw new IllegalArgumentException(
                    "a bootstrap needs a mean block of 1 or more and a draw, was %s and %d"
                            .formatted(meanBlock, draws));
        }
    }

    /**
     * The mean block for a series of which no holding time is known: the cube root of its rows,
     * which is how the best length grows (Politis and White 2004). 8 for a year of days.
     *
     * @param rows 1 or more
     */
    public static double usualBlock(int rows) {
        return Math.ceil(Math.cbrt(rows));
    }

    /** A statistic of one series. */
    @FunctionalInterface
    public interface Statistic {

        /** Empty where it is undefined. */
        OptionalDouble of(double[] series);
    }

    /** A statistic of two series of one length, row by row of the same time. */
    @FunctionalInterface
    public interface PairedStatistic {

        /** Empty where it is undefined. */
        OptionalDouble of(double[] first, double[] second);
    }

    /** Takes the rows of a drawn series. */
    @FunctionalInterface
    public interface PathSink {

        /**
         * Takes one path.
         *
         * @param draw 0 to below {@link #draws()}, rising
         * @param path a row for each place; the array is used again for the next draw
         */
        void take(int draw, int[] path);
    }

    /**
     * Draws every path, in order.
     *
     * @param rows 1 or more; a path is as long
     */
    public void forEachPath(int rows, PathSink sink) {
        RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
        int[] path = new int[rows];
        for (int draw = 0; draw < draws; draw++) {
            fill(path, rows, meanBlock, random);
            sink.take(draw, path);
        }
    }

    /**
     * Draws one path. The first row takes one whole number of the generator; every further row
     * takes a fraction, and a whole number when the fraction is below {@code 1 / meanBlock}.
     *
     * @param path filled with rows, from 0 to below {@code rows}
     */
    public static void fill(int[] path, int rows, double meanBlock, RandomGenerator random) {
        double jump = 1 / meanBlock;
        int row = random.nextInt(rows);
        path[0] = row;
        for (int place = 1; place < path.length; place++) {
            if (random.nextDouble() < jump) {
                row = random.nextInt(rows);
            } else {
                row = row + 1 == rows ? 0 : row + 1;
            }
            path[place] = row;
        }
    }

    /**
     * A statistic over the drawn series.
     *
     * @param series one row or more
     * @param statistic asked once for the series and once a draw; what it is given is used again
     */
    public BootstrapDistribution of(double[] series, Statistic statistic) {
        var values = new OptionalDouble[draws];
        double[] drawn = new double[series.length];
        forEachPath(
                series.length,
                (draw, path) -> {
                    gather(series, path, drawn);
                    values[draw] = statistic.of(drawn);
                });
        return BootstrapDistribution.of(statistic.of(series), values);
    }

    /**
     * A statistic over two series drawn together: the same rows of both, so that what moved both
     * moves both in every draw. For differences between strategies, or between one with a rule and
     * without it.
     *
     * @param first one row or more
     * @param second as many
     * @throws IllegalArgumentException if the lengths differ
     */
    public BootstrapDistribution ofPair(
            double[] first, double[] second, PairedStatistic statistic) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "series to be drawn together have %d and %d rows"
                            .formatted(first.length, second.length));
        }
        var values = new OptionalDouble[draws];
        double[] drawnFirst = new double[first.length];
        double[] drawnSecond = new double[second.length];
        forEachPath(
                first.length,
                (draw, path) -> {
                    gather(first, path, drawnFirst);
                    gather(second, path, drawnSecond);
                    values[draw] = statistic.of(drawnFirst, drawnSecond);
                });
        return BootstrapDistribution.of(statistic.of(first, second), values);
    }

    private static void gather(double[] series, int[] path, double[] drawn) {
        for (int place = 0; place < path.length; place++) {
            drawn[place] = series[path[place]];
        }
    }
}
