package io.trellis.optimization.study;

import io.trellis.core.strategyfile.Metrics;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What is known so far: the figures that gates ask for, and further ones by name. */
final class Findings {

    private final Map<Gate, OptionalDouble> figures = new EnumMap<>(Gate.class);
    private final LinkedHashMap<String, OptionalDouble> statistics = new LinkedHashMap<>();

    void put(Gate gate, OptionalDouble figure) {
        figures.put(gate, finite(figure));
    }

    void put(String name, OptionalDouble figure) {
        statistics.put(name, finite(figure));
    }

    void putAll(Map<String, OptionalDouble> figures) {
        figures.forEach(this::put);
    }

    private static OptionalDouble finite(OptionalDouble figure) {
        return figure.isPresent() && Double.isFinite(figure.getAsDouble())
                ? figure
                : OptionalDouble.empty();
    }

    Map<Gate, OptionalDouble> figures() {
        return figures;
    }

    OptionalDouble figure(Gate gate) {
        return figures.getOrDefault(gate, OptionalDouble.empty());
    }

    Metrics statistics() {
        return new Metrics(statistics);
    }
}
