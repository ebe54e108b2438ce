package io.trellis.optimization.space;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Dimension;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which dimensions vary only while another one has one of some values. */
final class Conditions {

    private final List<Optional<Condition>> conditions;
    private final Set<Integer> deciding = new LinkedHashSet<>();

    /**
     * What a dimension hangs on.
     *
     * @param on index of the dimension that decides
     * @param values of it under which this one varies
     */
    private record Condition(int on, Set<String> values) {}

    /**
     * The conditions of some dimensions.
     *
     * @throws InvalidInputException if one hangs on a field that is no choice before it, or on a
     *     value that is not among its values
     */
    Conditions(List<Dimension> dimensions) {
        var found = new ArrayList<Optional<Condition>>();
        for (int i = 0; i < dimensions.size(); i++) {
            found.add(condition(dimensions.get(i), dimensions.subList(0, i)));
        }
        this.conditions = List.copyOf(found);
        found.forEach(each -> each.ifPresent(condition -> deciding.add(condition.on())));
    }

    private static Optional<Condition> condition(Dimension dimension, List<Dimension> before) {
        if (!(dimension instanceof Dimension.Conditional(_, String on, var values))) {
            return Optional.empty();
        }
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).path().equals(on)) {
                var texts = new LinkedHashSet<String>();
                values.forEach(value -> texts.add(Axis.text(value)));
                requireAmong(dimension, texts, before.get(i));
                return Optional.of(new Condition(i, texts));
            }
        }
        throw new InvalidInputException(
                "%s varies only for some values of %s, which must vary itself and come before it"
                        .formatted(dimension.path(), on));
    }

    private static void requireAmong(Dimension dimension, Set<String> values, Dimension on) {
        Dimension inner =
                on instanceof Dimension.Conditional conditional ? conditional.dimension() : on;
        List<String> choices =
                inner instanceof Dimension.Choice(_, var listed)
                        ? listed.stream().map(Axis::text).toList()
                        : List.of();
        for (String value : values) {
            if (!choices.contains(value)) {
                throw new InvalidInputException(
                        "%s varies only if %s is %s, which is not among the values listed for it"
                                .formatted(dimension.path(), on.path(), value));
            }
        }
    }

    /**
     * Whether a dimension varies.
     *
     * @param values of the dimensions before it
     */
    boolean isActive(int dimension, List<String> values) {
        return conditions
                .get(dimension)
                .map(condition -> condition.values().contains(values.get(condition.on())))
                .orElse(true);
    }

    /** Whether others hang on a dimension. */
    boolean decides(int dimension) {
        return deciding.contains(dimension);
    }
}
