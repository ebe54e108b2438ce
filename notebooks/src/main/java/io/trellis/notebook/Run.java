package io.trellis.notebook;

import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.report.EquityChart;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Hold;
import io.trellis.backtesting.report.LineChart;
import io.trellis.core.account.Money;
import io.trellis.core.market.Bars;
import io.trellis.core.session.Plan;
import io.trellis.core.session.RunSummary;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

import java.util.List;

/**
 * A backtest that was run.
 *
 * @param draft what ran
 * @param bars over what
 * @param ticks the same in ticks
 * @param result what came of it
 */
public record Run(Draft draft, BarSeries bars, Plan<?> plan, Bars ticks, BacktestResult result)
        implements Shown {

    private static final String FALL_COLOR = "#b35900";

    /** Where the profit comes from; the parts add up to the last unit. */
    public Table split() {
        RunSummary run = result.summary();
        var part = StringColumn.create("profit");
        var quote = DoubleColumn.create("quote");
        var share = DoubleColumn.create("% of capital");
        long gain = run.finalEquity() - run.capital();
        Object[][] parts = {
            {"completed round trips", run.books().roundTripProfit()},
            {"exits and recentrings", run.books().adjustProfit()},
            {"inventory still held", run.unrealized()},
            {"total", gain},
            {"holding the coin instead", Hold.equity(plan, ticks) - run.capital()}
        };
        for (Object[] each : parts) {
            long units = (Long) each[1];
            part.append((String) each[0]);
            quote.append(quote(units));
            share.append(100.0 * units / run.capital());
        }
        return Table.create("Where the profit comes from", part, quote, share);
    }

    /** Every figure of the run; what is undefined is missing. */
    public Table figures() {
        var name = StringColumn.create("figure");
        var value = DoubleColumn.create("value");
        for (Figure figure : Figure.ofRuns()) {
            name.append(figure.word());
            figure.of(result.summary(), result.metrics())
                    .ifPresentOrElse(
                            exact -> value.append(exact.doubleValue()), value::appendMissing);
        }
        return Table.create("Figures", name, value);
    }

    /** One figure, such as {@code sharpe}; {@code NaN} when it is undefined. */
    public double figure(String word) {
        return Figure.named(word)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no figure "
                                        + word
                                        + "; there are "
                                        + Figure.words(List.of(Figure.values()))))
                .of(result.summary(), result.metrics())
                .map(exact -> exact.doubleValue())
                .orElse(Double.NaN);
    }

    /** Every fill, in the order in which they happened. */
    public Table fills() {
        return FillTable.of(plan.instrument(), result.fills());
    }

    private static double quote(long units) {
        return Money.decimal(units).doubleValue();
    }

    /** Equity beside holding the coin. */
    public Plot plot() {
        return new Plot(EquityChart.svg(title(), plan, ticks, result.equity()));
    }

    /** The fall from the highest equity so far, in percent. */
    public Plot drawdown() {
        int count = ticks.count();
        long[] timeMillis = new long[count];
        double[] fall = new double[count];
        double peak = quote(result.summary().capital());
        for (int bar = 0; bar < count; bar++) {
            timeMillis[bar] = ticks.timeMillis(bar);
            double equity = result.equity().equityInQuote(bar);
            peak = Math.max(peak, equity);
            fall[bar] = -100 * (1 - equity / peak);
        }
        return new Plot(
                LineChart.svg(
                        title(),
                        timeMillis,
                        List.of(new LineChart.Line("drawdown, percent", FALL_COLOR, fall))));
    }

    private String title() {
        String synthetic = bars.columns().synthetic() ? "SYNTHETIC DATA: " : "";
        return synthetic + draft.file().name() + " over " + bars.columns().series();
    }

    @Override
    public String html() {
        return TableHtml.of(split()) + plot().html();
    }

    @Override
    public String toString() {
        return split().print();
    }
}
