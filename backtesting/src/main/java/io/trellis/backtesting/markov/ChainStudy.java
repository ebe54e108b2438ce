package io.trellis.backtesting.markov;

import io.trellis.core.regime.FittedFilter;
import io.trellis.core.regime.Observation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The chain of observable states.
 *
 * @param filter as it may act: bounds and smoothed probabilities of the training window, and the
 *     p-value of its memory test
 * @param chain the same probabilities
 * @param counts steps of the training window
 * @param training the memory test there
 * @param rest the memory test after it, with the bounds of the training window
 */
public record ChainStudy(
        FittedFilter.Chain filter,
        MarkovChain chain,
        TransitionCounts counts,
        MemoryTest training,
        MemoryTest rest) {

    static ChainStudy of(Observed training, Observed rest, StudySettings settings) {
        int states = settings.chainStates();
        List<Double> bounds = QuantileStates.bounds(training.values(), states);
        bounds = bounds.stream().map(ShortNumbers::of).toList();
        TransitionCounts counts = counts(training, bounds);
        MarkovChain chain = counts.chain(settings.prior());
        MemoryTest test = MemoryTest.of(counts);
        var filter =
                new FittedFilter.Chain(
                        settings.timeframe(),
                        settings.observation(),
                        names(settings.observation(), states),
                        bounds,
                        ShortNumbers.rows(chain.rows()),
                        ShortNumbers.probability(test.p()));
        return new ChainStudy(filter, chain, counts, test, MemoryTest.of(counts(rest, bounds)));
    }

    private static TransitionCounts counts(Observed observed, List<Double> bounds) {
        int[] sequence = new int[observed.count()];
        for (int i = 0; i < sequence.length; i++) {
            double value = observed.values()[i];
            sequence[i] = (int) bounds.stream().filter(bound -> value > bound).count();
        }
        return TransitionCounts.of(sequence, bounds.size() + 1);
    }

    /** Three have words, any other number is counted from the lowest. */
    private static List<String> names(Observation observation, int states) {
        if (states != 3) {
            return IntStream.rangeClosed(1, states).mapToObj(n -> "Q" + n).toList();
        }
        return switch (observation) {
            case RETURN -> List.of("DOWN", "RANGE", "UP");
            case VOLATILITY -> List.of("QUIET", "NORMAL", "WILD");
        };
    }
}
