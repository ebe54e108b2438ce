package io.trellis.optimization.space;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.StrategyDocument;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A strategy file and the fields of it that vary, in order. A point of the space is a {@link
 * Candidate}; every candidate stands for a document.
 */
public final class ParameterSpace implements SearchSpace {

    private final StrategyDocument document;
    private final List<Dimension> dimensions;
    private final List<Axis> axes;
    private final Conditions conditions;
    private final List<StrategyDocument> forms;

    private ParameterSpace(
            StrategyDocument document,
            List<Dimension> dimensions,
            List<Axis> axes,
            Conditions conditions,
            List<StrategyDocument> forms) {
        this.document = document;
        this.dimensions = dimensions;
        this.axes = axes;
        this.conditions = conditions;
        this.forms = forms;
    }

    /**
     * The space of a strategy file and the fields that vary.
     *
     * @param document what does not vary, and the instrument whose tick prices keep to
     * @param dimensions one or more, each of another field that takes its values
     * @throws InvalidInputException if a field is there twice, is no field, is one that cannot vary
     *     over the same bars, has fewer than two values, or hangs on one that does not decide
     */
    public static ParameterSpace of(StrategyDocument document, List<Dimension> dimensions) {
        if (dimensions.isEmpty()) {
            throw new InvalidInputException(
                    "there is nothing to vary: name a field and its values, such as"
                            + " --set grid.cells=10..80/10");
        }
        var paths = new LinkedHashSet<String>();
        var axes = new ArrayList<Axis>();
        var forms = new ArrayList<StrategyDocument>();
        var all = new Forms(document, dimensions);
        for (Dimension dimension : dimensions) {
            requireVariable(dimension.path());
            if (!paths.add(dimension.path())) {
                throw new InvalidInputException(
                        dimension.path() + " is named twice; give all of its values at once");
            }
            forms.add(all.of(dimension).getFirst());
            axes.add(Axis.of(dimension, all.tick(dimension)));
        }
        return new ParameterSpace(
                document,
                List.copyOf(dimensions),
                List.copyOf(axes),
                new Conditions(dimensions),
                List.copyOf(forms));
    }

    /** The bars are read once, for one market and in whole ticks. */
    private static void requireVariable(String path) {
        if (path.startsWith("market.") || path.equals("instrument.tick")) {
            throw new InvalidInputException(
                    path
                            + " cannot vary, as every run reads the same bars; run once for each"
                            + " value");
        }
    }

    /** What does not vary. */
    public StrategyDocument base() {
        return document;
    }

    /** A document that has a field, whatever kind of grid it is of. */
    StrategyDocument form(int dimension) {
        return forms.get(dimension);
    }

    /** The fields and their values, in order. */
    public List<Dimension> dimensions() {
        return dimensions;
    }

    @Override
    public List<String> paths() {
        return dimensions.stream().map(Dimension::path).toList();
    }

    @Override
    public Optional<BigInteger> count() {
        return firstContinuum().isPresent()
                ? Optional.empty()
                : Optional.of(count(new ArrayList<>()));
    }

    /** Candidates that begin with these values. */
    private BigInteger count(List<String> values) {
        int i = values.size();
        if (i == axes.size()) {
            return BigInteger.ONE;
        }
        if (!conditions.isActive(i, values)) {
            return count(and(values, Candidate.UNUSED));
        }
        Axis.Countable axis = listed(i);
        if (!conditions.decides(i)) {
            BigInteger rest = count(and(values, Candidate.UNUSED));
            return rest.multiply(BigInteger.valueOf(axis.size()));
        }
        BigInteger count = BigInteger.ZERO;
        for (long index = 0; index < axis.size(); index++) {
            count = count.add(count(and(values, axis.value(index))));
        }
        return count;
    }

    private static List<String> and(List<String> values, String next) {
        var more = new ArrayList<>(values);
        more.add(next);
        return more;
    }

    private Axis.Countable listed(int dimension) {
        if (axes.get(dimension) instanceof Axis.Countable axis) {
            return axis;
        }
        throw new IllegalStateException(dimensions.get(dimension).path() + " cannot be listed");
    }

    @Override
    public Optional<String> firstContinuum() {
        for (int i = 0; i < axes.size(); i++) {
            if (axes.get(i).count().isEmpty()) {
                return Optional.of(dimensions.get(i).path());
            }
        }
        return Optional.empty();
    }

    @Override
    public Candidate candidate(long index) {
        var values = new ArrayList<String>(axes.size());
        BigInteger left = BigInteger.valueOf(index);
        for (int i = 0; i < axes.size(); i++) {
            if (!conditions.isActive(i, values)) {
                values.add(Candidate.UNUSED);
            } else {
                left = choose(i, left, values);
            }
        }
        return new Candidate(values);
    }

    /**
     * Adds the value under which the candidate lies.
     *
     * @return its place among those with this value
     */
    private BigInteger choose(int dimension, BigInteger place, List<String> values) {
        Axis.Countable axis = listed(dimension);
        if (!conditions.decides(dimension)) {
            BigInteger each = count(and(values, Candidate.UNUSED));
            values.add(axis.value(place.divide(each).longValueExact()));
            return place.mod(each);
        }
        BigInteger left = place;
        for (long index = 0; index < axis.size() - 1; index++) {
            BigInteger each = count(and(values, axis.value(index)));
            if (left.compareTo(each) < 0) {
                values.add(axis.value(index));
                return left;
            }
            left = left.subtract(each);
        }
        values.add(axis.value(axis.size() - 1));
        return left;
    }

    @Override
    public Candidate candidate(double[] shares) {
        var values = new ArrayList<String>(axes.size());
        for (int i = 0; i < axes.size(); i++) {
            values.add(
                    conditions.isActive(i, values) ? axes.get(i).at(shares[i]) : Candidate.UNUSED);
        }
        return new Candidate(values);
    }

    /**
     * The strategy of a candidate.
     *
     * @throws InvalidInputException if a value is not one for its field
     */
    public StrategyDocument document(Candidate candidate) {
        StrategyDocument variant = document;
        for (boolean deciding : List.of(true, false)) {
            for (int i = 0; i < dimensions.size(); i++) {
                String value = candidate.values().get(i);
                if (conditions.decides(i) == deciding && !value.equals(Candidate.UNUSED)) {
                    variant = variant.with(dimensions.get(i).path(), value);
                }
            }
        }
        return variant;
    }
}
