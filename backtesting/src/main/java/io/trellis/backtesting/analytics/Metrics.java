package io.trellis.backtesting.analytics;

import io.trellis.core.session.Books;

import java.util.OptionalDouble;

/**
 * The metrics of grid-semantics section 10, and those of formulas 5 that follow from the same daily
 * returns. Returns are daily (UTC), a year has 365 days, the risk-free rate is 0. A metric that is
 * undefined is empty, never 0 or NaN.
 *
 * @param sharpe mean over sample deviation, times √365
 * @param sortino mean over downside deviation to 0 (divided by all days), times √365
 * @param cagr compound annual growth; empty under 90 days
 * @param calmar {@code cagr} over maximum drawdown; empty under 90 days
 * @param profitFactor gains over losses of round trips (grid pairs only)
 * @param cvar95 mean of the worst 5 % of the daily returns
 * @param maxDrawdownHours from the peak of the largest drawdown to its recovery or the end
 * @param serialSharpe the Sharpe ratio annualised for returns that hang together (Lo 2002)
 * @param omega gains over losses of the daily returns
 * @param ulcerIndex root mean square of the falls from the peak at day closes, in percent
 */
public record Metrics(
        OptionalDouble sharpe,
        OptionalDouble sortino,
        OptionalDouble cagr,
        OptionalDouble calmar,
        OptionalDouble profitFactor,
        OptionalDouble cvar95,
        OptionalDouble maxDrawdownHours,
        OptionalDouble serialSharpe,
        OptionalDouble omega,
        OptionalDouble ulcerIndex) {

    private static final int DAYS_A_YEAR = 365;
    private static final int FEWEST_DAYS_FOR_A_YEAR = 90;
    private static final double TAIL = 0.05;

    /** Those of a run at whose closes nobody looked: none is defined. */
    public static Metrics undefined() {
        OptionalDouble none = OptionalDouble.empty();
        return new Metrics(none, none, none, none, none, none, none, none, none, none);
    }

    /** The metrics of a run whose equity is known at every bar close. */
    public static Metrics of(EquityCurve curve, Books books) {
        double[] returns = curve.dailyReturns();
        if (curve.count() == 0) {
            return of(returns, 1, 0, OptionalDouble.empty(), books);
        }
        EquityCurve.Drawdown drawdown = curve.drawdown();
        double growth = (double) curve.equity(curve.count() - 1) / curve.capital();
        return of(returns, growth, drawdown.depth(), OptionalDouble.of(drawdown.hours()), books);
    }

    /**
     * The metrics of a run of which no more is known than this.
     *
     * @param capital in units of 10⁻⁸ quote
     * @param dailyEquity at the last close of each UTC day that has bars, one or more
     * @param maxDrawdown largest fall of bar-close equity from its peak, as a share of the peak
     * @param maxDrawdownHours from that peak to the recovery, or to the end
     */
    public static Metrics of(
            long capital,
            long[] dailyEquity,
            double maxDrawdown,
            double maxDrawdownHours,
            Books books) {
        double[] returns = new double[dailyEquity.length];
        long before = capital;
        for (int day = 0; day < returns.length; day++) {
            returns[day] = (double) dailyEquity[day] / before - 1;
            before = dailyEquity[day];
        }
        double growth = (double) before / capital;
        return of(returns, growth, maxDrawdown, OptionalDouble.of(maxDrawdownHours), books);
    }

    private static Metrics of(
            double[] returns,
            double growth,
            double maxDrawdown,
            OptionalDouble maxDrawdownHours,
            Books books) {
        boolean several = returns.length >= 2;
        OptionalDouble cagr =
                returns.length < FEWEST_DAYS_FOR_A_YEAR
                        ? OptionalDouble.empty()
                        : Ratios.cagr(growth, returns.length, DAYS_A_YEAR);
        return new Metrics(
                Ratios.sharpe(returns, 0, DAYS_A_YEAR),
                Ratios.sortino(returns, 0, DAYS_A_YEAR),
                cagr,
                cagr.isPresent()
                        ? Ratios.finite(cagr.getAsDouble() / maxDrawdown)
                        : OptionalDouble.empty(),
                Ratios.finite((double) books.gains() / books.losses()),
                several
                        ? OptionalDouble.of(Ratios.tailMean(returns, TAIL))
                        : OptionalDouble.empty(),
                maxDrawdownHours,
                Ratios.serialSharpe(returns, 0, DAYS_A_YEAR),
                Ratios.omega(returns, 0),
                several ? OptionalDouble.of(Ratios.ulcerIndex(returns)) : OptionalDouble.empty());
    }
}
