package io.trellis.core.strategyfile;

import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The block {@code evidence}. */
final class EvidenceFormat {

    private static final Format<Metrics> METRICS = ProofFormats.metrics();

    static final Format<Evidence> EVIDENCE = evidence();

    private EvidenceFormat() {}

    private static Format<Evidence> evidence() {
        Field<Evidence, Optional<Metrics>> inSample =
                Field.of(
                        "inSample",
                        "Metrics on the data it was chosen on.",
                        METRICS.orNull(),
                        Evidence::inSample);
        Field<Evidence, Optional<Metrics>> outOfSample =
                Field.of(
                        "outOfSample",
                        "Metrics on data that had no part in the choice.",
                        METRICS.orNull(),
                        Evidence::outOfSample);
        Field<Evidence, List<Evidence.Fold>> folds =
                Field.of(
                        "folds",
                        "Choices on one stretch of time, tried on another.",
                        fold().listOf(0, Evidence.MAX_FOLDS),
                        Evidence::folds);
        Field<Evidence, OptionalDouble> deflatedSharpe =
                probability(
                        "deflatedSharpe",
                        "Probability that the Sharpe ratio is above what luck gives.",
                        Evidence::deflatedSharpe);
        Field<Evidence, OptionalDouble> pbo =
                probability("pbo", "Probability of backtest overfitting.", Evidence::pbo);
        Field<Evidence, OptionalDouble> realityCheckP =
                probability(
                        "realityCheckP",
                        "P-value of White's reality check.",
                        Evidence::realityCheckP);
        Field<Evidence, Optional<Evidence.Envelope>> envelope =
                Field.of(
                        "envelope",
                        "Worst and best over everything that was assumed.",
                        envelope().orNull(),
                        Evidence::envelope);
        Field<Evidence, OptionalDouble> nullAcceptance =
                probability(
                        "nullAcceptance",
                        "Share of strategies on shuffled data that pass the same rules.",
                        Evidence::nullAcceptance);
        Field<Evidence, OptionalDouble> suspectBarProfitShare =
                Field.of(
                        "suspectBarProfitShare",
                        "Share of the profit made on suspect bars.",
                        Leaves.FIGURE_OR_NULL,
                        Evidence::suspectBarProfitShare);
        Field<Evidence, Optional<Metrics>> statistics =
                Field.omittable(
                        "statistics", "Further figures, by name.", METRICS, Evidence::statistics);
        return new Block<>(
                List.of(
                        inSample,
                        outOfSample,
                        folds,
                        deflatedSharpe,
                        pbo,
                        realityCheckP,
                        envelope,
                        nullAcceptance,
                        suspectBarProfitShare,
                        statistics),
                in ->
                        new Evidence(
                                in.get(inSample),
                                in.get(outOfSample),
                                in.get(folds),
                                in.get(deflatedSharpe),
                                in.get(pbo),
                                in.get(realityCheckP),
                                in.get(envelope),
                                in.get(nullAcceptance),
                                in.get(suspectBarProfitShare),
                                in.get(statistics)));
    }

    private static Field<Evidence, OptionalDouble> probability(
            String name, String description, Function<Evidence, OptionalDouble> part) {
        return Field.of(name, description, Leaves.PROBABILITY_OR_NULL, part);
    }

    private static Format<Evidence.Fold> fold() {
        Field<Evidence.Fold, Instant> trainFrom =
                time("trainFrom", "Start of the choice.", Evidence.Fold::trainFrom);
        Field<Evidence.Fold, Instant> trainTo =
                time("trainTo", "End of the choice.", Evidence.Fold::trainTo);
        Field<Evidence.Fold, Instant> testFrom =
                time("testFrom", "Start of the trial.", Evidence.Fold::testFrom);
        Field<Evidence.Fold, Instant> testTo =
                time("testTo", "End of the trial.", Evidence.Fold::testTo);
        Field<Evidence.Fold, Metrics> inSample =
                Field.of("inSample", "Metrics of the choice.", METRICS, Evidence.Fold::inSample);
        Field<Evidence.Fold, Metrics> outOfSample =
                Field.of(
                        "outOfSample",
                        "Metrics of the trial.",
                        METRICS,
                        Evidence.Fold::outOfSample);
        return new Block<>(
                List.of(trainFrom, trainTo, testFrom, testTo, inSample, outOfSample),
                in ->
                        new Evidence.Fold(
                                in.get(trainFrom),
                                in.get(trainTo),
                                in.get(testFrom),
                                in.get(testTo),
                                in.get(inSample),
                                in.get(outOfSample)));
    }

    private static Field<Evidence.Fold, Instant> time(
            String name, String description, Function<Evidence.Fold, Instant> part) {
        return Field.of(name, description, Leaves.INSTANT, part);
    }

    private static Format<Evidence.Envelope> envelope() {
        Field<Evidence.Envelope, Metrics> worst =
                Field.of("worst", "Worst of each metric.", METRICS, Evidence.Envelope::worst);
        Field<Evidence.Envelope, Metrics> best =
                Field.of("best", "Best of each metric.", METRICS, Evidence.Envelope::best);
        return new Block<>(
                List.of(worst, best), in -> new Evidence.Envelope(in.get(worst), in.get(best)));
    }
}
