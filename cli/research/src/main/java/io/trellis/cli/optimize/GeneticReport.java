package io.trellis.cli.optimize;

import io.trellis.backtesting.report.Figure;
import io.trellis.cli.research.Shown;
import io.trellis.cli.terminal.TextTable;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.account.Money;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.search.SearchResult;
import io.trellis.optimization.space.Settings;
import io.trellis.optimization.validation.Trial;
import io.trellis.optimization.writer.FoundStrategy;

import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** What a search found, for a person and for a script. */
record GeneticReport(
        StrategyDocument original,
        SpaceChoice chosen,
        Objective objective,
        SearchPlan genetic,
        SearchResult result,
        FoundStrategy found,
        StrategyFile file,
        Target target) {

    /** What a person compares the two parts by, in this order. */
    static final List<Figure> SHOWN =
            List.of(
                    Figure.FINAL_EQUITY,
                    Figure.TOTAL_RETURN,
                    Figure.MAX_DRAWDOWN,
                    Figure.SHARPE,
                    Figure.ROUND_TRIPS,
                    Figure.ROUND_TRIP_PROFIT,
                    Figure.UNREALIZED,
                    Figure.FEES,
                    Figure.RECENTERS);

    /** The result of the search, and under {@code strategy} the whole file that was written. */
    Json.ObjectValue json() {
        Json.ObjectValue written =
                JsonReader.read(StrategyCodec.render(file), target.file().toString());
        Json.ObjectValue evidence = (Json.ObjectValue) written.get("evidence").orElseThrow();
        return Json.object()
                .put("synthetic", found.data().synthetic())
                .put("file", target.file().toString())
                .put("name", target.name())
                .put("status", "unvalidated")
                .put("space", chosen.origin())
                .put("parameters", parametersJson())
                .put("objective", objective.figure().word())
                .put("method", genetic.method())
                .put("seed", genetic.seed())
                .put("population", genetic.population())
                .put("generations", genetic.generations())
                .put("evaluations", result.tried().size())
                .put("infeasible", infeasible())
                .put("inSample", evidence.get("inSample").orElseThrow())
                .put("outOfSample", evidence.get("outOfSample").orElseThrow())
                .put("strategy", written)
                .build();
    }

    private Json parametersJson() {
        var values = Json.object();
        for (Dimension dimension : chosen.space().dimensions()) {
            values.put(dimension.path(), found(dimension));
        }
        return values.build();
    }

    String found(Dimension dimension) {
        return StrategyDocument.of(found.strategy(), target.name()).value(dimension.path());
    }

    long infeasible() {
        return result.infeasible();
    }

    String text() {
        return heading() + "\n" + parameters() + "\n" + figures() + "\n" + verdict();
    }

    private String heading() {
        String synthetic = found.data().synthetic() ? "SYNTHETIC DATA, not a market\n" : "";
        return synthetic
                + String.format(
                        Locale.ROOT,
                        "%s: the best of %,d by %s (genetic, seed %d; %,d of them not feasible)%n",
                        target.name(),
                        result.tried().size(),
                        objective.figure().word(),
                        genetic.seed(),
                        infeasible())
                + part("in-sample     ", found.trial().inSample(), "all that the search saw")
                + part("out-of-sample ", found.trial().outOfSample(), "run once, afterwards")
                + "Each part starts with the whole capital and no inventory, so no gap lies between"
                + " them.\n";
    }

    private String part(String name, Trial trial, String remark) {
        return String.format(
                Locale.ROOT,
                "%s%s, %,d bars, %s to %s UTC: %s%n",
                name,
                found.data().series(),
                trial.bars(),
                UtcTime.minutes(trial.from().toEpochMilli()),
                UtcTime.minutes(trial.to().toEpochMilli()),
                remark);
    }

    private String parameters() {
        TextTable table = new TextTable("parameter", "given", "found", "searched");
        for (Dimension dimension : chosen.space().dimensions()) {
            table.row(
                    dimension.path(),
                    original.value(dimension.path()),
                    found(dimension),
                    Settings.values(dimension));
        }
        return table + "The space is " + chosen.origin() + ".\n";
    }

    private String figures() {
        Trial seen = found.trial().inSample();
        Trial unseen = found.trial().outOfSample();
        TextTable table = new TextTable("figure", "in-sample", "out-of-sample");
        for (Figure figure : SHOWN) {
            table.row(figure.word(), shown(figure, seen), shown(figure, unseen));
        }
        return table.row("holding the coin instead", hold(seen), hold(unseen)).toString();
    }

    private static String shown(Figure figure, Trial trial) {
        return trial.totals().map(totals -> Shown.figure(figure, totals)).orElse("refused");
    }

    private static String hold(Trial trial) {
        return Money.decimal(trial.holdEquity())
                .setScale(4, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private String verdict() {
        TextTable rules = new TextTable("rule", "figure", "threshold", "");
        for (Verdict.Rule rule : file.proof().orElseThrow().verdict().rules()) {
            rules.row(
                    rule.rule(),
                    rule.value().isPresent()
                            ? String.format(Locale.ROOT, "%.6f", rule.value().getAsDouble())
                            : "undefined",
                    String.format(Locale.ROOT, "%.6f", rule.threshold()),
                    rule.passed() ? "holds" : "FAILS");
        }
        return rules
                + "UNVALIDATED: chosen as the best of many on the same bars, and no test accounts"
                + " for how many were tried.\nDo not trade it with real money.\n"
                + "written to "
                + target.file()
                + "\n";
    }
}
