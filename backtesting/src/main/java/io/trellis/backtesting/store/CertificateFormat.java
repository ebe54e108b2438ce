package io.trellis.backtesting.store;

import io.trellis.core.strategyfile.Leaves;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Text;
import io.trellis.core.strategyfile.json.TrueFalse;
import io.trellis.core.strategyfile.json.Words;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A {@link Certificate} as JSON, strict in both directions. */
final class CertificateFormat {

    private static final Format<Integer> TALLY = Numeric.count(0, Integer.MAX_VALUE);

    private static final Format<Long> START =
            Leaves.INSTANT.map(Instant::toEpochMilli, Instant::ofEpochMilli);

    private static final Format<BigDecimal> TICK =
            Text.of("(?:0|[1-9][0-9]{0,9})(?:\\.[0-9]{1,12})?", "a decimal string such as \"0.01\"")
                    .map(BigDecimal::new, BigDecimal::toPlainString);

    static final Format<Certificate> CERTIFICATE = certificate();

    private CertificateFormat() {}

    private static Format<Double> figure(String interval) {
        return Numeric.in(interval).map(BigDecimal::doubleValue, BigDecimal::valueOf);
    }

    private static Format<Certificate> certificate() {
        Field<Certificate, CertificateSettings> settings =
                Field.of("settings", "What it was measured by.", settings(), Certificate::settings);
        Field<Certificate, Optional<BigDecimal>> tick =
                Field.omittable("tick", "Price step, quote.", TICK, Certificate::tick);
        Field<Certificate, List<Finding>> findings =
                Field.of(
                        "findings",
                        "What was found, each kind once.",
                        finding().listOf(0, FindingKind.values().length),
                        Certificate::findings);
        Field<Certificate, Double> widestHighLowRatio =
                Field.of(
                        "widestHighLowRatio",
                        "Largest high divided by low of one bar.",
                        figure("[1, 1e18]"),
                        Certificate::widestHighLowRatio);
        Field<Certificate, Long> widest =
                Field.of("widest", "Start of that bar.", START, Certificate::widestMillis);
        Field<Certificate, Integer> suspectBars =
                Field.of(
                        "suspectBars",
                        "How many bars are suspect.",
                        TALLY,
                        Certificate::suspectBars);
        Field<Certificate, Optional<SuspectBars>> suspects =
                Field.omittable(
                        "suspects",
                        "Those bars; left out where they are too many ranges.",
                        range().listOf(0, Certificate.MOST_RANGES)
                                .map(SuspectBars::new, SuspectBars::ranges),
                        Certificate::suspects);
        return new Block<>(
                List.of(
                        settings,
                        tick,
                        findings,
                        widestHighLowRatio,
                        widest,
                        suspectBars,
                        suspects),
                in ->
                        new Certificate(
                                in.get(settings),
                                in.get(tick),
                                in.get(findings),
                                in.get(widestHighLowRatio),
                                in.get(widest),
                                in.get(suspectBars),
                                in.get(suspects)));
    }

    private static Format<CertificateSettings> settings() {
        Field<CertificateSettings, Optional<BigDecimal>> tick =
                Field.omittable("tick", "The tick given.", TICK, CertificateSettings::tick);
        Field<CertificateSettings, Integer> neighbours =
                Field.of(
                        "neighbours",
                        "Bars to each side that a price is held against.",
                        Numeric.count(1, 1_000),
                        CertificateSettings::neighbours);
        Field<CertificateSettings, Double> deviations =
                Field.of(
                        "deviations",
                        "Robust standard deviations that it may be from their median.",
                        figure("(0, 1000000]"),
                        CertificateSettings::deviations);
        Field<CertificateSettings, Double> floor =
                Field.of(
                        "floor",
                        "Distance, in logarithms, up to which it is never an outlier.",
                        figure("(0, 100]"),
                        CertificateSettings::floor);
        return new Block<>(
                List.of(tick, neighbours, deviations, floor),
                in ->
                        new CertificateSettings(
                                in.get(tick),
                                in.get(neighbours),
                                in.get(deviations),
                                in.get(floor)));
    }

    private static Format<Finding> finding() {
        Field<Finding, FindingKind> kind =
                Field.of("kind", "Its name.", Words.of(FindingKind.values()), Finding::kind);
        Field<Finding, Long> count = Field.of("count", "How often.", Leaves.TALLY, Finding::count);
        Field<Finding, Boolean> suspect =
                Field.of(
                        "suspect",
                        "Whether its bars are suspect.",
                        new TrueFalse(),
                        Finding::suspect);
        Field<Finding, List<Long>> first =
                Field.of(
                        "first",
                        "Starts of the first bars.",
                        START.listOf(0, Finding.EXAMPLES),
                        Finding::firstMillis);
        Field<Finding, String> note =
                Field.of(
                        "note",
                        "What the count does not tell.",
                        Text.of("[^\\u0000-\\u001f]{0,500}", "at most 500 characters"),
                        Finding::note);
        return new Block<>(
                List.of(kind, count, suspect, first, note),
                in ->
                        new Finding(
                                in.get(kind),
                                in.get(count),
                                in.get(suspect),
                                in.get(first),
                                in.get(note)));
    }

    private static Format<BarRange> range() {
        Field<BarRange, Long> first =
                Field.of("first", "Start of the first bar.", START, BarRange::firstMillis);
        Field<BarRange, Long> last =
                Field.of("last", "Start of the last bar.", START, BarRange::lastMillis);
        Field<BarRange, Integer> bars =
                Field.of("bars", "How many.", Numeric.count(1, Integer.MAX_VALUE), BarRange::bars);
        return new Block<>(
                List.of(first, last, bars),
                in -> new BarRange(in.get(first), in.get(last), in.get(bars)));
    }
}
