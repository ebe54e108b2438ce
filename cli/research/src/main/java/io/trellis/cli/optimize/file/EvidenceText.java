package io.trellis.cli.optimize.file;

import io.trellis.cli.terminal.TextTable;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.strategyfile.Evidence;
import io.trellis.core.strategyfile.Metrics;
import io.trellis.core.strategyfile.Verdict;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The evidence and the verdict of a strategy file as tables. */
final class EvidenceText {

    /** What is told of a fold, of which a file may have many figures. */
    private static final List<String> OF_A_FOLD = List.of("totalReturn", "sharpe", "maxDrawdown");

    private static final int DIGITS = 4;

    private EvidenceText() {}

    static String of(Evidence evidence) {
        return figures(evidence) + statistics(evidence) + folds(evidence.folds());
    }

    /** Every metric in each of the columns that the evidence has. */
    private static String figures(Evidence evidence) {
        var columns = new LinkedHashMap<String, Metrics>();
        evidence.inSample().ifPresent(metrics -> columns.put("in-sample", metrics));
        evidence.outOfSample().ifPresent(metrics -> columns.put("out-of-sample", metrics));
        evidence.envelope()
                .ifPresent(envelope -> {
                    columns.put("worst", envelope.worst());
                    columns.put("best", envelope.best());
                });
        var names = new LinkedHashSet<String>();
        columns.values().forEach(metrics -> names.addAll(metrics.values().sequencedKeySet()));
        if (names.isEmpty()) {
            return "";
        }
        var table = new TextTable(row("evidence", columns.sequencedKeySet().stream()));
        for (String name : names) {
            table.row(row(name, columns.values().stream().map(metrics -> shown(metrics, name))));
        }
        return "\n" + table;
    }

    private static String[] row(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toArray(String[]::new);
    }

    private static String statistics(Evidence evidence) {
        SequencedMap<String, OptionalDouble> all = new LinkedHashMap<>();
        all.put("deflatedSharpe", evidence.deflatedSharpe());
        all.put("pbo", evidence.pbo());
        all.put("realityCheckP", evidence.realityCheckP());
        all.put("nullAcceptance", evidence.nullAcceptance());
        all.put("suspectBarProfitShare", evidence.suspectBarProfitShare());
        evidence.statistics().ifPresent(more -> all.putAll(more.values()));
        all.values().removeIf(OptionalDouble::isEmpty);
        if (all.isEmpty()) {
            return "";
        }
        var table = new TextTable("statistic", "");
        all.forEach((name, value) -> table.row(name, shown(value)));
        return "\n" + table;
    }

    private static String folds(List<Evidence.Fold> folds) {
        if (folds.isEmpty()) {
            return "";
        }
        List<String> names =
                OF_A_FOLD.stream()
                        .filter(name -> folds.getFirst().outOfSample().values().containsKey(name))
                        .toList();
        var heads = new ArrayList<String>();
        names.forEach(name -> heads.addAll(List.of(name, "unseen")));
        var table =
                new TextTable(
                        row(
                                "fold",
                                Stream.concat(
                                        Stream.of("chosen from", "tried from", "to"),
                                        heads.stream())));
        for (int i = 0; i < folds.size(); i++) {
            Evidence.Fold fold = folds.get(i);
            Stream<String> times =
                    Stream.of(fold.trainFrom(), fold.testFrom(), fold.testTo())
                            .map(EvidenceText::minutes);
            Stream<String> values =
                    names.stream()
                            .flatMap(name ->
                                    Stream.of(
                                            shown(fold.inSample(), name),
                                            shown(fold.outOfSample(), name)));
            table.row(row(String.valueOf(i + 1), Stream.concat(times, values)));
        }
        return "\n" + table;
    }

    /** Each rule with its figure and its threshold. */
    static String rules(Verdict verdict) {
        String status = "verdict: " + NamedStrategy.word(verdict.status()) + "\n";
        if (verdict.rules().isEmpty()) {
            return status;
        }
        var table = new TextTable("rule", "figure", "threshold", "");
        for (Verdict.Rule rule : verdict.rules()) {
            table.row(
                    rule.rule(),
                    shown(rule.value()),
                    number(rule.threshold()),
                    rule.passed() ? "holds" : "FAILS");
        }
        return status + table;
    }

    private static String shown(Metrics metrics, String name) {
        return shown(metrics.values().getOrDefault(name, OptionalDouble.empty()));
    }

    private static String shown(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "-";
    }

    /** Four decimals, and of a small number four digits. */
    static String number(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded =
                Math.abs(value) < 1
                        ? exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
                        : exact.setScale(DIGITS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String minutes(Instant time) {
        return UtcTime.minutes(time.toEpochMilli());
    }
}
