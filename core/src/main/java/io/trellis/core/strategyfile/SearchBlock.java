package io.trellis.core.strategyfile;

import io.trellis.core.strategyfile.json.Json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a search may vary, and what it is after.
 *
 * @param dimensions one or more fields of the same file, each once
 * @param objectives one or more, each of another metric
 * @param constraints what must hold as well; often none
 */
public record SearchBlock(
        List<Dimension> dimensions, List<Objective> objectives, List<Constraint> constraints) {

    static final int MAX_DIMENSIONS = 32;
    static final int MAX_OBJECTIVES = 8;
    static final int MAX_CONSTRAINTS = 16;

    /**
     * @throws IllegalArgumentException if there is no dimension or no objective, a field is varied
     *     twice, a metric is an objective twice, or a condition is on a field that is no choice
     *     before it, or on a value that is not among its values
     */
    public SearchBlock {
        dimensions = List.copyOf(dimensions);
        objectives = List.copyOf(objectives);
        constraints = List.copyOf(constraints);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("a search needs a dimension");
        }
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("a search needs an objective");
        }
        requireOnce("dimensions", dimensions.stream().map(Dimension::path));
        requireOnce("objective", objectives.stream().map(Objective::metric));
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i) instanceof Dimension.Conditional conditional) {
                requireDecided(conditional, i, dimensions.subList(0, i));
            }
        }
    }

    /** A search for the best of one metric. */
    public SearchBlock(List<Dimension> dimensions, Objective objective) {
        this(dimensions, List.of(objective), List.of());
    }

    private static void requireOnce(String list, Stream<String> names) {
        var seen = new LinkedHashSet<String>();
        names.forEach(name -> {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        list + " has " + name + " twice; keep one of them");
            }
        });
    }

    private static void requireDecided(
            Dimension.Conditional conditional, int index, List<Dimension> before) {
        List<Json> choices =
                before.stream()
                        .filter(each -> each.path().equals(conditional.on()))
                        .flatMap(SearchBlock::choices)
                        .findFirst()
                        .orElseThrow(() -> undecided(conditional, index));
        for (Json value : conditional.values()) {
            if (!choices.contains(value)) {
                throw new IllegalArgumentException(
                        "dimensions[%d].when.values: %s is not among the values of %s"
                                .formatted(index, value.shown(), conditional.on()));
            }
        }
    }

    private static Stream<List<Json>> choices(Dimension dimension) {
        return dimension instanceof Dimension.Choice(_, var choices)
                ? Stream.of(choices)
                : Stream.empty();
    }

    private static IllegalArgumentException undecided(
            Dimension.Conditional conditional, int index) {
        return new IllegalArgumentException(
                "dimensions[%d].when.path: %s is no choice among the dimensions before; list one"
                        .formatted(index, conditional.on()));
    }

    /** The metric that tells a good strategy from a bad one. */
    public record Objective(String metric, Direction direction) {}

    public enum Direction {
        MAXIMIZE,
        MINIMIZE
    }

    /** What a metric must keep to, however good the others are. */
    public sealed interface Constraint {

        String metric();

        /** The last value that is allowed. */
        double bound();

        /** The metric is the bound or less. */
        record AtMost(String metric, double bound) implements Constraint {
            public AtMost {
                bound = Metrics.kept(bound);
            }
        }

        /** The metric is the bound or more. */
        record AtLeast(String metric, double bound) implements Constraint {
            public AtLeast {
                bound = Metrics.kept(bound);
            }
        }
    }
}
