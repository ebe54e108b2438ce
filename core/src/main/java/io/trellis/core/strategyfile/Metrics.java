package io.trellis.core.strategyfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * Figures by name, in order.
 *
 * @param values empty for a metric that is undefined, such as the profit factor of no trades
 */
public record Metrics(SequencedMap<String, OptionalDouble> values) {

    static final int MAX_METRICS = 64;

    private static final double LARGEST = 1e18;
    private static final double SMALLEST = 1e-18;

    /**
     * Takes the figures as a file keeps them: nearer to 0 than 10⁻¹⁸ is 0.
     *
     * @throws IllegalArgumentException if a figure is not finite, or beyond ±10¹⁸
     */
    public Metrics {
        var kept = new LinkedHashMap<String, OptionalDouble>();
        values.forEach((name, value) -> kept.put(name, kept(value)));
        values = Collections.unmodifiableSequencedMap(kept);
    }

    /** The figure as a file keeps it. */
    static OptionalDouble kept(OptionalDouble value) {
        return value.isPresent() ? OptionalDouble.of(kept(value.getAsDouble())) : value;
    }

    /** The figure as a file keeps it. */
    static double kept(double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException("no figure for a strategy file: " + value);
        }
        return Math.abs(value) < SMALLEST ? 0 : value;
    }
}
