package io.trellis.optimization.space;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person sets on the command line, a text for each field:
 *
 * <pre>
 * grid.cells=10..80/10            10, 20, … 80
 * grid.cells=10..80               every whole number, if the field is one
 * grid.lower=40000..48000         every price on the tick
 * grid.spacing=0.001..0.01        every number
 * grid.spacing=0.001..0.1/log     every number, evenly by its logarithm
 * sizing=base,quote               these values
 * stopLoss=null                   this value, in every run
 * grid.spacing=0.001..0.02/log if grid.kind=symmetric
 *                                 varies only while the other field has this value, or one of
 *                                 several with commas between; the other comes before it
 * </pre>
 *
 * @param document with the fields that were given one value
 * @param dimensions the fields that were given several, in order; may be empty
 */
public record Settings(StrategyDocument document, List<Dimension> dimensions) {

    private static final String NUMBER = "-?[0-9]+(?:\\.[0-9]+)?";
    private static final Pattern RANGE =
            Pattern.compile("(" + NUMBER + ")\\.\\.(" + NUMBER + ")(?:/(log|" + NUMBER + "))?");
    private static final String IF = " if ";
    private static final Pattern CONDITION = Pattern.compile("(.+)" + IF + "([^= ]+)=([^= ]+)");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final String FORMS =
            "write it as path=value, such as grid.cells=40, grid.cells=10..80/10 or"
                    + " grid.cells=10,20,40";

    public Settings {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * Reads such texts.
     *
     * @param document the file whose fields are set
     * @param texts {@code path=value}, {@code path=value,value,…}, {@code path=from..to}, {@code
     *     path=from..to/step} or {@code path=from..to/log}
     * @throws InvalidInputException if one of them is none of these, names no field or one twice,
     *     or values that are not for the field; the sentence begins with the text
     */
    public static Settings parse(StrategyDocument document, List<String> texts) {
        var paths = new LinkedHashSet<String>();
        var dimensions = new ArrayList<Dimension>();
        StrategyDocument fixed = document;
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw refused(text, FORMS);
            }
            String path = text.substring(0, equals);
            String value = text.substring(equals + 1);
            if (!paths.add(path)) {
                throw refused(text, path + " is set twice; give all of its values at once");
            }
            StrategyDocument before = fixed;
            Optional<Dimension> dimension = told(text, () -> dimension(before, path, value));
            if (dimension.isEmpty()) {
                fixed = told(text, () -> before.with(path, value));
            }
            dimension.ifPresent(dimensions::add);
        }
        return new Settings(fixed, dimensions);
    }

    /** The values of a dimension as {@link #parse} takes them after the equals sign. */
    public static String values(Dimension dimension) {
        return switch (dimension) {
            case Dimension.Whole(_, long from, long to, long step) ->
                    from + ".." + to + (step == 1 ? "" : "/" + step);
            case Dimension.Real(_, var from, var to, var step) ->
                    text(from) + ".." + text(to) + step.map(each -> "/" + text(each)).orElse("");
            case Dimension.LogReal(_, var from, var to) -> text(from) + ".." + text(to) + "/log";
            case Dimension.Choice(_, var choices) ->
                    choices.stream().map(Axis::text).collect(Collectors.joining(","));
            case Dimension.Conditional(var inner, String on, var values) ->
                    values(inner)
                            + IF
                            + on
                            + "="
                            + values.stream().map(Axis::text).collect(Collectors.joining(","));
        };
    }

    private static String text(Dimension.Bound bound) {
        return bound.value().toPlainString();
    }

    private interface Step<T> {
        T take();
    }

    /** What is wrong with a value, told with the text it stands in. */
    private static <T> T told(String text, Step<T> step) {
        try {
            return step.take();
        } catch (InvalidInputException | IllegalArgumentException wrong) {
            throw refused(text, String.valueOf(wrong.getMessage()));
        }
    }

    private static InvalidInputException refused(String text, String complaint) {
        return new InvalidInputException("--set " + Json.printable(text, 80) + ": " + complaint);
    }

    /** Empty for a single value. */
    private static Optional<Dimension> dimension(
            StrategyDocument document, String path, String value) {
        Matcher condition = CONDITION.matcher(value);
        return condition.matches()
                ? Optional.of(conditional(document, path, condition))
                : varied(document, path, value);
    }

    private static Dimension conditional(
            StrategyDocument document, String path, Matcher condition) {
        String on = condition.group(2);
        String[] values = condition.group(3).split(",", -1);
        var deciding = new ArrayList<Json>();
        for (String value : values) {
            deciding.add(document.json(on, value));
        }
        Dimension varied =
                varied(document.with(on, values[0]), path, condition.group(1))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "one value cannot be set under a condition; give two or"
                                                + " more"));
        return new Dimension.Conditional(varied, on, deciding);
    }

    private static Optional<Dimension> varied(
            StrategyDocument document, String path, String value) {
        Matcher range = RANGE.matcher(value);
        if (range.matches()) {
            return Optional.of(range(document, path, range));
        }
        if (value.contains("..")) {
            throw new IllegalArgumentException(
                    Json.quoted(value) + " is no range; write it as from..to or from..to/step");
        }
        String[] words = value.split(",", -1);
        if (words.length == 1) {
            return Optional.empty();
        }
        var choices = new ArrayList<Json>();
        for (String word : words) {
            choices.add(document.json(path, word));
        }
        return Optional.of(new Dimension.Choice(path, choices));
    }

    private static Dimension range(StrategyDocument document, String path, Matcher range) {
        Optional<String> step = Optional.ofNullable(range.group(3));
        Dimension.Bound from = bound(document, path, range.group(1));
        Dimension.Bound to = bound(document, path, range.group(2));
        if (step.isPresent() && step.get().equals("log")) {
            return new Dimension.LogReal(path, from, to);
        }
        Optional<BigDecimal> distance = step.map(BigDecimal::new);
        if (isWhole(document, path, from)) {
            return whole(path, from.value(), to.value(), distance.orElse(BigDecimal.ONE));
        }
        return new Dimension.Real(
                path, from, to, distance.map(each -> new Dimension.Bound(each, from.quoted())));
    }

    private static Dimension.Bound bound(StrategyDocument document, String path, String text) {
        return switch (document.json(path, text)) {
            case Json.TextValue(String written) ->
                    new Dimension.Bound(new BigDecimal(written), true);
            case Json.NumberValue(BigDecimal value) -> new Dimension.Bound(value, false);
            case Json.ObjectValue _, Json.ArrayValue _, Json.BooleanValue _, Json.NullValue _ ->
                    throw new IllegalArgumentException(path + " takes no numbers");
        };
    }

    /** A field of whole numbers takes none that lies between two of them. */
    private static boolean isWhole(StrategyDocument document, String path, Dimension.Bound whole) {
        if (whole.quoted() || whole.value().scale() > 0) {
            return false;
        }
        try {
            document.json(path, whole.value().add(HALF).toPlainString());
            return false;
        } catch (InvalidInputException _) {
            return true;
        }
    }

    private static Dimension whole(String path, BigDecimal from, BigDecimal to, BigDecimal step) {
        if (step.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(
                    "step "
                            + step.toPlainString()
                            + " is not whole, as the values of "
                            + path
                            + " are");
        }
        return new Dimension.Whole(
                path, from.longValueExact(), to.longValueExact(), step.longValueExact());
    }
}
