package io.trellis.cli.backtest;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.backtesting.report.ResultTable;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.FigureJson;
import io.trellis.cli.research.Shown;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.grid.Attempt;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.search.Evaluation;
import io.trellis.optimization.search.SearchResult;

import java.util.ArrayList;
import java.util.List;

/** Many runs of one strategy, ranked by a figure. */
record SweepReport(
        StrategyFile strategy,
        BarColumns bars,
        List<String> parameters,
        SearchResult result,
        Figure rankedBy) {

    /** What a person compares runs by, in this order. */
    private static final List<Figure> SHOWN =
            List.of(
                    Figure.FINAL_EQUITY,
                    Figure.MAX_DRAWDOWN,
                    Figure.SHARPE,
                    Figure.ROUND_TRIPS,
                    Figure.ROUND_TRIP_PROFIT,
                    Figure.FEES);

    ResultTable ranked() {
        return ResultTable.of(
                        parameters,
                        result.evaluations().stream()
                                .map(run ->
                                        new ResultTable.Run(
                                                run.candidate().values(), run.outcome()))
                                .toList())
                .rankedBy(rankedBy);
    }

    private List<Evaluation> inOrder() {
        ResultTable table = ranked();
        var ordered = new ArrayList<Evaluation>();
        for (int row = 0; row < table.rows(); row++) {
            ordered.add(result.evaluations().get(table.number(row) - 1));
        }
        return ordered;
    }

    private long refused() {
        return result.evaluations().stream()
                .filter(run -> run.outcome() instanceof Attempt.Refused<Outcome>)
                .count();
    }

    String text(int top) {
        List<Evaluation> runs = inOrder();
        String synthetic = bars.synthetic() ? "SYNTHETIC DATA, not a market\n" : "";
        String head =
                "%s over %s: %,d runs, %,d refused; ranked by %s\n"
                        .formatted(
                                strategy.name(),
                                bars.series(),
                                runs.size(),
                                refused(),
                                rankedBy.word());
        String caution = "The first of many looks good by luck alone.\n\n";
        return synthetic + head + caution + table(runs.subList(0, Math.min(top, runs.size())));
    }

    private TextTable table(List<Evaluation> runs) {
        var head = new ArrayList<>(List.of("rank"));
        head.addAll(parameters);
        List<Figure> shown = shown();
        shown.forEach(figure -> head.add(figure.word()));
        head.add("remark");
        TextTable table = new TextTable(head.toArray(String[]::new));
        for (int i = 0; i < runs.size(); i++) {
            table.row(row(i + 1, runs.get(i), shown));
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

    private static String[] row(int rank, Evaluation run, List<Figure> shown) {
        var cells = new ArrayList<>(List.of(Integer.toString(rank)));
        cells.addAll(run.candidate().values());
        switch (run.outcome()) {
            case Attempt.Done<Outcome>(var outcome) -> {
                shown.forEach(figure -> cells.add(Shown.figure(figure, outcome)));
                cells.add(remark(outcome));
            }
            case Attempt.Refused<Outcome>(var reason) -> {
                shown.forEach(_ -> cells.add("-"));
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

    Json.ObjectValue json() {
        List<Json> runs = inOrder().stream().map(this::json).toList();
        return Json.object()
                .put("synthetic", bars.synthetic())
                .put("strategy", strategy.name())
                .put("series", bars.series().path())
                .put("sha256", bars.contentSha256())
                .put("bars", bars.rows())
                .put("rankedBy", rankedBy.word())
                .put("refused", refused())
                .put("runs", new Json.ArrayValue(runs))
                .build();
    }

    private Json json(Evaluation run) {
        var values = Json.object();
        for (int i = 0; i < parameters.size(); i++) {
            values.put(parameters.get(i), run.candidate().values().get(i));
        }
        var json = Json.object().put("set", values.build());
        switch (run.outcome()) {
            case Attempt.Done<Outcome>(var outcome) -> {
                for (Figure figure : Figure.values()) {
                    json.put(
                            figure.word(),
                            FigureJson.of(figure, outcome.summary(), outcome.metrics()));
                }
                json.put("halted", outcome.summary().halted())
                        .put("feesCovered", outcome.fees().isCovered())
                        .put("refusal", new Json.NullValue());
            }
            case Attempt.Refused<Outcome>(var reason) -> json.put("refusal", reason);
        }
        return json.build();
    }
}
