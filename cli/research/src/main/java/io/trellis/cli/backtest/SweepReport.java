package io.trellis.cli.backtest;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.FigureJson;
import io.trellis.cli.research.Shown;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.grid.Attempt;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.sweep.Draws;
import io.trellis.optimization.sweep.Refusals;
import io.trellis.optimization.sweep.RunChunk;
import io.trellis.optimization.sweep.RunTable;
import io.trellis.optimization.sweep.Sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Many runs of one strategy, ranked by a figure.
 *
 * @param best those to show, best first
 * @param spread the figure of all of them
 */
record SweepReport(
        StrategyFile strategy,
        BarColumns bars,
        Draws draws,
        Figure rankedBy,
        List<Sweep.Run> best,
        RankSpread spread,
        Refusals refusals) {

    private static final int MOST_REFUSALS = 10;

    /** What a person compares runs by, in this order. */
    private static final List<Figure> SHOWN =
            List.of(
                    Figure.FINAL_EQUITY,
                    Figure.MAX_DRAWDOWN,
                    Figure.SHARPE,
                    Figure.ROUND_TRIPS,
                    Figure.ROUND_TRIP_PROFIT,
                    Figure.FEES);

    private List<String> parameters() {
        return draws.space().paths();
    }

    String text() {
        String synthetic = bars.synthetic() ? "SYNTHETIC DATA, not a market\n" : "";
        String head =
                "%s over %s: %,d runs, %,d refused; ranked by %s\n"
                        .formatted(
                                strategy.name(),
                                bars.series(),
                                draws.count(),
                                refusals.count(),
                                rankedBy.word());
        String caution = "The first of many looks good by luck alone.\n\n";
        return synthetic + head + spread.text() + caution + table() + otherRefusals();
    }

    private TextTable table() {
        var head = new ArrayList<>(List.of("rank"));
        head.addAll(parameters());
        List<Figure> shown = shown();
        shown.forEach(figure -> head.add(figure.word()));
        head.add("holdEquity");
        head.add("remark");
        TextTable table = new TextTable(head.toArray(String[]::new));
        for (int i = 0; i < best.size(); i++) {
            table.row(row(i + 1, best.get(i), shown));
        }
        return table;
    }

    private List<Figure> shown() {
        var shown = new ArrayList<>(SHOWN);
        if (!shown.contains(rankedBy)) {
            shown.addFirst(rankedBy);
        }
        return shown;
    }

    private static String[] row(int rank, Sweep.Run run, List<Figure> shown) {
        var cells = new ArrayList<>(List.of(Integer.toString(rank)));
        cells.addAll(run.candidate().values());
        switch (run.outcome()) {
            case Attempt.Done<Outcome>(var outcome) -> {
                shown.forEach(figure -> cells.add(Shown.figure(figure, outcome)));
                cells.add(Shown.money(run.holdEquity()));
                cells.add(remark(outcome));
            }
            case Attempt.Refused<Outcome>(var reason) -> {
                shown.forEach(_ -> cells.add("-"));
                cells.add("-");
                cells.add("refused: " + reason);
            }
        }
        return cells.toArray(String[]::new);
    }

    private static String remark(Outcome outcome) {
        if (!outcome.fees().isCovered()) {
            return "does not cover its fees";
        }
        return outcome.summary().halted() ? "halted" : "";
    }

    /** The refused runs that the table has no row for. */
    private String otherRefusals() {
        var shown = new HashSet<Integer>();
        best.forEach(run -> shown.add(run.number()));
        var text = new StringBuilder();
        int told = 0;
        for (Map.Entry<Integer, String> refusal : refusals.first().entrySet()) {
            if (!shown.contains(refusal.getKey()) && told < MOST_REFUSALS) {
                text.append("refused: ").append(set(refusal.getKey())).append(": ");
                text.append(refusal.getValue()).append('\n');
                told++;
            }
        }
        long refusedShown =
                best.stream().filter(run -> run.outcome() instanceof Attempt.Refused).count();
        long untold = refusals.count() - refusedShown - told;
        if (untold > 0) {
            text.append(
                    "refused: %,d more; --out writes every run with its reason\n"
                            .formatted(untold));
        }
        return text.isEmpty() ? "" : "\n" + text;
    }

    private String set(int number) {
        List<String> values = draws.at(number).values();
        var text = new ArrayList<String>();
        for (int i = 0; i < values.size(); i++) {
            text.add(parameters().get(i) + "=" + values.get(i));
        }
        return String.join(" ", text);
    }

    /**
     * Every run.
     *
     * @param chunks all of them, in order
     * @param ranked numbers of the runs, best first
     */
    String csv(List<RunChunk> chunks, List<Integer> ranked) {
        var table = new RunTable(draws);
        var text = new StringBuilder(table.csvHead()).append('\n');
        for (int number : ranked) {
            text.append(table.csv(chunks.get(number / Sweep.CHUNK_RUNS), inside(number)));
            text.append('\n');
        }
        return text.toString();
    }

    private static int inside(int number) {
        return number % Sweep.CHUNK_RUNS;
    }

    /** Every run, see {@link #csv}. */
    Json.ObjectValue json(List<RunChunk> chunks, List<Integer> ranked) {
        List<Json> runs = ranked.stream().map(number -> json(chunks, number)).toList();
        return Json.object()
                .put("synthetic", bars.synthetic())
                .put("strategy", strategy.name())
                .put("series", bars.series().path())
                .put("sha256", bars.contentSha256())
                .put("bars", bars.rows())
                .put("draws", draws.words())
                .put("rankedBy", rankedBy.word())
                .put("refused", refusals.count())
                .put("runs", new Json.ArrayValue(runs))
                .build();
    }

    private Json json(List<RunChunk> chunks, int number) {
        RunChunk chunk = chunks.get(number / Sweep.CHUNK_RUNS);
        int row = inside(number);
        List<String> candidate = draws.at(number).values();
        var values = Json.object();
        for (int i = 0; i < parameters().size(); i++) {
            values.put(parameters().get(i), candidate.get(i));
        }
        var json = Json.object().put("run", number + 1).put("set", values.build());
        String refusal = chunk.refusals().get(row);
        if (refusal != null) {
            return json.put("refusal", refusal).build();
        }
        for (Figure figure : Figure.ofRuns()) {
            json.put(figure.word(), number(chunk.figure(figure, row)));
        }
        return json.put("holdEquity", number(chunk.holdEquity(row)))
                .put("halted", chunk.isHalted(row))
                .put("feesCovered", chunk.coversFees(row))
                .put("refusal", new Json.NullValue())
                .build();
    }

    private static Json number(OptionalDouble value) {
        return value.isPresent() ? FigureJson.number(value.getAsDouble()) : new Json.NullValue();
    }
}
