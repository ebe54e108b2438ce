package io.trellis.cli.optimize;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.html.Block;
import io.trellis.backtesting.report.html.Section;
import io.trellis.backtesting.report.html.Table;
import io.trellis.backtesting.report.html.Table.Cell;
import io.trellis.backtesting.report.html.Table.Column;
import io.trellis.backtesting.report.html.Table.Row;
import io.trellis.backtesting.report.html.Tone;
import io.trellis.cli.research.Shown;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.strategyfile.Evidence;
import io.trellis.core.strategyfile.Metrics;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.optimization.study.Gate;
import io.trellis.optimization.study.StudyResult;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Every rule with its figure, the folds of the walk forward, and the statistics behind them. */
final class VerdictSection {

    private VerdictSection() {}

    static Section of(StudyResult result) {
        var blocks = new ArrayList<Block>();
        blocks.add(rules(result.verdict()));
        Evidence evidence = result.evidence();
        if (!evidence.folds().isEmpty()) {
            blocks.add(folds(evidence.folds()));
        }
        evidence.statistics().ifPresent(statistics -> blocks.add(statistics(statistics)));
        return new Section(
                "verdict",
                "The verdict",
                "Every rule must hold. What each protects against, optimize explain says.",
                blocks);
    }

    private static Table rules(Verdict verdict) {
        var rows = new ArrayList<Row>();
        for (Verdict.Rule rule : verdict.rules()) {
            rows.add(
                    Row.of(
                            Cell.of(rule.rule()),
                            Cell.of(FoundReport.value(rule)),
                            Cell.of(Gate.named(rule.rule()).map(Gate::wants).orElse("")),
                            Cell.of(Shown.number(rule.threshold())),
                            rule.passed()
                                    ? Cell.of("holds")
                                    : Cell.of(FoundReport.outcome(rule), Tone.WARNING)));
        }
        return new Table(
                "Rules",
                List.of(
                        Column.text("rule"),
                        Column.number("figure"),
                        Column.text("wanted"),
                        Column.number("threshold"),
                        Column.text("")),
                rows,
                false);
    }

    private static Table folds(List<Evidence.Fold> folds) {
        var rows = new ArrayList<Row>();
        for (Evidence.Fold fold : folds) {
            rows.add(
                    Row.of(
                            time(fold.trainFrom()),
                            time(fold.testFrom()),
                            time(fold.testTo()),
                            figure(fold.inSample(), Figure.TOTAL_RETURN),
                            figure(fold.outOfSample(), Figure.TOTAL_RETURN),
                            figure(fold.outOfSample(), Figure.MAX_DRAWDOWN)));
        }
        return new Table(
                "Walk forward: searched on each training window anew, tested on what follows",
                List.of(
                        Column.text("trained from"),
                        Column.text("tested from"),
                        Column.text("to"),
                        Column.number("return in training"),
                        Column.number("return in the test"),
                        Column.number("largest fall in the test")),
                rows,
                false);
    }

    private static Table statistics(Metrics statistics) {
        var rows = new ArrayList<Row>();
        statistics.values().forEach((name, value) -> rows.add(Row.of(name, shown(value))));
        return new Table(
                "Statistics",
                List.of(Column.text("statistic"), Column.number("value")),
                rows,
                false);
    }

    private static String figure(Metrics metrics, Figure figure) {
        return shown(metrics.values().getOrDefault(figure.word(), OptionalDouble.empty()));
    }

    private static String shown(OptionalDouble value) {
        return value.isPresent() ? Shown.number(value.getAsDouble()) : "-";
    }

    private static String time(Instant instant) {
        return UtcTime.minutes(instant.toEpochMilli());
    }
}
