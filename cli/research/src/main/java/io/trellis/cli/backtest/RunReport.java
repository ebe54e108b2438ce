package io.trellis.cli.backtest;

import io.trellis.backtesting.analytics.Metrics;
import io.trellis.backtesting.analytics.TradeStatistics;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.engine.PathRange;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.FigureJson;
import io.trellis.cli.terminal.TextTable;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.account.Money;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.market.PathRule;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategy.Note;
import io.trellis.core.strategyfile.DcaSpec;
import io.trellis.core.strategyfile.GridSpec;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
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
        for (Figure figure : Figure.values()) {
            json.put(figure.word(), FigureJson.of(figure, summary, result.metrics()));
        }
        LotFigures lots = LotFigures.of(result, bars);
        return json.put("vendorApr", lots.aprJson())
                .put("lots", lots.lotsJson())
                .put("halted", summary.halted())
                .put("holdEquity", FigureJson.money(holdEquity))
                .put("feesCovered", feesJson())
                .put("pathRules", pathsJson())
                .put("events", eventsJson())
                .build();
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
        result.remarks().forEach(remark -> events.merge(words(remark.note()), 1, Integer::sum));
        return events;
    }

    private static String words(Note note) {
        return switch (note) {
            case Note.Started _ -> "started";
            case Note.StartRefused(var reason) -> "start refused: " + reason;
            case Note.Recentered(var trigger, _) -> "recentred by " + trigger;
            case Note.RecenterRefused(var trigger, var reason) ->
                    "recentring by " + trigger + " refused: " + reason;
            case Note.Trailed(boolean up) -> up ? "trailed up" : "trailed down";
            case Note.NotPlaced(var order, var reason) -> order + " not placed: " + reason;
            case Note.Buying(boolean allowed) -> allowed ? "buys again" : "stopped buying";
            case Note.Stopped(var rule, boolean forGood) ->
                    "stopped by " + rule + (forGood ? " for good" : " until the next day");
        };
    }

    String text() {
        return String.join("\n", heading(), split(), comparison(), figures(), eventList());
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
                .row(profit(words().roundTrips(), summary.books().roundTripProfit()))
                .row(profit(words().adjustments(), summary.books().adjustProfit()))
                .row(profit("inventory still held", summary.unrealized()))
                .row(profit("total", gain))
                .row(profit("holding the coin instead", holdEquity - summary.capital()))
                .toString();
    }

    private String[] profit(String name, long units) {
        return new String[] {name, amount(units), percent((double) units / capital())};
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
                                amount(summary.finalEquity()),
                                percent(summary.maxDrawdown())));
        return table.toString();
    }

    private String figures() {
        RunSummary summary = result.summary();
        Metrics metrics = result.metrics();
        LotFigures lots = LotFigures.of(result, bars);
        TradeStatistics trades = lots.lots();
        TextTable table =
                new TextTable("figure", "value", "")
                        .row("cash", amount(summary.account().cash()), "quote")
                        .row("inventory", summary.inventory().toPlainString(), "base")
                        .row("fees paid", amount(summary.account().fees()), "quote");
        words().counts().forEach((name, count) -> table.row(name, "%,d".formatted(count), ""));
        return table.row("halted", summary.halted() ? "yes" : "no", "")
                .row("max drawdown", percent(summary.maxDrawdown()), "of bar-close equity")
                .row("... lasted", ratio(metrics.maxDrawdownHours()), "hours")
                .row("ulcer index", ratio(metrics.ulcerIndex()), "percent, at day closes")
                .row("Sharpe", ratio(metrics.sharpe()), "daily, 365 days a year")
                .row(
                        "... serial",
                        ratio(metrics.serialSharpe()),
                        "each day hangs on the one before")
                .row("Sortino", ratio(metrics.sortino()), "daily, 365 days a year")
                .row("Omega", ratio(metrics.omega()), "daily, threshold 0")
                .row("CAGR", share(metrics.cagr()), "needs 90 days")
                .row("Calmar", ratio(metrics.calmar()), "needs 90 days")
                .row("profit factor", ratio(metrics.profitFactor()), words().pairs())
                .row("CVaR 95 %", share(metrics.cvar95()), "of a day")
                .row("vendors' APR", share(lots.vendorApr()), "needs 90 days; mind the drawdown")
                .row("lots bought", "%,d".formatted(trades.trades()), "first in, first out")
                .row("... won", share(trades.winRate()), "open ones at the last close")
                .row("... profit factor", ratio(trades.profitFactor()), "")
                .row("... expectancy", ratio(trades.expectancy()), "quote")
                .row("... SQN", ratio(trades.systemQuality()), "at most 100 trades count")
                .toString();
    }

    /** What the plug-in calls things. */
    private PluginWords words() {
        return switch (strategy.strategy()) {
            case GridSpec _ -> PluginWords.ofGrid(result);
            case DcaSpec _ -> PluginWords.ofDca(result);
        };
    }

    private static String amount(long units) {
        BigDecimal cents = Money.decimal(units).setScale(2, RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%,.2f", cents);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : "-";
    }

    private static String ratio(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "-";
    }
}
