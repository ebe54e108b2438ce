package io.trellis.core.strategyfile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a strategy stood the tests; empty is what was not computed.
 *
 * @param inSample metrics on the data it was chosen on
 * @param outOfSample metrics on data that had no part in the choice
 * @param folds of a walk-forward or a cross-validation, in order of time; empty when none was made
 * @param deflatedSharpe probability that the Sharpe ratio is above what so many trials give by luck
 * @param pbo probability of backtest overfitting
 * @param realityCheckP p-value of White's reality check
 * @param envelope worst and best over everything that was assumed
 * @param nullAcceptance share of strategies on shuffled data that would have passed the same rules
 * @param suspectBarProfitShare share of the profit made on bars that the data's report suspects
 * @param statistics further figures by name, such as {@code probabilisticSharpe}
 */
public record Evidence(
        Optional<Metrics> inSample,
        Optional<Metrics> outOfSample,
        List<Fold> folds,
        OptionalDouble deflatedSharpe,
        OptionalDouble pbo,
        OptionalDouble realityCheckP,
        Optional<Envelope> envelope,
        OptionalDouble nullAcceptance,
        OptionalDouble suspectBarProfitShare,
        Optional<Metrics> statistics) {

    static final int MAX_FOLDS = 64;

    public Evidence {
        folds = List.copyOf(folds);
        deflatedSharpe = Metrics.kept(deflatedSharpe);
        pbo = Metrics.kept(pbo);
        realityCheckP = Metrics.kept(realityCheckP);
        nullAcceptance = Metrics.kept(nullAcceptance);
        suspectBarProfitShare = Metrics.kept(suspectBarProfitShare);
    }

    /** Without further figures. */
    public Evidence(
            Optional<Metrics> inSample,
            Optional<Metrics> outOfSample,
            List<Fold> folds,
            OptionalDouble deflatedSharpe,
            OptionalDouble pbo,
            OptionalDouble realityCheckP,
            Optional<Envelope> envelope,
            OptionalDouble nullAcceptance,
            OptionalDouble suspectBarProfitShare) {
        this(
                inSample,
                outOfSample,
                folds,
                deflatedSharpe,
                pbo,
                realityCheckP,
                envelope,
                nullAcceptance,
                suspectBarProfitShare,
                Optional.empty());
    }

    /** The same, and further figures. */
    public Evidence withStatistics(Metrics figures) {
        return new Evidence(
                inSample,
                outOfSample,
                folds,
                deflatedSharpe,
                pbo,
                realityCheckP,
                envelope,
                nullAcceptance,
                suspectBarProfitShare,
                Optional.of(figures));
    }

    /** Metrics of the run the strategy was chosen by, and nothing else computed. */
    public static Evidence inSampleOnly(Metrics inSample) {
        return new Evidence(
                Optional.of(inSample),
                Optional.empty(),
                List.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** A choice on one stretch of time, tried on another; the ends are not included. */
    public record Fold(
            Instant trainFrom,
            Instant trainTo,
            Instant testFrom,
            Instant testTo,
            Metrics inSample,
            Metrics outOfSample) {}

    /** The worst and the best value of each metric. */
    public record Envelope(Metrics worst, Metrics best) {}
}
