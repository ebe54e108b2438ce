package io.trellis.backtesting.markov;

import java.util.Arrays;

/**
 * Steps of the Baum-Welch algorithm over one series: each gives a model under which the series is
 * at least as likely.
 */
final class BaumWelch {

    private final double[] observations;
    private final double varianceFloor;
    private final int states;
    private final ForwardPass forward;

    private final double[] first;
    private final double[] moved;
    private final double[] weights;
    private final double[] offSums;
    private final double[] squareSums;

    /**
     * Steps over a series.
     *
     * @param observations two or more
     * @param varianceFloor no variance falls below it, or a state would shrink to one observation
     */
    BaumWelch(double[] observations, int states, double varianceFloor) {
        this.observations = observations;
        this.states = states;
        this.varianceFloor = varianceFloor;
        forward = new ForwardPass(observations.length, states);
        first = new double[states];
        moved = new double[states * states];
        weights = new double[states];
        offSums = new double[states];
        squareSums = new double[states];
    }

    /** The log-likelihood of the series, after which {@link #improved} may be asked. */
    double logLikelihood(GaussianHmm model) {
        return forward.run(model, observations);
    }

    /** The next model, from the one whose likelihood was asked for last. */
    GaussianHmm improved(GaussianHmm model) {
        backward(model);
        double[] transition = new double[states * states];
        double[] means = new double[states];
        double[] variances = new double[states];
        for (int state = 0; state < states; state++) {
            row(model, state, transition);
            boolean seen = weights[state] > 0;
            double shift = seen ? offSums[state] / weights[state] : 0;
            means[state] = model.mean(state) + shift;
            double variance =
                    seen
                            ? squareSums[state] / weights[state] - shift * shift
                            : model.variance(state);
            variances[state] = Math.max(varianceFloor, variance);
        }
        return new GaussianHmm(normalised(first), transition, means, variances);
    }

    private void row(GaussianHmm model, int from, double[] transition) {
        double sum = 0;
        for (int to = 0; to < states; to++) {
            sum += moved[from * states + to];
        }
        for (int to = 0; to < states; to++) {
            transition[from * states + to] =
                    sum > 0 ? moved[from * states + to] / sum : model.transition(from, to);
        }
    }

    private static double[] normalised(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** Sums the smoothed probabilities up while the backward recursion walks to the front. */
    private void backward(GaussianHmm model) {
        Arrays.fill(moved, 0);
        Arrays.fill(weights, 0);
        Arrays.fill(offSums, 0);
        Arrays.fill(squareSums, 0);
        double[] moves = ForwardPass.moves(model);
        double[] means = new double[states];
        for (int state = 0; state < states; state++) {
            means[state] = model.mean(state);
        }
        double[] beta = new double[states];
        double[] seen = new double[states];
        Arrays.fill(beta, 1);
        for (int t = observations.length - 1; t > 0; t--) {
            weigh(t, beta, means);
            step(t, beta, seen, moves);
        }
        weigh(0, beta, means);
        for (int state = 0; state < states; state++) {
            first[state] = forward.filtered()[state] * beta[state];
        }
    }

    /** Around the old mean, so that small variances do not drown in the squares of large means. */
    private void weigh(int t, double[] beta, double[] means) {
        double[] filtered = forward.filtered();
        for (int state = 0; state < states; state++) {
            double weight = filtered[t * states + state] * beta[state];
            double off = observations[t] - means[state];
            weights[state] += weight;
            offSums[state] += weight * off;
            squareSums[state] += weight * off * off;
        }
    }

    /** From an observation to the one before it: the moves between them, and the next beta. */
    private void step(int t, double[] beta, double[] seen, double[] moves) {
        double[] filtered = forward.filtered();
        double[] densities = forward.densities();
        double share = 1 / forward.scales()[t];
        for (int to = 0; to < states; to++) {
            seen[to] = densities[t * states + to] * beta[to] * share;
        }
        int before = (t - 1) * states;
        for (int from = 0; from < states; from++) {
            double sum = 0;
            double weight = filtered[before + from];
            for (int to = 0; to < states; to++) {
                double onward = moves[from * states + to] * seen[to];
                moved[from * states + to] += weight * onward;
                sum += onward;
            }
            beta[from] = sum;
        }
    }
}
