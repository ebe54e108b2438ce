package io.trellis.backtesting.report;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.core.account.Money;
import io.trellis.core.market.Bars;
import io.trellis.core.session.Plan;

import java.util.List;

/** Equity of a run beside holding the coin, as a {@link LineChart}. */
public final class EquityChart {

    private static final String GRID_COLOR = "#1f6feb";
    private static final String HOLD_COLOR = "#8c959f";

    private EquityChart() {}

    /**
     * Draws a run.
     *
     * @param title told above the picture, without mark-up
     * @param curve of the run over these bars
     */
    public static String svg(String title, Plan<?> plan, Bars bars, EquityCurve curve) {
        int count = bars.count();
        double bought = Money.decimal(Hold.equity(plan, bars)).doubleValue();
        double lastClose = bars.close(count - 1);
        long[] timeMillis = new long[count];
        double[] equity = new double[count];
        double[] holding = new double[count];
        for (int bar = 0; bar < count; bar++) {
            timeMillis[bar] = bars.timeMillis(bar);
            equity[bar] = curve.equityInQuote(bar);
            holding[bar] = bought * bars.close(bar) / lastClose;
        }
        return LineChart.svg(
                title,
                timeMillis,
                List.of(
                        new LineChart.Line("equity", GRID_COLOR, equity),
                        new LineChart.Line("holding the coin", HOLD_COLOR, holding)));
    }
}
