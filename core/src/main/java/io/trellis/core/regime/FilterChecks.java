package io.trellis.core.regime;

import java.util.List;

/** What the numbers of a {@link FittedFilter} must be. */
final class FilterChecks {

    /** Rows are written with twelve digits. */
    private static final double TOLERANCE = 1e-9;

    private FilterChecks() {}

    static List<String> names(List<String> states) {
        require(states.size() >= 2, "states: a filter has two or more, was " + states);
        require(
                states.stream().distinct().count() == states.size(),
                "states: one is there twice, in " + states);
        return List.copyOf(states);
    }

    static void bounds(List<Double> bounds, int states) {
        require(
                bounds.size() == states - 1,
                "bounds: %d states have %d bounds between them, was %s"
                        .formatted(states, states - 1, bounds));
        for (int i = 0; i < bounds.size(); i++) {
            boolean rises = i == 0 || bounds.get(i) > bounds.get(i - 1);
            require(
                    rises && Double.isFinite(bounds.get(i)),
                    "bounds: they must rise, was " + bounds);
        }
    }

    static List<List<Double>> transition(List<List<Double>> rows, int states) {
        require(
                rows.size() == states,
                "transition: %d states have as many rows, was %d".formatted(states, rows.size()));
        return rows.stream().map(row -> distribution("transition", row, states)).toList();
    }

    static List<Double> distribution(String name, List<Double> row, int states) {
        double sum = 0;
        for (double share : perState(name, row, states)) {
            probability(name, share);
            sum += share;
        }
        require(Math.abs(sum - 1) <= TOLERANCE, name + ": probabilities must sum to 1, was " + row);
        return List.copyOf(row);
    }

    static List<Double> variances(List<Double> variances, int states) {
        for (double variance : perState("variances", variances, states)) {
            require(variance > 0, "variances: they must be above 0, was " + variances);
        }
        return List.copyOf(variances);
    }

    static List<Double> perState(String name, List<Double> values, int states) {
        require(
                values.size() == states,
                "%s: %d states have as many values, was %s".formatted(name, states, values));
        for (double value : values) {
            require(Double.isFinite(value), name + ": a value is no number, in " + values);
        }
        return List.copyOf(values);
    }

    static void probability(String name, double value) {
        // Written so that NaN fails too.
        require(value >= 0 && value <= 1, name + ": " + value + " is no probability");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
