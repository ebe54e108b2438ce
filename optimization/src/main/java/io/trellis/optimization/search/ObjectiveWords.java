package io.trellis.optimization.search;

import io.trellis.backtesting.report.Figure;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a person writes an {@link Objective}. */
final class ObjectiveWords {

    private static final Pattern BOUND =
            Pattern.compile("([^<>=]*)(<=|>=)(-?[0-9]{1,12}(?:\\.[0-9]{1,12})?)");

    private ObjectiveWords() {}

    static Objective read(String words) {
        var figures = new ArrayList<Figure>();
        var constraints = new ArrayList<Constraint>();
        for (String part : words.split(",", -1)) {
            String word = part.strip();
            Matcher bound = BOUND.matcher(word);
            if (bound.matches()) {
                constraints.add(constraint(bound));
            } else {
                figures.add(better(word));
            }
        }
        try {
            return new Objective(figures, constraints);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidInputException(
                    Json.quoted(words) + " is no objective: " + wrong.getMessage(), wrong);
        }
    }

    /** A figure that can be made better. */
    static Figure better(String word) {
        return Figure.named(word)
                .filter(figure -> figure.direction().isPresent())
                .orElseThrow(() ->
                        new InvalidInputException(
                                Json.quoted(word)
                                        + " is no objective; take one of "
                                        + Figure.words(Figure.objectives())));
    }

    private static Constraint constraint(Matcher bound) {
        Constraint.Side side =
                Arrays.stream(Constraint.Side.values())
                        .filter(each -> each.sign().equals(bound.group(2)))
                        .findFirst()
                        .orElseThrow();
        return new Constraint(any(bound.group(1)), side, new BigDecimal(bound.group(3)));
    }

    /** A figure that a bound may be set for. */
    static Figure any(String word) {
        return Figure.named(word)
                .orElseThrow(() ->
                        new InvalidInputException(
                                Json.quoted(word)
                                        + " is no figure to set a bound for; take one of "
                                        + Figure.words(List.of(Figure.values()))));
    }
}
