package io.trellis.cli.backtest;

import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.engine.EventBacktest;
import io.trellis.backtesting.engine.MarketStream;
import io.trellis.backtesting.engine.PathRange;
import io.trellis.backtesting.engine.Portfolio;
import io.trellis.backtesting.engine.PortfolioResult.SeatResult;
import io.trellis.backtesting.engine.Seat;
import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.engine.TickPrints;
import io.trellis.backtesting.engine.VenueCounts;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.TradeColumns;
import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.cli.research.FigureJson;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.PathRule;
import io.trellis.core.session.Plan;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A run at the venue that was asked for: the ideal one, unless an option says otherwise. */
final class VenueRun {

    private final VenueOptions options;
    private final Plan<?> plan;
    private final BarColumns columns;
    private final Optional<TradeColumns> trades;
    private final Bars bars;

    /**
     * A run that has not been made.
     *
     * @param plan as the strategy file says
     * @param columns bars to run over, or what the trades make
     * @param trades to run over in place of the bars
     */
    VenueRun(
            VenueOptions options, Plan<?> plan, BarColumns columns, Optional<TradeColumns> trades) {
        this.options = options;
        this.plan = options.isAsked() ? plan.with(options.expected(plan.assumptions())) : plan;
        this.columns = columns;
        this.trades = trades;
        this.bars = TickBars.of(columns, plan.instrument());
    }

    /** The plan that is run, with the slippage that was asked for. */
    Plan<?> plan() {
        return plan;
    }

    Bars bars() {
        return bars;
    }

    /** What came of it, and what the venue did. */
    record Outcome(BacktestResult result, Optional<VenueCounts> counts) {}

    /**
     * Runs it.
     *
     * @param what the plan, or one that decides the same
     */
    Attempt<Outcome> run(Plan<?> what) {
        return options.isAsked()
                ? atVenue(what)
                : Backtest.run(what, bars)
                        .then(result -> new Attempt.Done<>(new Outcome(result, Optional.empty())));
    }

    private Attempt<Outcome> atVenue(Plan<?> what) {
        VenueSettings venue = options.settings(what.assumptions());
        MarketStream stream = stream(what);
        var seat = new Seat("run", columns.series().symbol(), what);
        var portfolio =
                new Portfolio(venue, Optional.of(columns.series().timeframe()), List.of(seat));
        SeatResult result = EventBacktest.run(portfolio, List.of(stream)).seats().getFirst();
        return result.result()
                .then(done -> new Attempt.Done<>(new Outcome(done, Optional.of(result.counts()))));
    }

    private MarketStream stream(Plan<?> what) {
        String symbol = columns.series().symbol();
        if (trades.isPresent()) {
            return new MarketStream.OfPrints(
                    symbol, TickPrints.of(trades.get(), what.instrument()));
        }
        PathRule rule = what.assumptions().pathRule();
        return new MarketStream.OfBars(
                symbol, bars, rule, TickPrints.volumes(columns, what.instrument()));
    }

    /** The same run under every path rule; trades need none, so all are the same there. */
    PathRange paths(RunSummary known) {
        if (!options.isAsked()) {
            return PathRange.around(plan, bars, known);
        }
        Map<PathRule, RunSummary> summaries = new EnumMap<>(PathRule.class);
        for (PathRule rule : PathRule.values()) {
            boolean same = trades.isPresent() || rule == plan.assumptions().pathRule();
            summaries.put(rule, same ? known : under(rule));
        }
        return new PathRange(summaries);
    }

    private RunSummary under(PathRule rule) {
        Assumptions own = plan.assumptions();
        return switch (atVenue(plan.with(own.withPathRule(rule)))) {
            case Attempt.Done<Outcome>(var outcome) -> outcome.result().summary();
            case Attempt.Refused<Outcome>(var reason) ->
                    throw new IllegalStateException(
                            "a path rule cannot change the first open, but: " + reason);
        };
    }

    // ---- what was assumed

    /** The report's text with what was assumed of the venue, if anything was asked. */
    String text(String report, Outcome outcome) {
        return outcome.counts().map(counts -> report + "\n" + table(counts)).orElse(report);
    }

    private TextTable table(VenueCounts counts) {
        VenueSettings venue = options.settings(plan.assumptions());
        TextTable table = new TextTable("venue", "assumed");
        table.row("resting orders fill by", venue.fills().words());
        table.row("latency", venue.latency().words());
        table.row("slippage", venue.slippage().words());
        table.row("fees", venue.fees().map(fees -> fees.words()).orElse("of the instrument"));
        table.row(
                "share of the volume",
                venue.participation().map(BigDecimal::toPlainString).orElse("no limit"));
        trades.ifPresent(prints -> table.row("trades", count(prints.rows())));
        table.row("fills in part", count(counts.partialFills()));
        table.row("held back, would have taken", count(counts.wouldTake()));
        table.row("refused, below the minimum", count(counts.belowMinimum()));
        return table.row("filled while being cancelled", count(counts.lateFills()));
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The report with what was assumed of the venue, if anything was asked. */
    Json.ObjectValue json(Json.ObjectValue report, Outcome outcome) {
        return outcome.counts().map(counts -> report.with("venue", json(counts))).orElse(report);
    }

    private Json json(VenueCounts counts) {
        VenueSettings venue = options.settings(plan.assumptions());
        return Json.object()
                .put("fill", venue.fills().words())
                .put("latency", venue.latency().words())
                .put("slippage", venue.slippage().words())
                .put("fees", venue.fees().map(fees -> fees.words()).orElse("instrument"))
                .put(
                        "participation",
                        venue.participation()
                                .<Json>map(share -> FigureJson.number(share.doubleValue()))
                                .orElseGet(Json.NullValue::new))
                .put(
                        "trades",
                        trades.<Json>map(prints -> Json.NumberValue.of(prints.rows()))
                                .orElseGet(Json.NullValue::new))
                .put("partialFills", counts.partialFills())
                .put("heldBackWouldTake", counts.wouldTake())
                .put("refusedBelowMinimum", counts.belowMinimum())
                .put("lateFills", counts.lateFills())
                .build();
    }
}
