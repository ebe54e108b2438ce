package io.trellis.optimization.search;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.strategyfile.SearchBlock;
import io.trellis.core.strategyfile.SearchBlock.Direction;
import io.trellis.core.strategyfile.json.Json;

import java.util.OptionalDouble;

/**
 * What a search is after: a figure of the run, and that every cell of the grid covers its fees.
 *
 * @param figure one that can be made better
 */
public record Objective(Figure figure) {

    /**
     * Checks that there is something to be after.
     *
     * @throws IllegalArgumentException if neither more nor less of the figure is better
     */
    public Objective {
        if (figure.direction().isEmpty()) {
            throw new IllegalArgumentException(figure.word() + " cannot be made better");
        }
    }

    /**
     * The objective of this name.
     *
     * @param word name of the figure
     * @throws InvalidInputException if there is no such figure, or it cannot be made better
     */
    public static Objective named(String word) {
        return Figure.named(word)
                .filter(figure -> figure.direction().isPresent())
                .map(Objective::new)
                .orElseThrow(() ->
                        new InvalidInputException(
                                Json.quoted(word)
                                        + " is no objective; take one of "
                                        + Figure.words(Figure.objectives())));
    }

    /**
     * What the search block of a strategy file asks for.
     *
     * @throws InvalidInputException if there is no such figure, or it is not made better that way
     */
    public static Objective of(SearchBlock.Objective asked) {
        Objective objective = named(asked.metric());
        if (asked.direction() != objective.direction()) {
            String better =
                    switch (objective.direction()) {
                        case MAXIMIZE -> "more";
                        case MINIMIZE -> "less";
                    };
            throw new InvalidInputException(
                    "search.objective: %s of %s is better; write the other direction"
                            .formatted(better, asked.metric()));
        }
        return objective;
    }

    /**
     * What the search block of a strategy file asks for.
     *
     * @throws InvalidInputException if it asks for more than one figure
     */
    public static Objective of(SearchBlock asked) {
        if (asked.objectives().size() > 1 || !asked.constraints().isEmpty()) {
            throw new InvalidInputException(
                    "search: this search is after one figure without constraints; write one");
        }
        return of(asked.objectives().getFirst());
    }

    /** As a strategy file states it. */
    public SearchBlock.Objective block() {
        return new SearchBlock.Objective(figure.word(), direction());
    }

    private Direction direction() {
        return figure.direction().orElseThrow();
    }

    /** Whether the search may end with this candidate. */
    public boolean accepts(Evaluation evaluation) {
        return fitness(evaluation).isFeasible();
    }

    Fitness fitness(Evaluation evaluation) {
        return switch (evaluation.outcome()) {
            case Attempt.Refused<Outcome> _ -> new Fitness(Fitness.Standing.REFUSED, 0);
            case Attempt.Done<Outcome>(var outcome) -> fitness(outcome);
        };
    }

    private Fitness fitness(Outcome outcome) {
        if (!outcome.fees().isCovered()) {
            return new Fitness(Fitness.Standing.LOSING, outcome.fees().worstNet().doubleValue());
        }
        OptionalDouble value = figure.of(outcome);
        if (value.isEmpty()) {
            return new Fitness(Fitness.Standing.UNDEFINED, 0);
        }
        double sign = direction() == Direction.MAXIMIZE ? 1 : -1;
        return new Fitness(Fitness.Standing.FEASIBLE, sign * value.getAsDouble());
    }
}
