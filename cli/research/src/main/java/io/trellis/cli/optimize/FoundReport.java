package io.trellis.cli.optimize;

import io.trellis.backtesting.report.Figure;
import io.trellis.cli.research.Shown;
import io.trellis.cli.terminal.TextTable;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.Proof;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.space.Settings;
import io.trellis.optimization.study.Gate;
import io.trellis.optimization.validation.Trial;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a search found, for a person and for a script. */
record FoundReport(Found found) {

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
        String file = found.target().file().toString();
        Json.ObjectValue written = JsonReader.read(StrategyCodec.render(found.file()), file);
        Json.ObjectValue evidence = (Json.ObjectValue) written.get("evidence").orElseThrow();
        SearchPlan plan = found.plan();
        return Json.object()
                .put("synthetic", found.columns().synthetic())
                .put("file", file)
                .put("name", found.target().name())
                .put("status", found.status().name().toLowerCase(Locale.ROOT))
                .put("space", found.chosen().origin())
                .put("parameters", parametersJson())
                .put("objective", found.aim().words())
                .put("method", plan.method())
                .put("seed", plan.seed())
                .put("population", plan.population())
                .put("generations", plan.generations())
                .put("evaluations", found.search().tried().size())
                .put("infeasible", found.search().infeasible())
                .put("front", found.search().front().size())
                .put("inSample", evidence.get("inSample").orElseThrow())
                .put("outOfSample", evidence.get("outOfSample").orElseThrow())
                .put("strategy", written)
                .build();
    }

    private Json parametersJson() {
        var values = Json.object();
        for (Dimension dimension : found.chosen().space().dimensions()) {
            values.put(dimension.path(), found.value(dimension));
        }
        return values.build();
    }

    String text() {
        return heading() + "\n" + parameters() + "\n" + figures() + "\n" + verdict();
    }

    private String heading() {
        String synthetic = found.columns().synthetic() ? "SYNTHETIC DATA, not a market\n" : "";
        Optional<Trial> unseen = found.result().outOfSample();
        return synthetic
                + String.format(
                        Locale.ROOT,
                        "%s: the best of %,d by %s (%s, seed %d; %,d of them not feasible)%n",
                        found.target().name(),
                        found.search().tried().size(),
                        found.aim().words(),
                        found.plan().method(),
                        found.plan().seed(),
                        found.search().infeasible())
                + part("in-sample     ", found.result().inSample(), "all that the search saw")
                + unseen.map(trial -> part("out-of-sample ", trial, "run once, afterwards"))
                        .orElse(
                                "out-of-sample  not opened: it is looked at only when every other"
                                        + " rule holds\n")
                + "Each part starts with the whole capital and no inventory.\n";
    }

    private String part(String name, Trial trial, String remark) {
        return String.format(
                Locale.ROOT,
                "%s%s, %,d bars, %s to %s UTC: %s%n",
                name,
                found.columns().series(),
                trial.bars(),
                UtcTime.minutes(trial.from().toEpochMilli()),
                UtcTime.minutes(trial.to().toEpochMilli()),
                remark);
    }

    private String parameters() {
        TextTable table = new TextTable("parameter", "given", "found", "searched");
        for (Dimension dimension : found.chosen().space().dimensions()) {
            table.row(
                    dimension.path(),
                    found.given(dimension),
                    found.value(dimension),
                    Settings.values(dimension));
        }
        return table + "The space is " + found.chosen().origin() + ".\n";
    }

    private String figures() {
        Trial seen = found.result().inSample();
        Optional<Trial> unseen = found.result().outOfSample();
        TextTable table = new TextTable("figure", "in-sample", "out-of-sample");
        for (Figure figure : SHOWN) {
            table.row(
                    figure.word(),
                    shown(figure, seen),
                    unseen.map(trial -> shown(figure, trial)).orElse("not opened"));
        }
        return table.row(
                        "holding the coin instead",
                        Shown.money(seen.holdEquity()),
                        unseen.map(trial -> Shown.money(trial.holdEquity())).orElse("not opened"))
                .toString();
    }

    private static String shown(Figure figure, Trial trial) {
        return trial.totals().map(totals -> Shown.figure(figure, totals)).orElse("refused");
    }

    private String verdict() {
        TextTable rules = new TextTable("rule", "figure", "wanted", "threshold", "");
        for (Verdict.Rule rule : found.result().verdict().rules()) {
            rules.row(
                    rule.rule(),
                    value(rule),
                    Gate.named(rule.rule()).map(Gate::wants).orElse(""),
                    Shown.number(rule.threshold()),
                    outcome(rule));
        }
        return rules
                + sentence(found)
                + "\nwritten to "
                + found.target().file()
                + found.file()
                        .proof()
                        .flatMap(Proof::signature)
                        .map(signature -> ", signed by the key " + signature.keyId())
                        .orElse(", unsigned")
                + "\n";
    }

    static String value(Verdict.Rule rule) {
        return rule.value().isPresent()
                ? String.format(Locale.ROOT, "%.6f", rule.value().getAsDouble())
                : isOfTheHoldout(rule) ? "not opened" : "undefined";
    }

    /** A holdout that stays closed has not failed; what comes before it has. */
    static String outcome(Verdict.Rule rule) {
        if (rule.passed()) {
            return "holds";
        }
        return rule.value().isEmpty() && isOfTheHoldout(rule) ? "not reached" : "FAILS";
    }

    private static boolean isOfTheHoldout(Verdict.Rule rule) {
        return Gate.named(rule.rule()).filter(Gate::isLast).isPresent();
    }

    /** What follows, in words. */
    static String sentence(Found found) {
        return switch (found.status()) {
            case VALIDATED ->
                    "VALIDATED: every rule holds, what was tried before counted. That makes luck"
                            + " unlikely, and promises nothing.";
            case REJECTED ->
                    "REJECTED: the rules that fail say why. Do not trade it with real money, and do"
                            + " not search on until it passes.";
            case UNVALIDATED ->
                    "UNVALIDATED: chosen as the best of many on the same bars, and no test accounts"
                            + " for how many were tried.\nDo not trade it with real money.";
        };
    }
}
