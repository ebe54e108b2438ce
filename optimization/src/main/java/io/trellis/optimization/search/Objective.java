package io.trellis.optimization.search;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.SearchBlock;
import io.trellis.core.strategyfile.SearchBlock.Direction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a search is after: figures of the run, bounds that others must keep, and that every cell of
 * the grid covers its fees.
 *
 * @param figures one or more that can be made better, each once
 * @param constraints bounds, of which there may be none
 */
public record Objective(List<Figure> figures, List<Constraint> constraints) {

    /**
     * Checks that there is something to be after.
     *
     * @throws IllegalArgumentException if there is no figure, or one twice, or one of which neither
     *     more nor less is better
     */
    public Objective {
        figures = List.copyOf(figures);
        constraints = List.copyOf(constraints);
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("there is no figure to make better");
        }
        if (new LinkedHashSet<>(figures).size() < figures.size()) {
            throw new IllegalArgumentException("a figure is named twice; name it once");
        }
        for (Figure figure : figures) {
            if (figure.direction().isEmpty()) {
                throw new IllegalArgumentException(figure.word() + " cannot be made better");
            }
        }
    }

    /** One figure and no bounds. */
    public Objective(Figure figure) {
        this(List.of(figure), List.of());
    }

    /**
     * The objective that a person writes, such as {@code sharpe}, {@code totalReturn,maxDrawdown}
     * or {@code totalReturn,maxDrawdown<=0.2,roundTrips>=30}.
     *
     * @throws InvalidInputException if it names no figure to make better, one twice, one that
     *     cannot be made better, or something that is no figure
     */
    public static Objective named(String words) {
        return ObjectiveWords.read(words);
    }

    /**
     * What the search block of a strategy file asks for.
     *
     * @throws InvalidInputException if there is no such figure, or it is not made better that way
     */
    public static Objective of(SearchBlock.Objective asked) {
        Figure figure = ObjectiveWords.better(asked.metric());
        if (asked.direction() != direction(figure)) {
            String better =
                    switch (direction(figure)) {
                        case MAXIMIZE -> "more";
                        case MINIMIZE -> "less";
                    };
            throw new InvalidInputException(
                    "search.objective: %s of %s is better; write the other direction"
                            .formatted(better, asked.metric()));
        }
        return new Objective(figure);
    }

    /**
     * All that the search block of a strategy file asks for.
     *
     * @throws InvalidInputException if there is no such figure, or it is not made better that way
     */
    public static Objective of(SearchBlock asked) {
        return new Objective(
                asked.objectives().stream().map(each -> of(each).figure()).toList(),
                asked.constraints().stream().map(Constraint::of).toList());
    }

    /** As a strategy file states it, with what is varied. */
    public SearchBlock block(List<Dimension> dimensions) {
        return new SearchBlock(
                dimensions,
                figures.stream()
                        .map(each -> new SearchBlock.Objective(each.word(), direction(each)))
                        .toList(),
                constraints.stream().map(Constraint::block).toList());
    }

    /** The first figure, for which a search of one score goes. */
    public Figure figure() {
        return figures.getFirst();
    }

    /** As a person writes it, see {@link #named}. */
    public String words() {
        return Stream.concat(
                        figures.stream().map(Figure::word),
                        constraints.stream().map(Constraint::words))
                .collect(Collectors.joining(","));
    }

    /** How good a run is. */
    public Fitness fitness(Evaluation evaluation) {
        return switch (evaluation.outcome()) {
            case Attempt.Refused<Outcome> _ -> Fitness.refused();
            case Attempt.Done<Outcome>(var outcome) -> fitness(outcome);
        };
    }

    /** How good a run is. */
    public Fitness fitness(Outcome outcome) {
        if (!outcome.fees().isCovered()) {
            return Fitness.losing(-outcome.fees().worstNet().doubleValue());
        }
        var scores = new ArrayList<Double>(figures.size());
        for (Figure figure : figures) {
            OptionalDouble value = figure.of(outcome);
            if (value.isEmpty()) {
                return Fitness.undefined();
            }
            scores.add(sign(figure) * value.getAsDouble());
        }
        double violation = 0;
        for (Constraint constraint : constraints) {
            OptionalDouble excess = constraint.violation(outcome);
            if (excess.isEmpty()) {
                return Fitness.undefined();
            }
            violation += excess.getAsDouble();
        }
        return violation > 0 ? Fitness.constrained(violation, scores) : Fitness.feasible(scores);
    }

    /**
     * The value of a figure that a fitness was made of.
     *
     * @param index of the figure among {@link #figures()}
     * @return empty where nothing was measured
     */
    public OptionalDouble value(Fitness fitness, int index) {
        return fitness.scores().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(sign(figures.get(index)) * fitness.scores().get(index) + 0.0);
    }

    private static double sign(Figure figure) {
        return switch (direction(figure)) {
            case MAXIMIZE -> 1;
            case MINIMIZE -> -1;
        };
    }

    private static Direction direction(Figure figure) {
        return figure.direction().orElseThrow();
    }
}
