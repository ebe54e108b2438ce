package io.trellis.optimization.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.optimization.Planted;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Searches for figures that need no close, and the drawdown along the path. */
class TotalsSearchTest {

    private static final Bars BARS = Planted.bars(2_000);

    @Test
    void totalsTellTheFiguresOfTheFullRunAndNoOther() {
        var kernel = new GridKernel(BARS);
        for (GridPlan plan : plans()) {
            Outcome full = done(Outcome.of(plan, BARS));
            Outcome totals = done(Outcome.ofTotals(kernel, plan, BARS));

            assertThat(totals.fees()).isEqualTo(full.fees());
            for (Figure figure : Figure.ofRuns()) {
                if (figure.isOfTotals()) {
                    assertThat(figure.of(totals)).as(figure.word()).isEqualTo(figure.of(full));
                } else {
                    assertThat(figure.of(totals)).as(figure.word()).isEmpty();
                }
            }
        }
    }

    @Test
    void theDrawdownAlongThePathIsHarsherThanAtClosesAndUnknownToFullRuns() {
        var kernel = new GridKernel(BARS);
        for (GridPlan plan : plans()) {
            Outcome full = done(Outcome.of(plan, BARS));
            double along =
                    Figure.PATH_DRAWDOWN
                            .of(done(Outcome.ofTotals(kernel, plan, BARS)))
                            .orElseThrow();

            assertThat(along).isGreaterThan(full.summary().maxDrawdown() - 0.001);
            assertThat(Figure.PATH_DRAWDOWN.of(full)).isEmpty();
        }
    }

    @Test
    void givenAConstraintOnTheDrawdownAlongThePath_thenTheBestKeepsIt() {
        ParameterSpace space = Planted.space("grid.lower=60..95/5", "grid.cells=4..40/4");
        Tried free = search(space, "finalEquity");
        double limit = 0.9 * drawdown(space, free);
        String words = String.format(Locale.ROOT, "finalEquity,pathDrawdown<=%.6f", limit);

        Tried bound = search(space, words);

        assertThat(drawdown(space, bound)).isLessThanOrEqualTo(limit + 1e-6);
        assertThat(Runs.score(bound)).isLessThan(Runs.score(free));
    }

    private static double drawdown(ParameterSpace space, Tried tried) {
        GridPlan plan = plan(space, tried.candidate());
        Outcome totals = done(Outcome.ofTotals(new GridKernel(BARS), plan, BARS));
        return Figure.PATH_DRAWDOWN.of(totals).orElseThrow();
    }

    private static Tried search(ParameterSpace space, String objective) {
        return Runs.search(SearchPlan.exhaustive(), space, BARS, Objective.named(objective), 2)
                .best()
                .orElseThrow();
    }

    private static List<GridPlan> plans() {
        ParameterSpace space = Planted.space("grid.lower=20..95/25", "grid.cells=1..41/8");
        var plans = new ArrayList<GridPlan>();
        LongStream.range(0, space.count().orElseThrow().longValueExact())
                .mapToObj(space::candidate)
                .forEach(each -> plans.add(plan(space, each)));
        return plans;
    }

    private static GridPlan plan(ParameterSpace space, Candidate candidate) {
        return GridPlan.of(space.document(candidate).decode());
    }

    private static Outcome done(Attempt<Outcome> attempt) {
        return switch (attempt) {
            case Attempt.Done<Outcome>(var outcome) -> outcome;
            case Attempt.Refused<Outcome>(var reason) -> throw new AssertionError(reason);
        };
    }
}
