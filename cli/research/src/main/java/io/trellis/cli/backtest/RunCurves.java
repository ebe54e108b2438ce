package io.trellis.cli.backtest;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.backtesting.report.run.RunFigures;
import io.trellis.cli.terminal.Sparkline;

/** The equity of a run and its falls from the peak, a line each. */
final class RunCurves {

    private static final int BLOCKS = 60;
    private static final int BESIDE = 40;

    private RunCurves() {}

    /** Both lines; each block shows the last equity, and the deepest fall, of its share of bars. */
    static String of(EquityCurve curve) {
        int bars = curve.count();
        if (bars == 0) {
            return "";
        }
        double[] equity = new double[bars];
        double[] falls = new double[bars];
        long peak = curve.capital();
        for (int bar = 0; bar < bars; bar++) {
            equity[bar] = curve.equityInQuote(bar);
            peak = Math.max(peak, curve.equity(bar));
            falls[bar] = (double) (peak - curve.equity(bar)) / peak;
        }
        int blocks = Sparkline.blocks(BLOCKS, BESIDE);
        return "equity    %s  %s to %s\n"
                        .formatted(
                                Sparkline.ofLast(equity, blocks),
                                RunFigures.amount(curve.capital()),
                                RunFigures.amount(curve.equity(bars - 1)))
                + "drawdown  %s  at most %s\n"
                        .formatted(
                                Sparkline.ofLargest(falls, blocks),
                                RunFigures.percent(curve.maxDrawdown()));
    }
}
