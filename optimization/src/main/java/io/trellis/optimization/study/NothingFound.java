package io.trellis.optimization.study;

import io.trellis.backtesting.report.Outcome;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.optimization.search.Evaluation;
import io.trellis.optimization.search.GridProblem;
import io.trellis.optimization.search.SearchResult;
import io.trellis.optimization.search.Tried;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Why a search ended without a strategy that can be had. */
public final class NothingFound {

    private NothingFound() {}

    /**
     * One sentence that says what would be right.
     *
     * @param result of a search none of whose candidates is feasible
     */
    public static InvalidInputException of(GridProblem problem, SearchResult result) {
        List<Evaluation> evaluations =
                problem.evaluations(result.tried().stream().map(Tried::candidate).toList());
        List<Outcome> ran = evaluations.stream().flatMap(NothingFound::outcome).toList();
        List<String> refusals = evaluations.stream().flatMap(NothingFound::refusal).toList();
        long losing = ran.stream().filter(run -> !run.fees().isCovered()).count();
        if (ran.isEmpty()) {
            return new InvalidInputException(
                    String.format(
                            Locale.ROOT,
                            "every one of the %,d candidates was refused, the first one because:"
                                    + " %s",
                            refusals.size(),
                            refusals.getFirst()));
        }
        if (losing == ran.size()) {
            FeeCheck best =
                    ran.stream()
                            .map(Outcome::fees)
                            .max((one, other) -> one.worstNet().compareTo(other.worstNet()))
                            .orElseThrow();
            return new InvalidInputException(
                    String.format(
                            Locale.ROOT,
                            "no candidate covers its fees; of the best one, %s; search fewer or"
                                    + " wider cells",
                            best.sentence()));
        }
        return new InvalidInputException(
                String.format(
                        Locale.ROOT,
                        "%s is undefined for every one of the %,d candidates that could be taken;"
                                + " give more bars, or take another --objective",
                        problem.objective().words(),
                        ran.size() - losing));
    }

    private static Stream<Outcome> outcome(Evaluation evaluation) {
        return switch (evaluation.outcome()) {
            case Attempt.Done<Outcome>(var outcome) -> Stream.of(outcome);
            case Attempt.Refused<Outcome> _ -> Stream.empty();
        };
    }

    private static Stream<String> refusal(Evaluation evaluation) {
        return switch (evaluation.outcome()) {
            case Attempt.Done<Outcome> _ -> Stream.empty();
            case Attempt.Refused<Outcome>(var reason) -> Stream.of(reason);
        };
    }
}
