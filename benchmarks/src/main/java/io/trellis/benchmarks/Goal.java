package io.trellis.benchmarks;

import java.util.OptionalDouble;

/**
 * What a figure is held against.
 *
 * @param floor what must be reached; empty for a figure that is only stated
 * @param aim what is hoped for
 * @param most whether the figure is a cost, which must not be above its floor
 */
record Goal(OptionalDouble floor, OptionalDouble aim, boolean most) {

    /** Stated only. */
    static final Goal NONE = new Goal(OptionalDouble.empty(), OptionalDouble.empty(), false);

    static Goal atLeast(double floor, double aim) {
        return new Goal(OptionalDouble.of(floor), OptionalDouble.of(aim), false);
    }

    static Goal atMost(double floor, double aim) {
        return new Goal(OptionalDouble.of(floor), OptionalDouble.of(aim), true);
    }

    boolean isMetBy(double value) {
        double limit = floor.orElse(value);
        return most ? value <= limit : value >= limit;
    }
}
