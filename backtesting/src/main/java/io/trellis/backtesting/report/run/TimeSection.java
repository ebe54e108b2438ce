package io.trellis.backtesting.report.run;

import io.trellis.backtesting.report.html.Block;
import io.trellis.backtesting.report.html.Chart;
import io.trellis.backtesting.report.html.ChartBuilder;
import io.trellis.backtesting.report.html.Ink;
import io.trellis.backtesting.report.html.Section;
import io.trellis.core.account.Money;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;

/** Price, equity and drawdown, one under the other. */
final class TimeSection {

    private static final String GROUP = "run";

    private final ReportedRun run;
    private final CoinFormat format;
    private final Bars bars;
    private final Buckets buckets;
    private final OptionalLong splitMillis;

    private TimeSection(ReportedRun run, OptionalLong splitMillis) {
        this.run = run;
        this.format = run.format();
        this.bars = run.bars();
        this.buckets = Buckets.of(bars);
        this.splitMillis = splitMillis;
    }

    /**
     * The section.
     *
     * @param splitMillis where what a search has not seen begins, if there was one
     */
    static Section of(ReportedRun run, StateHistory states, OptionalLong splitMillis) {
        var section = new TimeSection(run, splitMillis);
        return new Section(
                "time",
                "Over time",
                section.lead(),
                List.<Block>of(section.price(states), section.equity(), section.drawdown()));
    }

    private String lead() {
        String points =
                buckets.barsEach() == 1
                        ? "Every bar is a point."
                        : ("Each point stands for %,d bars; bands reach from the least to the"
                                        + " greatest of them, so that no extreme is lost.")
                                .formatted(buckets.barsEach());
        return points + " Drag over a stretch to see it closer; the charts move together. UTC.";
    }

    private Chart price(StateHistory states) {
        ChartBuilder chart =
                chart("Price of " + format.base() + " in " + format.quote())
                        .height(400)
                        .caption(captionOfPrice());
        int decimals = format.priceDecimals();
        chart.range(
                "low to high",
                Ink.PRICE,
                buckets.least(bar -> format.priceAsDouble(bars.low(bar))),
                buckets.greatest(bar -> format.priceAsDouble(bars.high(bar))),
                decimals);
        chart.line(
                "close",
                Ink.PRICE,
                buckets.last(bar -> format.priceAsDouble(bars.close(bar))),
                decimals);
        chart.spans("market states", states.spans(buckets, bars.timeMillis(bars.count() - 1)));
        if (!run.cells().isEmpty()) {
            chart.levels("grid cells", new CellLevels(run).all(), decimals);
        }
        new FillMarks(run, buckets, chart).add();
        exits(chart);
        return chart.build();
    }

    private String captionOfPrice() {
        var words = new ArrayList<String>();
        if (!run.cells().isEmpty()) {
            words.add(
                    new CellLevels(run).whole()
                            ? "The lines are the buy and sell prices of the cells."
                            : "Of the many grids only the lowest and highest price are drawn.");
        }
        if (FillMarks.merges(run)) {
            words.add("Where many fills fall into one point, its lowest and highest are marked.");
        }
        int bars = StateHistory.pointsEach(buckets) * buckets.barsEach();
        words.add(
                bars == 1
                        ? "The strip below tells the state of the market that was known then."
                        : "The strip below tells the state of the market that most of %,d bars had."
                                .formatted(bars));
        return String.join(" ", words);
    }

    private void exits(ChartBuilder chart) {
        if (run.plan() instanceof GridPlan grid) {
            grid.settings().stopLoss().ifPresent(at -> level(chart, "stop loss", at));
            grid.settings().takeProfit().ifPresent(at -> level(chart, "take profit", at));
        }
    }

    private static void level(ChartBuilder chart, String name, BigDecimal price) {
        chart.level(name, Ink.FALL, price.doubleValue());
    }

    private Chart equity() {
        ChartBuilder chart = chart("Equity in " + format.quote()).height(260);
        IntToDoubleFunction equity = run.result().equity()::equityInQuote;
        IntToDoubleFunction hold = bar -> quote(run.holdEquity(bar));
        int decimals = format.decimals();
        if (buckets.barsEach() > 1) {
            chart.range(
                    "least to greatest",
                    Ink.RESULT,
                    buckets.least(equity),
                    buckets.greatest(equity),
                    decimals);
        }
        chart.line("the strategy", Ink.RESULT, buckets.last(equity), decimals);
        chart.dashes("holding the coin", Ink.HOLD, buckets.last(hold), decimals);
        return chart.level("capital", Ink.QUIET, quote((double) run.result().summary().capital()))
                .build();
    }

    private static double quote(double units) {
        return BigDecimal.valueOf(units)
                .movePointLeft(Money.SCALE)
                .setScale(Money.SCALE, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    private Chart drawdown() {
        double capital = run.result().summary().capital();
        double[] own = falls(bar -> run.result().equity().equity(bar), capital);
        double[] hold = falls(run::holdEquity, capital);
        return chart("Fall from the peak")
                .height(190)
                .unit("%")
                .caption("The deepest of each point.")
                .area("the strategy", Ink.FALL, buckets.least(bar -> own[bar]), 2)
                .dashes("holding the coin", Ink.HOLD, buckets.least(bar -> hold[bar]), 2)
                .build();
    }

    /** In percent of the peak, 0 or below. */
    private double[] falls(IntToDoubleFunction equity, double capital) {
        double[] falls = new double[bars.count()];
        double peak = capital;
        for (int bar = 0; bar < falls.length; bar++) {
            double value = equity.applyAsDouble(bar);
            peak = Math.max(peak, value);
            falls[bar] = 100 * (value / peak - 1);
        }
        return falls;
    }

    private ChartBuilder chart(String title) {
        ChartBuilder chart = ChartBuilder.overTime(title, GROUP, buckets.timeMillis());
        splitMillis.ifPresent(at -> chart.event("not seen by the search", Ink.MARKET, (double) at));
        return chart;
    }
}
