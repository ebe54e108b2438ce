package io.trellis.backtesting.markov;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A hidden Markov model whose observations are normal in each state (Rabiner 1989). Immutable.
 *
 * <p>Decisions rest on {@link #filtered}, which at each observation knows that one and those before
 * it. {@link #viterbi} knows the whole series, the future included: it is for pictures.
 */
public final class GaussianHmm {

    private static final double TOLERANCE = 1e-9;

    private final int states;
    private final double[] initial;
    private final double[] transition;
    private final double[] means;
    private final double[] variances;

    /**
     * A model; the arrays are copied.
     *
     * @param initial probability of each state at the first observation
     * @param transition probability of each next state, row by row
     * @param means of the observation in each state
     * @param variances of the same, above 0
     * @throws IllegalArgumentException if the arrays do not go together, a row is no distribution
     *     or a variance is not above 0
     */
    public GaussianHmm(double[] initial, double[] transition, double[] means, double[] variances) {
        states = initial.length;
        boolean fit = means.length == states && variances.length == states;
        if (!fit || transition.length != states * states) {
            throw new IllegalArgumentException(
                    "%d states have as many means and variances, and a square matrix"
                            .formatted(states));
        }
        this.initial = initial.clone();
        this.transition = transition.clone();
        this.means = means.clone();
        this.variances = variances.clone();
        requireDistribution(initial);
        for (int state = 0; state < states; state++) {
            requireDistribution(
                    Arrays.copyOfRange(transition, state * states, (state + 1) * states));
            // Written so that NaN fails too.
            if (!(variances[state] > 0)) {
                throw new IllegalArgumentException(
                        "a variance is above 0, was " + Arrays.toString(variances));
            }
        }
    }

    private static void requireDistribution(double[] row) {
        boolean inside = Arrays.stream(row).allMatch(p -> p >= 0);
        if (!inside || Math.abs(Arrays.stream(row).sum() - 1) > TOLERANCE) {
            throw new IllegalArgumentException(
                    "probabilities must sum to 1, was " + Arrays.toString(row));
        }
    }

    public int states() {
        return states;
    }

    public double initial(int state) {
        return initial[state];
    }

    public double transition(int from, int to) {
        return transition[from * states + to];
    }

    public double mean(int state) {
        return means[state];
    }

    public double variance(int state) {
        return variances[state];
    }

    /** The moves between states alone. */
    public MarkovChain chain() {
        return new MarkovChain(transition, states);
    }

    /** The logarithm of the density of a series under the model. */
    public double logLikelihood(double[] observations) {
        return new ForwardPass(observations.length, states).run(this, observations);
    }

    /**
     * Probability of each state at each observation, given it and those before it.
     *
     * @return a row of {@link #states} for each observation
     */
    public double[] filtered(double[] observations) {
        var pass = new ForwardPass(observations.length, states);
        pass.run(this, observations);
        return pass.filtered();
    }

    /**
     * The most likely sequence of states over the whole series. It sees the future at every step
     * but the last, so nothing may be decided on it.
     */
    public int[] viterbi(double[] observations) {
        return new Viterbi(this).path(observations);
    }

    /**
     * The same model with its states in the order of their variances, then means, so that the names
     * of states do not depend on where a fit began.
     */
    public GaussianHmm sortedByVariance() {
        int[] order =
                IntStream.range(0, states)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(this::variance)
                                        .thenComparingDouble(this::mean))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] moves = new double[states * states];
        for (int from = 0; from < states; from++) {
            for (int to = 0; to < states; to++) {
                moves[from * states + to] = transition(order[from], order[to]);
            }
        }
        return new GaussianHmm(
                picked(initial, order), moves, picked(means, order), picked(variances, order));
    }

    /**
     * The same model for a series that begins at any time: with the stationary law in place of the
     * state in which the fitted series happened to begin, where there is one such law.
     */
    public GaussianHmm begunAnywhere() {
        return chain().stationary()
                .map(law -> new GaussianHmm(positive(law), transition, means, variances))
                .orElse(this);
    }

    /** A law that was solved for may miss 0 by a little. */
    private static double[] positive(double[] law) {
        double[] shares = Arrays.stream(law).map(share -> Math.max(0, share)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    private static double[] picked(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(at -> values[at]).toArray();
    }

    @Override
    public String toString() {
        return "initial %s, transition %s, means %s, variances %s"
                .formatted(
                        Arrays.toString(initial),
                        Arrays.toString(transition),
                        Arrays.toString(means),
                        Arrays.toString(variances));
    }
}
