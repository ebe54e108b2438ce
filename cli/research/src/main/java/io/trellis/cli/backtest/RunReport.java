package io.trellis.cli.backtest;

import io.trellis.backtesting.analytics.TradeStatistics;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.engine.PathRange;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.run.LotFigures;
import io.trellis.backtesting.report.run.PluginWords;
import io.trellis.backtesting.report.run.RemarkWords;
import io.trellis.backtesting.report.run.RunFigures;
import io.trellis.backtesting.report.run.SharpeCertainty;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.FigureJson;
import io.trellis.cli.terminal.TextTable;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.market.PathRule;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * What came of one run, for a person and for a script. The profit split stands before any other
 * figure.
 *
 * @param holdEquity what the capital would be worth had it all been put into the coin at the first
 *     open, in units of 10⁻⁸ quote
 */
record RunReport(
        StrategyDocument document,
        StrategyFile strategy,
        BarColumns bars,
        Optional<FeeCheck> fees,
        BacktestResult result,
        PathRange paths,
        long holdEquity) {

    Json.ObjectValue json() {
        RunSummary summary = result.summary();
        Json.ObjectBuilder json =
                Json.object()
                        .put("synthetic", bars.synthetic())
                        .put("strategy", strategyJson())
                        .put("data", dataJson())
                        .put("capital", FigureJson.money(summary.capital()));
        for (Figure figure : Figure.ofRuns()) {
            json.put(figure.word(), FigureJson.of(figure, summary, result.metrics()));
        }
        LotFigures lots = LotFigures.of(result, bars);
        SharpeCertainty sure = SharpeCertainty.of(result.equity());
        return json.put("vendorApr", json(lots.vendorApr()))
                .put("sharpeAboveZero", json(sure.above()))
                .put("minTrackRecordDays", json(sure.fewestDays()))
                .put("lots", json(lots.lots()))
                .put("halted", summary.halted())
                .put("holdEquity", FigureJson.money(holdEquity))
                .put("feesCovered", feesJson())
                .put("pathRules", pathsJson())
                .put("events", eventsJson())
                .build();
    }

    private static Json json(TradeStatistics lots) {
        return Json.object()
                .put("trades", lots.trades())
                .put("winRate", json(lots.winRate()))
                .put("profitFactor", json(lots.profitFactor()))
                .put("expectancy", json(lots.expectancy()))
                .put("systemQuality", json(lots.systemQuality()))
                .build();
    }

    private static Json json(OptionalDouble value) {
        return value.isPresent() ? FigureJson.number(value.getAsDouble()) : new Json.NullValue();
    }

    private Json feesJson() {
        return fees.<Json>map(check -> new Json.BooleanValue(check.isCovered()))
                .orElseGet(Json.NullValue::new);
    }

    private Json strategyJson() {
        return Json.object().put("name", strategy.name()).put("digest", document.digest()).build();
    }

    private Json dataJson() {
        return Json.object()
                .put("series", bars.series().path())
                .put("sha256", bars.contentSha256())
                .put("from", Instant.ofEpochMilli(bars.firstMillis()).toString())
                .put("to", Instant.ofEpochMilli(bars.lastMillis()).toString())
                .build();
    }

    private Json pathsJson() {
        Json.ObjectBuilder rules = Json.object();
        paths.summaries()
                .forEach((rule, summary) ->
                        rules.put(
                                word(rule),
                                Json.object()
                                        .put("finalEquity", FigureJson.money(summary.finalEquity()))
                                        .put(
                                                "maxDrawdown",
                                                FigureJson.number(summary.maxDrawdown()))
                                        .build()));
        return rules.build();
    }

    /** As the strategy file spells it. */
    private static String word(PathRule rule) {
        return switch (rule) {
            case NEAREST -> "nearest";
            case LOW_FIRST -> "lowFirst";
            case HIGH_FIRST -> "highFirst";
        };
    }

    private Json eventsJson() {
        Json.ObjectBuilder events = Json.object();
        events().forEach(events::put);
        return events.build();
    }

    /** What the strategy reported, each with how often, in the order of its first time. */
    private SequencedMap<String, Integer> events() {
        var events = new LinkedHashMap<String, Integer>();
        result.remarks()
                .forEach(remark -> events.merge(RemarkWords.of(remark.note()), 1, Integer::sum));
        return events;
    }

    String text() {
        String curves = RunCurves.of(result.equity());
        return String.join("\n", heading(), split(), curves, comparison(), figures(), eventList());
    }

    private String eventList() {
        TextTable table = new TextTable("event", "times");
        events().forEach((event, times) -> table.row(event, "%,d".formatted(times)));
        return table.toString();
    }

    /** What ran over what, in one line. */
    String title() {
        return "%s over %s, %,d bars, %s to %s UTC"
                .formatted(
                        strategy.name(),
                        bars.series(),
                        bars.rows(),
                        UtcTime.minutes(bars.firstMillis()),
                        UtcTime.minutes(bars.lastMillis()));
    }

    private String heading() {
        String synthetic = bars.synthetic() ? "SYNTHETIC DATA, not a market\n" : "";
        String covers = fees.map(check -> check.sentence() + "\n").orElse("");
        return synthetic + title() + "\n" + covers;
    }

    private String split() {
        RunSummary summary = result.summary();
        long gain = summary.finalEquity() - summary.capital();
        return new TextTable("profit", "quote", "of capital")
                .gains("quote", "of capital")
                .row(profit(words().roundTrips(), summary.books().roundTripProfit()))
                .row(profit(words().adjustments(), summary.books().adjustProfit()))
                .row(profit("inventory still held", summary.unrealized()))
                .row(profit("total", gain))
                .row(profit("holding the coin instead", holdEquity - summary.capital()))
                .toString();
    }

    private String[] profit(String name, long units) {
        return new String[] {
            name, RunFigures.amount(units), RunFigures.percent((double) units / capital())
        };
    }

    private long capital() {
        return result.summary().capital();
    }

    private String comparison() {
        TextTable table = new TextTable("path rule", "final equity", "max drawdown");
        paths.summaries()
                .forEach((rule, summary) ->
                        table.row(
                                word(rule)
                                        + (rule == strategy.assumptions().pathRule()
                                                ? " (this run)"
                                                : ""),
                                RunFigures.amount(summary.finalEquity()),
                                RunFigures.percent(summary.maxDrawdown())));
        return table.toString();
    }

    private String figures() {
        TextTable table = new TextTable("figure", "value", "");
        RunFigures.of(result, bars, words())
                .forEach(line -> table.row(line.name(), line.value(), line.remark()));
        return table.toString();
    }

    /** What the plug-in calls things. */
    private PluginWords words() {
        return PluginWords.of(strategy, result);
    }
}
