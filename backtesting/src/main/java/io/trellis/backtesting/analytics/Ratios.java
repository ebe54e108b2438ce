package io.trellis.backtesting.analytics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * Ratios of a series of returns (formulas 5.1 to 5.5). All take returns as fractions, one a period;
 * {@code periodsPerYear} is 365 for daily returns, 1 for a figure that is not annualised. What is
 * undefined is empty, never 0 or NaN.
 */
public final class Ratios {

    private Ratios() {}

    /**
     * Mean above the risk-free rate over the sample deviation, times the root of the periods of a
     * year (Sharpe 1994).
     *
     * @param riskFree rate of one period
     * @return empty under two returns or without deviation
     */
    public static OptionalDouble sharpe(double[] returns, double riskFree, double periodsPerYear) {
        if (returns.length < 2) {
            return OptionalDouble.empty();
        }
        return finite((mean(returns) - riskFree) / deviation(returns) * Math.sqrt(periodsPerYear));
    }

    /**
     * The factor that annualises a Sharpe ratio of one period when returns hang together (Lo 2002):
     * {@code q / √(q + 2 Σ (q - k) ρ(k))}, k from 1 to q - 1; √q when they do not.
     *
     * @param periods q, in a year
     * @param autocorrelation ρ of a lag
     * @return empty when the sum leaves nothing above 0 under the root
     */
    public static OptionalDouble serialFactor(int periods, IntToDoubleFunction autocorrelation) {
        double sum = 0;
        for (int lag = 1; lag < periods; lag++) {
            sum += (periods - lag) * autocorrelation.applyAsDouble(lag);
        }
        return finite(periods / Math.sqrt(periods + 2 * sum));
    }

    /**
     * The Sharpe ratio annualised by {@link #serialFactor}, as if each return hung on the one
     * before alone: ρ(k) = ρ(1)^k. Estimates of longer lags are noise in any series we have.
     *
     * @return empty under three returns or without deviation
     */
    public static OptionalDouble serialSharpe(
            double[] returns, double riskFree, int periodsPerYear) {
        OptionalDouble plain = sharpe(returns, riskFree, 1);
        if (returns.length < 3 || plain.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble factor = chainFactor(periodsPerYear, autocorrelation(returns));
        return factor.isPresent()
                ? finite(plain.getAsDouble() * factor.getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * {@link #serialFactor} for ρ(k) = ρ^k, whose sum is {@code ρ (q (1 - ρ) - (1 - ρ^q)) / (1 -
     * ρ)²}: a sweep asks for it once a run.
     */
    static OptionalDouble chainFactor(int periods, double rho) {
        double rest = 1 - rho;
        double sum = rho * (periods * rest - (1 - StrictMath.pow(rho, periods))) / (rest * rest);
        return finite(periods / Math.sqrt(periods + 2 * sum));
    }

    /** The autocorrelation of lag 1: products of neighbours over all squares, about the mean. */
    static double autocorrelation(double[] returns) {
        double mean = mean(returns);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < returns.length; i++) {
            double away = returns[i] - mean;
            squares += away * away;
            products += i == 0 ? 0 : away * (returns[i - 1] - mean);
        }
        return products / squares;
    }

    /**
     * Mean above a target over the downside deviation to it, the latter over all returns, times the
     * root of the periods of a year (Sortino and van der Meer 1991).
     *
     * @return empty under two returns or without one below the target
     */
    public static OptionalDouble sortino(double[] returns, double target, double periodsPerYear) {
        if (returns.length < 2) {
            return OptionalDouble.empty();
        }
        double squares =
                Arrays.stream(returns)
                        .map(r -> Math.min(r - target, 0))
                        .map(below -> below * below)
                        .sum();
        double downside = Math.sqrt(squares / returns.length);
        return finite((mean(returns) - target) / downside * Math.sqrt(periodsPerYear));
    }

    /**
     * What lies above a threshold over what lies below it (Keating and Shadwick 2002).
     *
     * @return empty under two returns or without one below the threshold
     */
    public static OptionalDouble omega(double[] returns, double threshold) {
        if (returns.length < 2) {
            return OptionalDouble.empty();
        }
        double above = Arrays.stream(returns).map(r -> Math.max(r - threshold, 0)).sum();
        double below = Arrays.stream(returns).map(r -> Math.max(threshold - r, 0)).sum();
        return finite(above / below);
    }

    /**
     * Expected shortfall: the mean of the worst returns, the last one weighted by its fraction when
     * the tail is no whole number of them (Rockafellar and Uryasev 2000).
     *
     * @param returns one or more
     * @param tail share of the returns, above 0 to 1
     */
    public static double tailMean(double[] returns, double tail) {
        double[] sorted = returns.clone();
        Arrays.sort(sorted);
        double mass = tail * sorted.length;
        double sum = 0;
        for (int i = 0; i < mass; i++) {
            sum += sorted[i] * Math.min(1, mass - i);
        }
        return sum / mass;
    }

    /**
     * Root mean square of the falls from the peak, in percent, over the start and the end of every
     * period.
     *
     * @return 0 for returns that never fall, or for none
     */
    public static double ulcerIndex(double[] returns) {
        double equity = 1;
        double peak = 1;
        double squares = 0;
        for (double r : returns) {
            equity *= 1 + r;
            peak = Math.max(peak, equity);
            double percent = 100 * (1 - equity / peak);
            squares += percent * percent;
        }
        return Math.sqrt(squares / (returns.length + 1));
    }

    /**
     * Compound growth a year.
     *
     * @param growth value at the end over value at the start
     * @return empty when it does not fit into a double
     */
    public static OptionalDouble cagr(double growth, double periods, double periodsPerYear) {
        return finite(StrictMath.pow(growth, periodsPerYear / periods) - 1);
    }

    /**
     * The mean return a year, not compounded, over the largest drawdown; {@link Metrics#calmar} is
     * the compounded form.
     *
     * @return empty without returns or drawdown
     */
    public static OptionalDouble arithmeticCalmar(
            double[] returns, double maxDrawdown, double periodsPerYear) {
        return finite(mean(returns) * periodsPerYear / maxDrawdown);
    }

    /**
     * The "APR" that vendors of bots show: the profit as if the time it took made up a year. It
     * hides what was risked, so show it beside the drawdown only.
     *
     * @param profit share of the investment
     * @return empty for no time
     */
    public static OptionalDouble vendorApr(double profit, double minutes) {
        return finite(profit * (365 * 24 * 60) / minutes);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Exactly 0 for values that are all the same, whose mean may be off by a rounding. */
    private static double deviation(double[] values) {
        double mean = mean(values);
        if (Arrays.stream(values).allMatch(value -> value == values[0])) {
            return 0;
        }
        double squares = Arrays.stream(values).map(r -> (r - mean) * (r - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
