package io.trellis.cli.backtest;

import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.FigureJson;
import io.trellis.cli.research.JudgedBars;
import io.trellis.cli.research.Shown;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Strategies side by side. */
record CompareReport(JudgedBars judged, List<Entry> entries) {

    /** How the profit comes about, before any other figure. */
    private static final List<Figure> SPLIT =
            List.of(Figure.ROUND_TRIP_PROFIT, Figure.ADJUST_PROFIT, Figure.UNREALIZED);

    /**
     * A strategy and what came of it.
     *
     * @param file as it was named
     * @param holdEquity what holding the coin would have come to, in units of 10⁻⁸ quote
     */
    record Entry(String file, String name, Attempt<BacktestResult> run, long holdEquity) {

        /** A cell for what was run; empty for a refused one. */
        String cell(Function<BacktestResult, String> text) {
            return switch (run) {
                case Attempt.Done<BacktestResult>(var result) -> text.apply(result);
                case Attempt.Refused<BacktestResult> _ -> "-";
            };
        }
    }

    private BarColumns bars() {
        return judged.columns();
    }

    private static List<Figure> figures() {
        var figures = new ArrayList<>(SPLIT);
        for (Figure figure : Figure.ofRuns()) {
            if (!SPLIT.contains(figure)) {
                figures.add(figure);
            }
        }
        return figures;
    }

    String text() {
        String synthetic = bars().synthetic() ? "SYNTHETIC DATA, not a market\n" : "";
        String head = "%d strategies over %s\n\n".formatted(entries.size(), bars());
        return synthetic + head + table() + refusals();
    }

    private TextTable table() {
        TextTable table = new TextTable(row("figure", Entry::name));
        table.gainsRow(row("profit", entry -> entry.cell(CompareReport::profit)));
        for (Figure figure : figures()) {
            table.row(
                    row(
                            figure.word(),
                            entry ->
                                    entry.cell(result ->
                                            Shown.figure(
                                                    figure, result.summary(), result.metrics()))));
        }
        table.row(row("holdEquity", entry -> entry.cell(_ -> Shown.money(entry.holdEquity()))));
        table.gainsRow(
                row(
                        "moreThanHold",
                        entry ->
                                entry.cell(result ->
                                        Shown.money(
                                                result.summary().finalEquity()
                                                        - entry.holdEquity()))));
        table.row(row("onSuspectBars", entry -> entry.cell(this::onSuspectBars)));
        return table.row(
                row("halted", entry -> entry.cell(run -> run.summary().halted() ? "yes" : "no")));
    }

    private String[] row(String head, Function<Entry, String> cell) {
        var cells = new ArrayList<>(List.of(head));
        entries.forEach(entry -> cells.add(cell.apply(entry)));
        return cells.toArray(String[]::new);
    }

    private static String profit(BacktestResult result) {
        return Shown.money(result.summary().finalEquity() - result.summary().capital());
    }

    private String onSuspectBars(BacktestResult result) {
        return judged.count() == 0 ? "-" : Shown.money(judged.on(result).profit());
    }

    private String refusals() {
        var text = new StringBuilder();
        for (Entry entry : entries) {
            if (entry.run() instanceof Attempt.Refused<BacktestResult>(var reason)) {
                text.append(entry.file()).append(" cannot start: ").append(reason).append('\n');
            }
        }
        return text.isEmpty() ? "" : "\n" + text;
    }

    /** A line for each strategy; undefined figures are empty. */
    String csv() {
        var text = new StringBuilder("strategy");
        figures().forEach(figure -> text.append(',').append(figure.word()));
        text.append(",holdEquity,halted,refusal\n");
        for (Entry entry : entries) {
            text.append(entry.name());
            switch (entry.run()) {
                case Attempt.Done<BacktestResult>(var result) -> {
                    for (Figure figure : figures()) {
                        text.append(',')
                                .append(
                                        figure.of(result.summary(), result.metrics())
                                                .map(BigDecimal::toPlainString)
                                                .orElse(""));
                    }
                    text.append(',').append(Money.decimal(entry.holdEquity()).toPlainString());
                    text.append(',').append(result.summary().halted()).append(",\n");
                }
                case Attempt.Refused<BacktestResult>(var reason) -> {
                    text.append(",".repeat(figures().size() + 3));
                    text.append('"').append(reason.replace("\"", "\"\"")).append("\"\n");
                }
            }
        }
        return text.toString();
    }

    Json json() {
        return Json.object()
                .put("synthetic", bars().synthetic())
                .put("series", bars().series().path())
                .put("sha256", bars().contentSha256())
                .put("bars", bars().rows())
                .put("suspectBars", judged.json())
                .put("strategies", new Json.ArrayValue(entries.stream().map(this::json).toList()))
                .build();
    }

    private Json json(Entry entry) {
        var json = Json.object().put("file", entry.file()).put("strategy", entry.name());
        switch (entry.run()) {
            case Attempt.Done<BacktestResult>(var result) -> {
                var summary = result.summary();
                json.put("profit", FigureJson.money(summary.finalEquity() - summary.capital()));
                for (Figure figure : figures()) {
                    json.put(figure.word(), FigureJson.of(figure, summary, result.metrics()));
                }
                json.put("holdEquity", FigureJson.money(entry.holdEquity()))
                        .put("halted", summary.halted())
                        .put("suspectBars", judged.json(result))
                        .put("refusal", new Json.NullValue());
            }
            case Attempt.Refused<BacktestResult>(var reason) -> json.put("refusal", reason);
        }
        return json.build();
    }
}
