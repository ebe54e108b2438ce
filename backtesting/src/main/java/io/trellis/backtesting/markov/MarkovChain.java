package io.trellis.backtesting.markov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A chain of states in which the next one depends on the present one alone. */
public final class MarkovChain {

    private static final double TOLERANCE = 1e-9;

    private final int states;
    private final double[] transition;
    private final Matrices matrices;

    /**
     * A chain.
     *
     * @param transition probability of each next state, row by row; rows sum to 1
     * @throws IllegalArgumentException if a row is no distribution
     */
    public MarkovChain(double[] transition, int states) {
        this(transition, states, Matrices.ofSize(states));
    }

    MarkovChain(double[] transition, int states, Matrices matrices) {
        this.states = states;
        this.transition = transition.clone();
        this.matrices = matrices;
        for (int state = 0; state < states; state++) {
            double sum = Arrays.stream(row(state)).sum();
            boolean inside = Arrays.stream(row(state)).allMatch(p -> p >= 0);
            if (!inside || Math.abs(sum - 1) > TOLERANCE) {
                throw new IllegalArgumentException(
                        "a row is a distribution, was " + Arrays.toString(row(state)));
            }
        }
    }

    public int states() {
        return states;
    }

    public double probability(int from, int to) {
        return transition[from * states + to];
    }

    private double[] row(int state) {
        return Arrays.copyOfRange(transition, state * states, (state + 1) * states);
    }

    /** The matrix as rows. */
    public List<List<Double>> rows() {
        List<List<Double>> rows = new ArrayList<>();
        for (int state = 0; state < states; state++) {
            rows.add(Arrays.stream(row(state)).boxed().toList());
        }
        return rows;
    }

    /** Mean number of steps in a row in a state, {@code 1 / (1 - p)}; infinite if it never ends. */
    public double expectedStay(int state) {
        return 1 / (1 - probability(state, state));
    }

    /**
     * The law that a step leaves as it is: the share of time in each state in the long run.
     *
     * @return empty when there is more than one, because some states never reach each other
     */
    public Optional<double[]> stationary() {
        double[] equations = new double[states * states];
        for (int row = 0; row < states - 1; row++) {
            for (int column = 0; column < states; column++) {
                double kept = row == column ? 1 : 0;
                equations[row * states + column] = probability(column, row) - kept;
            }
        }
        Arrays.fill(equations, (states - 1) * states, states * states, 1);
        double[] right = new double[states];
        right[states - 1] = 1;
        return matrices.solve(equations, right, states);
    }

    /**
     * How likely each state is some steps after one.
     *
     * @param steps 0 or more
     */
    public double[] forecast(int from, int steps) {
        double[] power = matrices.power(transition, steps, states);
        return Arrays.copyOfRange(power, from * states, (from + 1) * states);
    }
}
