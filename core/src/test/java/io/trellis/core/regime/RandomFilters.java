package io.trellis.core.regime;

import io.trellis.core.market.Timeframe;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random fitted filters with rules for them; the same generator draws the same ones. */
public final class RandomFilters {

    private static final List<String> NAMES = List.of("LOW", "MIDDLE", "HIGH", "HIGHEST");

    private final RandomGenerator random;
    private final Timeframe timeframe;
    private final double deviation;

    /**
     * Filters of one kind of market.
     *
     * @param deviation usual size of an observation
     */
    public RandomFilters(RandomGenerator random, Timeframe timeframe, double deviation) {
        this.random = random;
        this.timeframe = timeframe;
        this.deviation = deviation;
    }

    public RegimeRules.Filtered rules() {
        FittedFilter filter = filter();
        List<String> block = new ArrayList<>(filter.states());
        block.removeIf(_ -> random.nextBoolean());
        return new RegimeRules.Filtered(
                block.isEmpty() ? List.of(filter.states().getFirst()) : block,
                random.nextDouble(0.1, 0.9),
                filter);
    }

    private FittedFilter filter() {
        int states = random.nextInt(2, 5);
        var observation = random.nextBoolean() ? Observation.RETURN : Observation.VOLATILITY;
        double center = observation == Observation.RETURN ? 0 : deviation;
        List<String> names = NAMES.subList(0, states);
        double memoryP = random.nextInt(50) / 1_000.0;
        return random.nextBoolean()
                ? new FittedFilter.Chain(
                        timeframe,
                        observation,
                        names,
                        bounds(center, states - 1),
                        transition(states),
                        memoryP)
                : new FittedFilter.Hidden(
                        timeframe,
                        observation,
                        names,
                        row(states, 1),
                        around(center, states),
                        variances(states),
                        transition(states),
                        memoryP);
    }

    private List<Double> bounds(double center, int count) {
        return around(center, count).stream().sorted().distinct().toList();
    }

    private List<Double> around(double center, int count) {
        return random.doubles(count, center - deviation, center + deviation)
                .map(RandomFilters::short12)
                .boxed()
                .toList();
    }

    private List<Double> variances(int count) {
        return random.doubles(count, 0.01, 2)
                .map(share -> short12(share * deviation * deviation) + 1e-12)
                .boxed()
                .toList();
    }

    private List<List<Double>> transition(int states) {
        List<List<Double>> rows = new ArrayList<>();
        for (int state = 0; state < states; state++) {
            rows.add(row(states, random.nextDouble()));
        }
        return rows;
    }

    /** In thousandths, so that they sum to 1 and are short to write. */
    private List<Double> row(int states, double most) {
        List<Double> row = new ArrayList<>();
        int left = 1_000;
        for (int state = 0; state < states - 1; state++) {
            int share = random.nextInt((int) (left * most) + 1);
            row.add(share / 1_000.0);
            left -= share;
        }
        row.add(random.nextInt(states), left / 1_000.0);
        return row;
    }

    private static double short12(double value) {
        return Math.round(value * 1e12) / 1e12;
    }
}
