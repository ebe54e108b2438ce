package io.trellis.optimization.space;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.StrategyDocument;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A strategy file and the fields of it that vary, in order. A point of the space is a {@link
 * Candidate}; every candidate stands for a document.
 */
public final class ParameterSpace implements SearchSpace {

    private final StrategyDocument document;
    private final List<Dimension> dimensions;
    private final List<Axis> axes;

    private ParameterSpace(StrategyDocument document, List<Dimension> dimensions, List<Axis> axes) {
        this.document = document;
        this.dimensions = dimensions;
        this.axes = axes;
    }

    /**
     * The space of a strategy file and the fields that vary.
     *
     * @param document what does not vary, and the instrument whose tick prices keep to
     * @param dimensions one or more, each of another field that takes its values
     * @throws InvalidInputException if a field is there twice, is no field, is one that cannot vary
     *     over the same bars, or has fewer than two values
     */
    public static ParameterSpace of(StrategyDocument document, List<Dimension> dimensions) {
        if (dimensions.isEmpty()) {
            throw new InvalidInputException(
                    "there is nothing to vary: name a field and its values, such as"
                            + " --set grid.cells=10..80/10");
        }
        var paths = new LinkedHashSet<String>();
        var axes = new ArrayList<Axis>();
        for (Dimension dimension : dimensions) {
            requireVariable(dimension.path());
            requireUnconditional(dimension);
            if (!paths.add(dimension.path())) {
                throw new InvalidInputException(
                        dimension.path() + " is named twice; give all of its values at once");
            }
            axes.add(Axis.of(dimension, tickOf(document, dimension)));
        }
        return new ParameterSpace(document, List.copyOf(dimensions), List.copyOf(axes));
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

    private static void requireUnconditional(Dimension dimension) {
        if (dimension instanceof Dimension.Conditional(_, String on, _)) {
            throw new InvalidInputException(
                    dimension.path()
                            + " varies only for some values of "
                            + on
                            + ", which is not supported; search once for each value");
        }
    }

    /** The tick, if the field is a price. */
    private static Optional<BigDecimal> tickOf(StrategyDocument document, Dimension dimension) {
        String path = dimension.path();
        boolean off = document.value(path).equals("null");
        StrategyDocument on = off ? document.with(path, anyValue(dimension)) : document;
        var file = on.decode();
        return file.strategy().prices().containsKey(path)
                ? Optional.of(file.instrument().tick())
                : Optional.empty();
    }

    private static String anyValue(Dimension dimension) {
        return switch (dimension) {
            case Dimension.Whole whole -> String.valueOf(whole.from());
            case Dimension.Real real -> real.from().value().toPlainString();
            case Dimension.LogReal real -> real.from().value().toPlainString();
            case Dimension.Choice _ -> "null";
            case Dimension.Conditional(var inner, _, _) -> anyValue(inner);
        };
    }

    /** What does not vary. */
    public StrategyDocument base() {
        return document;
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
        BigInteger count = BigInteger.ONE;
        for (Axis axis : axes) {
            OptionalLong values = axis.count();
            if (values.isEmpty()) {
                return Optional.empty();
            }
            count = count.multiply(BigInteger.valueOf(values.getAsLong()));
        }
        return Optional.of(count);
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
        String[] values = new String[axes.size()];
        long left = index;
        for (int i = axes.size() - 1; i >= 0; i--) {
            if (!(axes.get(i) instanceof Axis.Countable axis)) {
                throw new IllegalStateException(paths().get(i) + " cannot be listed");
            }
            values[i] = axis.value(left % axis.size());
            left /= axis.size();
        }
        return new Candidate(List.of(values));
    }

    @Override
    public Candidate candidate(double[] shares) {
        var values = new ArrayList<String>(axes.size());
        for (int i = 0; i < axes.size(); i++) {
            values.add(axes.get(i).at(shares[i]));
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
        for (int i = 0; i < dimensions.size(); i++) {
            variant = variant.with(dimensions.get(i).path(), candidate.values().get(i));
        }
        return variant;
    }
}
