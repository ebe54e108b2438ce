package io.trellis.optimization.study;

import io.trellis.backtesting.analytics.BootstrapDistribution.Interval;
import io.trellis.backtesting.analytics.Ratios;
import io.trellis.backtesting.analytics.StationaryBootstrap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * How sure the headline figures of a run are: the stationary bootstrap of its daily returns. Falls
 * are those between day closes.
 */
final class ReturnIntervals {

    private static final int DAYS_A_YEAR = 365;
    private static final int FEWEST_DAYS_FOR_A_YEAR = 90;
    private static final double TAIL = 0.05;

    private static final Map<String, StationaryBootstrap.Statistic> FIGURES = figures();

    private ReturnIntervals() {}

    private static Map<String, StationaryBootstrap.Statistic> figures() {
        var figures = new LinkedHashMap<String, StationaryBootstrap.Statistic>();
        figures.put("totalReturn", returns -> OptionalDouble.of(growth(returns) - 1));
        figures.put("maxDrawdown", returns -> OptionalDouble.of(drawdown(returns)));
        figures.put("sharpe", returns -> Ratios.sharpe(returns, 0, DAYS_A_YEAR));
        figures.put("sortino", returns -> Ratios.sortino(returns, 0, DAYS_A_YEAR));
        figures.put("cagr", ReturnIntervals::cagr);
        figures.put("calmar", ReturnIntervals::calmar);
        figures.put("cvar95", returns -> OptionalDouble.of(Ratios.tailMean(returns, TAIL)));
        figures.put("omega", returns -> Ratios.omega(returns, 0));
        return figures;
    }

    /**
     * The ends of every interval, by the name of the figure with {@code Low} and {@code High}.
     *
     * @param returns daily, two or more
     * @param level share of the draws inside
     * @return empty for both ends of a figure that is undefined in every draw
     */
    static SequencedMap<String, OptionalDouble> of(
            double[] returns, StationaryBootstrap bootstrap, double level) {
        var ends = new LinkedHashMap<String, OptionalDouble>();
        FIGURES.forEach((name, figure) -> {
            Optional<Interval> interval = bootstrap.of(returns, figure).percentile(level);
            ends.put(name + "Low", end(interval.map(Interval::lower)));
            ends.put(name + "High", end(interval.map(Interval::upper)));
        });
        return ends;
    }

    private static OptionalDouble end(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    static double growth(double[] returns) {
        double growth = 1;
        for (double each : returns) {
            growth *= 1 + each;
        }
        return growth;
    }

    private static double drawdown(double[] returns) {
        double equity = 1;
        double peak = 1;
        double worst = 0;
        for (double each : returns) {
            equity *= 1 + each;
            peak = Math.max(peak, equity);
            worst = Math.max(worst, 1 - equity / peak);
        }
        return worst;
    }

    private static OptionalDouble cagr(double[] returns) {
        return returns.length < FEWEST_DAYS_FOR_A_YEAR
                ? OptionalDouble.empty()
                : Ratios.cagr(growth(returns), returns.length, DAYS_A_YEAR);
    }

    private static OptionalDouble calmar(double[] returns) {
        OptionalDouble cagr = cagr(returns);
        double fall = drawdown(returns);
        return cagr.isPresent() && fall > 0
                ? OptionalDouble.of(cagr.getAsDouble() / fall)
                : OptionalDouble.empty();
    }
}
