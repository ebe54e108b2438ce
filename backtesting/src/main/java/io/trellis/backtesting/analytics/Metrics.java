package io.trellis.backtesting.analytics;

import io.trellis.core.session.Books;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The metrics of grid-semantics section 10. Returns are daily (UTC), a year has 365 days, the
 * risk-free rate is 0. A metric that is undefined is empty, never 0 or NaN.
 *
 * @param sharpe mean over sample deviation, times √365
 * @param sortino mean over downside deviation to 0 (divided by all days), times √365
 * @param cagr compound annual growth; empty under 90 days
 * @param calmar {@code cagr} over maximum drawdown; empty under 90 days
 * @param profitFactor gains over losses of round trips (grid pairs only)
 * @param cvar95 mean of the worst 5 % of the daily returns
 * @param maxDrawdownHours from the peak of the largest drawdown to its recovery or the end
 */
public record Metrics(
        OptionalDouble sharpe,
        OptionalDouble sortino,
        OptionalDouble cagr,
        OptionalDouble calmar,
        OptionalDouble profitFactor,
        OptionalDouble cvar95,
        OptionalDouble maxDrawdownHours) {

    private static final double DAYS_A_YEAR = 365;
    private static final int FEWEST_DAYS_FOR_A_YEAR = 90;
    private static final double TAIL = 0.05;

    public static Metrics of(EquityCurve curve, Books books) {
        double[] returns = curve.dailyReturns();
        OptionalDouble cagr = cagr(curve, returns.length);
        double drawdown = curve.maxDrawdown();
        return new Metrics(
                sharpe(returns),
                sortino(returns),
                cagr,
                cagr.isPresent() ? finite(cagr.getAsDouble() / drawdown) : OptionalDouble.empty(),
                finite((double) books.gains() / books.losses()),
                returns.length < 2
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(tailMean(returns, TAIL)),
                curve.count() == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(curve.maxDrawdownHours()));
    }

    /**
     * Annual Sharpe ratio of daily returns (Sharpe 1994; formulas 5.1).
     *
     * @return empty under two returns or without deviation
     */
    static OptionalDouble sharpe(double[] returns) {
        if (returns.length < 2) {
            return OptionalDouble.empty();
        }
        double mean = mean(returns);
        double squares = Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum();
        return annual(mean, Math.sqrt(squares / (returns.length - 1)));
    }

    /**
     * Annual Sortino ratio of daily returns, target 0 (formulas 5.3).
     *
     * @return empty under two returns or without a loss
     */
    static OptionalDouble sortino(double[] returns) {
        if (returns.length < 2) {
            return OptionalDouble.empty();
        }
        double squares = Arrays.stream(returns).map(r -> Math.min(r, 0) * Math.min(r, 0)).sum();
        return annual(mean(returns), Math.sqrt(squares / returns.length));
    }

    /**
     * Expected shortfall: the mean of the worst returns, the last one weighted by its fraction when
     * the tail is no whole number of them (Rockafellar and Uryasev 2000; formulas 5.5).
     *
     * @param returns one or more
     * @param tail share of the returns, above 0 to 1
     */
    static double tailMean(double[] returns, double tail) {
        double[] sorted = returns.clone();
        Arrays.sort(sorted);
        double mass = tail * sorted.length;
        double sum = 0;
        for (int i = 0; i < mass; i++) {
            sum += sorted[i] * Math.min(1, mass - i);
        }
        return sum / mass;
    }

    private static OptionalDouble cagr(EquityCurve curve, int days) {
        if (days < FEWEST_DAYS_FOR_A_YEAR) {
            return OptionalDouble.empty();
        }
        double growth = (double) curve.equity(curve.count() - 1) / curve.capital();
        return finite(StrictMath.pow(growth, DAYS_A_YEAR / days) - 1);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static OptionalDouble annual(double mean, double deviation) {
        return finite(mean / deviation * Math.sqrt(DAYS_A_YEAR));
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
