package io.trellis.optimization.space;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The documents in which the fields of a search are there: where the kind of the grid varies, its
 * other fields are so in some kinds only.
 */
final class Forms {

    private static final String KIND = "grid.kind";

    private final StrategyDocument document;
    private final List<Dimension> dimensions;

    Forms(StrategyDocument document, List<Dimension> dimensions) {
        this.document = document;
        this.dimensions = dimensions;
    }

    /**
     * The documents in which a field varies; one, unless the kind does.
     *
     * @throws InvalidInputException if the field is not in one of them
     */
    List<StrategyDocument> of(Dimension dimension) {
        var forms = new ArrayList<StrategyDocument>();
        for (String kind : kinds(dimension)) {
            StrategyDocument form = document.with(KIND, kind);
            form.json(dimension.path(), someValue(dimension, false));
            forms.add(form);
        }
        return forms.isEmpty() ? List.of(document) : forms;
    }

    /** The kinds under which a field of the grid varies; none if it is none, or the kind stays. */
    private List<String> kinds(Dimension dimension) {
        if (dimension instanceof Dimension.Conditional(_, String on, var values)
                && on.equals(KIND)) {
            return values.stream().map(Axis::text).toList();
        }
        if (dimension.path().equals(KIND) || !dimension.path().startsWith("grid.")) {
            return List.of();
        }
        return dimensions.stream()
                .filter(each -> each.path().equals(KIND))
                .flatMap(each -> texts(each).stream())
                .toList();
    }

    private static List<String> texts(Dimension dimension) {
        return dimension instanceof Dimension.Choice(_, var choices)
                ? choices.stream().map(Axis::text).toList()
                : List.of();
    }

    /**
     * The tick, if the field is a price with a range.
     *
     * @throws InvalidInputException if nothing of what the fields take goes together
     */
    Optional<BigDecimal> tick(Dimension dimension) {
        StrategyDocument form = of(dimension).getFirst();
        boolean off = form == document && document.value(dimension.path()).equals("null");
        if (isListed(dimension)) {
            return Optional.empty();
        }
        boolean there = form == document && !off;
        StrategyFile file = there ? document.decode() : filled(form, dimension).decode();
        return file.strategy().prices().containsKey(dimension.path())
                ? Optional.of(file.instrument().tick())
                : Optional.empty();
    }

    private static boolean isListed(Dimension dimension) {
        return switch (dimension) {
            case Dimension.Choice _ -> true;
            case Dimension.Whole _, Dimension.Real _, Dimension.LogReal _ -> false;
            case Dimension.Conditional(var inner, _, _) -> isListed(inner);
        };
    }

    /** The form with a value in the field, and in those that it needs to be one. */
    private StrategyDocument filled(StrategyDocument form, Dimension dimension) {
        if (form == document) {
            return form.with(dimension.path(), someValue(dimension, false));
        }
        InvalidInputException last = new InvalidInputException("no value was tried");
        for (int trial = 0; trial < 4; trial++) {
            StrategyDocument filled = filled(form, dimension, (trial & 1) > 0, (trial & 2) > 0);
            try {
                filled.decode();
                return filled;
            } catch (InvalidInputException refused) {
                last = refused;
            }
        }
        throw last;
    }

    private StrategyDocument filled(
            StrategyDocument form, Dimension dimension, boolean greatest, boolean othersGreatest) {
        StrategyDocument filled = form;
        for (Dimension each : dimensions) {
            boolean isIt = each.path().equals(dimension.path());
            String value = someValue(each, isIt ? greatest : othersGreatest);
            if (each.path().startsWith("grid.")
                    && !each.path().equals(KIND)
                    && takes(filled, each)) {
                filled = filled.with(each.path(), value);
            }
        }
        return filled;
    }

    private static boolean takes(StrategyDocument form, Dimension dimension) {
        try {
            form.json(dimension.path(), someValue(dimension, false));
            return true;
        } catch (InvalidInputException _) {
            return false;
        }
    }

    private static String someValue(Dimension dimension, boolean greatest) {
        return switch (dimension) {
            case Dimension.Whole whole -> String.valueOf(greatest ? whole.to() : whole.from());
            case Dimension.Real real ->
                    (greatest ? real.to() : real.from()).value().toPlainString();
            case Dimension.LogReal real ->
                    (greatest ? real.to() : real.from()).value().toPlainString();
            case Dimension.Choice(_, var choices) -> someValue(choices);
            case Dimension.Conditional(var inner, _, _) -> someValue(inner, greatest);
        };
    }

    /** One that shows what the field is, if there is one beside null. */
    private static String someValue(List<Json> choices) {
        return choices.stream()
                .filter(each -> !(each instanceof Json.NullValue))
                .findFirst()
                .map(Axis::text)
                .orElse("null");
    }
}
