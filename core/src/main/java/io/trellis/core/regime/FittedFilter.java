package io.trellis.core.regime;

import io.trellis.core.market.Timeframe;

import java.util.List;

/**
 * A model of a market's states, fitted to a training window, with every number that it takes to say
 * at each bar how likely each state is. It changes no more: what it says of a bar follows from that
 * bar and those before it.
 *
 * <p>All lists hold one number a state, in the order of {@link #states}; a row of a transition
 * matrix holds the probabilities of the states that follow one.
 */
public sealed interface FittedFilter {

    /** The largest p-value at which the training window shows that states have a memory. */
    double HIGHEST_MEMORY_P = 0.05;

    /** Length of the candles that it observes, aligned to UTC. */
    Timeframe timeframe();

    /** What it observes of a candle. */
    Observation observation();

    /** Names of the states, each once. */
    List<String> states();

    /**
     * The p-value of the memory test of the observable chain over the training window: how often a
     * market without any memory would show as much.
     */
    double memoryP();

    /** What it says, observation by observation, beginning anew. */
    StateProbabilities start();

    /** Whether the training window showed a memory; without one a filter must not act. */
    default boolean hasMemory() {
        return memoryP() <= HIGHEST_MEMORY_P;
    }

    /**
     * A chain of states that are seen: a candle's state is the first whose upper end its
     * observation does not exceed. The probabilities are those of the next candle's state, the row
     * of the newest one.
     *
     * @param bounds upper ends of all states but the last, rising
     * @param transition rows that sum to 1
     */
    record Chain(
            Timeframe timeframe,
            Observation observation,
            List<String> states,
            List<Double> bounds,
            List<List<Double>> transition,
            double memoryP)
            implements FittedFilter {

        /**
         * @throws IllegalArgumentException if the lists do not go together, the bounds do not rise
         *     or a row is no distribution
         */
        public Chain {
            states = FilterChecks.names(states);
            bounds = List.copyOf(bounds);
            transition = FilterChecks.transition(transition, states.size());
            FilterChecks.bounds(bounds, states.size());
            FilterChecks.probability("memoryP", memoryP);
        }

        /** The state that an observation is. */
        public int stateOf(double observed) {
            int state = 0;
            while (state < bounds.size() && observed > bounds.get(state)) {
                state++;
            }
            return state;
        }

        @Override
        public StateProbabilities start() {
            return new ChainForecast(this);
        }
    }

    /**
     * A hidden Markov model with normal observations. The probabilities are the filtered ones: of
     * the state at the newest candle, given that candle and those before it.
     *
     * @param initial probabilities of the first candle's state, which sum to 1
     * @param means of the observation in each state
     * @param variances of the same, above 0
     * @param transition rows that sum to 1
     */
    record Hidden(
            Timeframe timeframe,
            Observation observation,
            List<String> states,
            List<Double> initial,
            List<Double> means,
            List<Double> variances,
            List<List<Double>> transition,
            double memoryP)
            implements FittedFilter {

        /**
         * @throws IllegalArgumentException if the lists do not go together, a variance is not above
         *     0 or a row is no distribution
         */
        public Hidden {
            states = FilterChecks.names(states);
            int count = states.size();
            initial = FilterChecks.distribution("initial", initial, count);
            means = FilterChecks.perState("means", means, count);
            variances = FilterChecks.variances(variances, count);
            transition = FilterChecks.transition(transition, count);
            FilterChecks.probability("memoryP", memoryP);
        }

        @Override
        public StateProbabilities start() {
            return new GaussianFilter(this);
        }
    }
}
