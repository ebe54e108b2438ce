package io.trellis.backtesting.markov;

import java.util.Arrays;

/** How often each state followed each other one. */
public final class TransitionCounts {

    private final int states;
    private final long[] counts;

    private TransitionCounts(int states, long[] counts) {
        this.states = states;
        this.counts = counts;
    }

    /**
     * The steps of a sequence.
     *
     * @param sequence states in the order of time, each 0 to below {@code states}
     */
    public static TransitionCounts of(int[] sequence, int states) {
        long[] counts = new long[states * states];
        for (int i = 1; i < sequence.length; i++) {
            counts[sequence[i - 1] * states + sequence[i]]++;
        }
        return new TransitionCounts(states, counts);
    }

    public int states() {
        return states;
    }

    public long count(int from, int to) {
        return counts[from * states + to];
    }

    /** Steps that begin in a state. */
    public long from(int state) {
        return Arrays.stream(counts, state * states, (state + 1) * states).sum();
    }

    /** Steps that end in a state. */
    public long to(int state) {
        long sum = 0;
        for (int from = 0; from < states; from++) {
            sum += count(from, state);
        }
        return sum;
    }

    /** Steps in all. */
    public long steps() {
        return Arrays.stream(counts).sum();
    }

    /**
     * The chain whose probabilities are {@code (count + prior) / (row + states · prior)}: with a
     * prior of 0 the most likely one, else the mean of the posterior under a symmetric Dirichlet.
     *
     * @param prior steps of each kind that one believes in before any is seen, 0 or more
     * @throws IllegalArgumentException if the prior is 0 and no step begins in some state
     */
    public MarkovChain chain(double prior) {
        double[] transition = new double[counts.length];
        for (int from = 0; from < states; from++) {
            double row = from(from) + states * prior;
            if (row == 0) {
                throw new IllegalArgumentException(
                        "no step begins in state %d, so nothing is known of what follows it; give a"
                                        .formatted(from)
                                + " prior above 0");
            }
            for (int to = 0; to < states; to++) {
                transition[from * states + to] = (count(from, to) + prior) / row;
            }
        }
        return new MarkovChain(transition, states);
    }
}
