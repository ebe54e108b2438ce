package io.trellis.optimization.space;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How one field runs through its values, as the texts that are set in the document. */
sealed interface Axis {

    BigDecimal MOST_STEPS = BigDecimal.TEN.pow(15);

    /** How many values there are; empty for a continuum. */
    OptionalLong count();

    /**
     * The value at a place.
     *
     * @param share 0 to below 1: how far along the axis
     */
    String at(double share);

    /** An axis whose values can be listed. */
    sealed interface Countable extends Axis {

        /** 2 or more. */
        long size();

        /**
         * The value at a place in the list of all.
         *
         * @param index 0 to below {@link #size()}
         */
        String value(long index);

        @Override
        default OptionalLong count() {
            return OptionalLong.of(size());
        }

        @Override
        default String at(double share) {
            return value(Math.min(size() - 1, (long) (share * size())));
        }
    }

    /** The values, one by one. */
    record Listed(List<String> values) implements Countable {

        @Override
        public long size() {
            return values.size();
        }

        @Override
        public String value(long index) {
            return values.get(Math.toIntExact(index));
        }
    }

    /** Numbers at equal distances, computed exactly. */
    record Stepped(BigDecimal from, BigDecimal step, long size) implements Countable {

        @Override
        public String value(long index) {
            return text(from.add(step.multiply(BigDecimal.valueOf(index))));
        }
    }

    /** All numbers between two ends, to six significant digits, evenly or by their logarithm. */
    record Continuous(BigDecimal from, BigDecimal to, boolean logarithmic) implements Axis {

        private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

        @Override
        public OptionalLong count() {
            return OptionalLong.empty();
        }

        @Override
        public String at(double share) {
            BigDecimal number = BigDecimal.valueOf(along(share)).round(DIGITS);
            return text(number.max(from).min(to));
        }

        private double along(double share) {
            double low = from.doubleValue();
            double high = to.doubleValue();
            return logarithmic
                    ? low * StrictMath.pow(high / low, share)
                    : low + share * (high - low);
        }
    }

    /** The multiples of a tick between two ends, drawn by their logarithm. */
    record LogTicks(BigDecimal tick, long lowest, long highest) implements Countable {

        @Override
        public long size() {
            return highest - lowest + 1;
        }

        @Override
        public String value(long index) {
            return text(tick.multiply(BigDecimal.valueOf(lowest + index)));
        }

        @Override
        public String at(double share) {
            double ticks = lowest * StrictMath.pow((double) highest / lowest, share);
            long nearest = Math.round(ticks);
            return value(Math.clamp(nearest, lowest, highest) - lowest);
        }
    }

    /**
     * The axis of a dimension.
     *
     * @param tick the price step, for a field that is a price: a range without steps then takes its
     *     multiples
     * @throws InvalidInputException if that leaves fewer than two values
     */
    static Axis of(Dimension dimension, Optional<BigDecimal> tick) {
        return switch (dimension) {
            case Dimension.Whole(var path, long from, long to, long step) ->
                    stepped(
                            path,
                            BigDecimal.valueOf(from),
                            BigDecimal.valueOf(to),
                            BigDecimal.valueOf(step));
            case Dimension.Real(var path, var from, var to, var step) when step.isPresent() ->
                    stepped(path, from.value(), to.value(), step.get().value());
            case Dimension.Real(var path, var from, var to, _) when tick.isPresent() -> {
                LogTicks ticks = ticks(path, from.value(), to.value(), tick.get());
                yield new Stepped(new BigDecimal(ticks.value(0)), tick.get(), ticks.size());
            }
            case Dimension.Real(_, var from, var to, _) ->
                    new Continuous(from.value(), to.value(), false);
            case Dimension.LogReal(var path, var from, var to) when tick.isPresent() ->
                    ticks(path, from.value(), to.value(), tick.get());
            case Dimension.LogReal(_, var from, var to) ->
                    new Continuous(from.value(), to.value(), true);
            case Dimension.Choice(var path, var choices) -> listed(path, choices);
            case Dimension.Conditional(var inner, _, _) -> of(inner, tick);
        };
    }

    private static Axis stepped(String path, BigDecimal from, BigDecimal to, BigDecimal step) {
        long steps = whole(path, to.subtract(from).divide(step, 0, RoundingMode.FLOOR));
        if (steps == 0) {
            throw new InvalidInputException(
                    "%s: step %s is longer than the range %s..%s, which leaves one value"
                            .formatted(path, text(step), text(from), text(to)));
        }
        return new Stepped(from, step, steps + 1);
    }

    private static LogTicks ticks(String path, BigDecimal from, BigDecimal to, BigDecimal tick) {
        long lowest = whole(path, from.divide(tick, 0, RoundingMode.CEILING));
        long highest = whole(path, to.divide(tick, 0, RoundingMode.FLOOR));
        if (highest <= lowest) {
            throw new InvalidInputException(
                    "%s: %s..%s holds fewer than two prices on the tick %s"
                            .formatted(path, text(from), text(to), text(tick)));
        }
        return new LogTicks(tick, lowest, highest);
    }

    /** Small enough that no arithmetic on numbers of steps overflows. */
    private static long whole(String path, BigDecimal steps) {
        if (steps.compareTo(MOST_STEPS) > 0) {
            throw new InvalidInputException(
                    "%s: %s steps are more than can be counted; use a larger step"
                            .formatted(path, text(steps)));
        }
        return steps.longValueExact();
    }

    private static Axis listed(String path, List<Json> choices) {
        List<String> values = choices.stream().map(Axis::text).toList();
        long different = values.stream().distinct().count();
        if (different < values.size() || different < 2) {
            throw new InvalidInputException(
                    "%s: %s must be two or more different values"
                            .formatted(path, String.join(",", values)));
        }
        return new Listed(values);
    }

    /** The value of a field, as a person writes it. */
    static String text(Json value) {
        return switch (value) {
            case Json.TextValue(String text) -> text;
            case Json.NullValue _ -> "null";
            case Json.NumberValue _, Json.BooleanValue _ -> value.shown();
            case Json.ObjectValue _, Json.ArrayValue _ ->
                    throw new IllegalArgumentException("no value of a field: " + value.kind());
        };
    }

    /** Without exponent and without zeros at the end. */
    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
