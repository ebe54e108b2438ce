package io.trellis.core.regime;

import io.trellis.core.market.Bars;

import java.util.ArrayList;
import java.util.List;

/** A second reading of the fitted filters: all candles first, then what follows from each. */
public final class PlainFilter {

    private record Candle(long end, long high, long low, long close) {}

    private final RegimeRules.Filtered rules;
    private final FittedFilter filter;

    public PlainFilter(RegimeRules.Filtered rules) {
        this.rules = rules;
        this.filter = rules.filter();
    }

    /**
     * Whether buying stops at the close of each bar.
     *
     * @param early whether a candle is seen at its first bar already, which is wrong
     */
    public List<Boolean> stops(Bars bars, boolean early) {
        List<Candle> candles = candles(bars);
        List<Boolean> decisions = decisions(candles);
        List<Boolean> stops = new ArrayList<>();
        for (int bar = 0; bar < bars.count(); bar++) {
            long now = bars.timeMillis(bar) + (early ? filter.timeframe().millis() : 0);
            int closed = (int) candles.stream().takeWhile(candle -> candle.end <= now).count();
            stops.add(closed > 0 && decisions.get(closed - 1));
        }
        return stops;
    }

    private List<Candle> candles(Bars bars) {
        long length = filter.timeframe().millis();
        List<Candle> candles = new ArrayList<>();
        for (int bar = 0; bar < bars.count(); bar++) {
            long end = (bars.timeMillis(bar) / length + 1) * length;
            long high = bars.high(bar);
            long low = bars.low(bar);
            if (!candles.isEmpty() && candles.getLast().end == end) {
                Candle begun = candles.removeLast();
                high = Math.max(high, begun.high);
                low = Math.min(low, begun.low);
            }
            candles.add(new Candle(end, high, low, bars.close(bar)));
        }
        return candles;
    }

    private List<Boolean> decisions(List<Candle> candles) {
        List<Double> observed = new ArrayList<>();
        List<Boolean> decisions = new ArrayList<>(List.of(false));
        for (int i = 1; i < candles.size(); i++) {
            double value = observed(candles.get(i), (double) candles.get(i - 1).close);
            if (Double.isFinite(value)) {
                observed.add(value);
                decisions.add(blockedShare(observed) >= rules.threshold());
            } else {
                decisions.add(decisions.getLast());
            }
        }
        return decisions;
    }

    private double observed(Candle candle, double before) {
        return switch (filter.observation()) {
            case RETURN -> StrictMath.log((double) candle.close / before);
            case VOLATILITY ->
                    StrictMath.log(
                            Math.max(before, (double) candle.high)
                                    / Math.min(before, (double) candle.low));
        };
    }

    private List<Double> logForward = List.of();

    private double blockedShare(List<Double> observed) {
        return switch (filter) {
            case FittedFilter.Chain chain -> {
                double last = observed.getLast();
                int state = (int) chain.bounds().stream().filter(bound -> last > bound).count();
                yield rules.block().stream()
                        .map(name -> chain.transition().get(state).get(index(name)))
                        .reduce(0.0, Double::sum);
            }
            case FittedFilter.Hidden hidden -> {
                logForward = forward(hidden, observed.getLast(), observed.size() == 1);
                double all = logSum(logForward);
                yield rules.block().stream()
                        .mapToDouble(name -> Math.exp(logForward.get(index(name)) - all))
                        .sum();
            }
        };
    }

    private int index(String name) {
        return filter.states().indexOf(name);
    }

    /** Unscaled, in logarithms. */
    private List<Double> forward(FittedFilter.Hidden model, double value, boolean first) {
        List<Double> next = new ArrayList<>();
        for (int to = 0; to < model.states().size(); to++) {
            List<Double> paths = new ArrayList<>();
            for (int from = 0; from < model.states().size() && !first; from++) {
                paths.add(logForward.get(from) + Math.log(model.transition().get(from).get(to)));
            }
            double arrived = first ? Math.log(model.initial().get(to)) : logSum(paths);
            double off = value - model.means().get(to);
            double variance = model.variances().get(to);
            double density = -(Math.log(2 * Math.PI * variance) + off * off / variance) / 2;
            next.add(arrived + density);
        }
        return next;
    }

    private static double logSum(List<Double> values) {
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return most + Math.log(values.stream().mapToDouble(x -> Math.exp(x - most)).sum());
    }
}
