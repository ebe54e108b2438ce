package io.trellis.backtesting.markov;

import io.trellis.core.regime.FittedFilter;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * The hidden Markov model.
 *
 * @param filter as it may act; its p-value is that of the chain's memory test
 * @param fit how the training window was fitted
 * @param trainingPerObservation mean log-likelihood of an observation of the training window
 * @param restPerObservation the same after it, where nothing was fitted; {@code NaN} where there is
 *     no observation
 */
public record HiddenStudy(
        FittedFilter.Hidden filter,
        HmmFit fit,
        double trainingPerObservation,
        double restPerObservation) {

    private static final String ALGORITHM = "L64X128MixRandom";

    static HiddenStudy of(
            Observed training, Observed rest, StudySettings settings, double memoryP) {
        var random = RandomGeneratorFactory.of(ALGORITHM).create(settings.seed());
        HmmFit fit = HmmFit.of(training.values(), settings.hidden(), random);
        GaussianHmm model = fit.model().begunAnywhere();
        var filter =
                new FittedFilter.Hidden(
                        settings.timeframe(),
                        settings.observation(),
                        names(model.states()),
                        perState(model, state -> ShortNumbers.probability(model.initial(state))),
                        perState(model, state -> ShortNumbers.of(model.mean(state))),
                        perState(model, state -> ShortNumbers.of(model.variance(state))),
                        ShortNumbers.rows(model.chain().rows()),
                        memoryP);
        return new HiddenStudy(
                filter, fit, perObservation(model, training), perObservation(model, rest));
    }

    private static List<Double> perState(GaussianHmm model, IntToDoubleFunction value) {
        return IntStream.range(0, model.states()).mapToDouble(value).boxed().toList();
    }

    private static double perObservation(GaussianHmm model, Observed observed) {
        return model.logLikelihood(observed.values()) / observed.count();
    }

    /** In the order of the variances. */
    private static List<String> names(int states) {
        return switch (states) {
            case 2 -> List.of("CALM", "WILD");
            case 3 -> List.of("CALM", "NORMAL", "WILD");
            default -> List.of("CALM", "NORMAL", "ROUGH", "WILD");
        };
    }
}
