package io.trellis.core.strategyfile;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a search may vary, and what it is after.
 *
 * @param dimensions one or more fields of the same file, each once
 */
public record SearchBlock(List<Dimension> dimensions, Objective objective) {

    static final int MAX_DIMENSIONS = 32;

    /**
     * @throws IllegalArgumentException if there is no dimension, or a field is varied twice
     */
    public SearchBlock {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("a search needs a dimension");
        }
        var paths = new LinkedHashSet<String>();
        for (Dimension dimension : dimensions) {
            if (!paths.add(dimension.path())) {
                throw new IllegalArgumentException(
                        "dimensions has " + dimension.path() + " twice; keep one of them");
            }
        }
    }

    /** The metric that tells a good strategy from a bad one. */
    public record Objective(String metric, Direction direction) {}

    public enum Direction {
        MAXIMIZE,
        MINIMIZE
    }
}
