package io.trellis.backtesting.markov;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A hidden Markov model fitted from several starts.
 *
 * @param model the most likely one, its states in the order of their variances
 * @param starts every start, in the order in which they were drawn
 */
public record HmmFit(GaussianHmm model, List<Start> starts) {

    /** A fit ends when a step gains less in log-likelihood. */
    public static final double LEAST_GAIN = 1e-6;

    /** No variance falls below this share of the variance of all observations. */
    private static final double VARIANCE_FLOOR = 1e-6;

    private static final int LEAST_PER_STATE = 10;
    private static final int LEAST_STATES = 2;
    private static final int MOST_STATES = 4;

    /**
     * One start and where it led.
     *
     * @param logLikelihood at its end
     * @param steps of Baum-Welch
     * @param settled whether the last gain was below {@link #LEAST_GAIN}
     */
    public record Start(double logLikelihood, int steps, boolean settled) {}

    /**
     * How to fit.
     *
     * @param states 2 to 4
     * @param starts 1 or more
     * @param mostSteps of Baum-Welch a start, 1 or more
     */
    public record Settings(int states, int starts, int mostSteps) {

        /**
         * @throws IllegalArgumentException if a setting is out of its bounds
         */
        public Settings {
            if (states < LEAST_STATES || states > MOST_STATES || starts < 1 || mostSteps < 1) {
                throw new IllegalArgumentException(
                        "a fit takes 2 to 4 states, a start and a step, was %d, %d and %d"
                                .formatted(states, starts, mostSteps));
            }
        }
    }

    public HmmFit {
        starts = List.copyOf(starts);
    }

    /**
     * Fits a model to a series.
     *
     * @param observations of the training window alone
     * @param random draws the starts, all of them before the first is followed
     * @throws IllegalArgumentException if observations are too few, or all equal
     */
    public static HmmFit of(double[] observations, Settings settings, RandomGenerator random) {
        if (observations.length < LEAST_PER_STATE * settings.states) {
            throw new IllegalArgumentException(
                    "%d observations are too few for %d states; 10 a state are needed"
                            .formatted(observations.length, settings.states));
        }
        var begins = new HmmStarts(observations, settings.states);
        List<GaussianHmm> drawn = new ArrayList<>();
        for (int i = 0; i < settings.starts; i++) {
            drawn.add(begins.next(random));
        }
        double floor = VARIANCE_FLOOR * begins.variance();
        List<Start> starts = new ArrayList<>();
        Followed best = follow(observations, drawn.getFirst(), floor, settings.mostSteps);
        starts.add(best.end);
        for (GaussianHmm begin : drawn.subList(1, drawn.size())) {
            Followed followed = follow(observations, begin, floor, settings.mostSteps);
            starts.add(followed.end);
            best = followed.end.logLikelihood > best.end.logLikelihood ? followed : best;
        }
        return new HmmFit(best.model.sortedByVariance(), starts);
    }

    private record Followed(GaussianHmm model, Start end) {}

    private static Followed follow(
            double[] observations, GaussianHmm begin, double floor, int mostSteps) {
        var steps = new BaumWelch(observations, begin.states(), floor);
        GaussianHmm model = begin;
        double likelihood = steps.logLikelihood(model);
        for (int step = 1; step <= mostSteps; step++) {
            GaussianHmm next = steps.improved(model);
            double reached = steps.logLikelihood(next);
            if (reached - likelihood < LEAST_GAIN) {
                return new Followed(next, new Start(reached, step, true));
            }
            model = next;
            likelihood = reached;
        }
        return new Followed(model, new Start(likelihood, mostSteps, false));
    }
}
