package io.trellis.optimization.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trellis.core.InvalidInputException;
import io.trellis.optimization.Planted;
import io.trellis.optimization.space.ParameterSpace;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BayesianTest {

    @Test
    void theExpectedImprovementOfTheHandCheck() {
        assertThat(ExpectedImprovement.of(1.2, 0.4, 1.0)).isEqualTo(0.279119, within(5e-7));
    }

    @Test
    void whatIsCertainImprovesByWhatItIsAhead() {
        assertThat(ExpectedImprovement.of(1.2, 0, 1.0)).isEqualTo(0.2, within(1e-15));
        assertThat(ExpectedImprovement.of(0.8, 0, 1.0)).isZero();
    }

    /** Two points a length apart: correlation (1 + √5 + 5/3) e^−√5 = 0.523994. */
    @Test
    void theProcessGoesThroughItsPointsAndIsUnsureBetween() {
        var shape = new GaussianProcess.Shape(new double[] {0.5}, 1e-9);
        double[][] points = {{0.25}, {0.75}};
        double[] values = {1, -1};
        var process = GaussianProcess.of(points, values, shape).orElseThrow();

        assertThat(process.at(new double[] {0.25}).mean()).isEqualTo(1, within(1e-6));
        assertThat(process.at(new double[] {0.25}).deviation()).isEqualTo(0, within(1e-3));
        assertThat(process.at(new double[] {0.5}).mean()).isEqualTo(0, within(1e-9));
        // The likeliest variance is 1 / (1 - correlation).
        double correlation = 0.523994;
        double half = (1 + Math.sqrt(5) / 2 + 5.0 / 12) * Math.exp(-Math.sqrt(5) / 2);
        double left = 1 - 2 * half * half / (1 + correlation);
        assertThat(process.at(new double[] {0.5}).deviation())
                .isEqualTo(Math.sqrt(left / (1 - correlation)), within(1e-5));
    }

    @Test
    void itBeatsDrawingAtRandomInFewEvaluations() {
        assertThat(wins(Functions.branin(), 5, 30)).isEqualTo(5);
        assertThat(wins(Functions.hartmann6(), 3, 50)).isEqualTo(3);
    }

    /** Were they equal, 24 of 30 would be 1 in 1,400. */
    @Test
    @Tag("nightly")
    void itBeatsDrawingAtRandomFromManySeeds() {
        assertThat(wins(Functions.branin(), 30, 30)).isGreaterThanOrEqualTo(28);
        assertThat(wins(Functions.hartmann6(), 30, 60)).isGreaterThanOrEqualTo(28);
    }

    private static int wins(Problem problem, int seeds, long evaluations) {
        int wins = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            double found = best(SearchPlan.bayesian(seed, evaluations), problem);
            double random = best(SearchPlan.random(seed, evaluations), problem);
            wins += found > random ? 1 : 0;
        }
        return wins;
    }

    private static double best(SearchPlan plan, Problem problem) {
        SearchResult result = plan.search(problem, SearchListener.silent());
        assertThat(result.tried()).hasSize((int) plan.evaluations());
        return Runs.score(result.best().orElseThrow());
    }

    @Test
    void givenASeed_thenTheSameSearchOnAnyNumberOfThreads() {
        ParameterSpace space =
                Planted.space("grid.lower=60..99", "grid.cells=2..80", "sizing=base,quote");
        var equity = Objective.named("finalEquity");
        var plan = SearchPlan.bayesian(5, 25);

        SearchResult one = Runs.search(plan, space, Planted.bars(300), equity, 1);

        assertThat(Runs.search(plan, space, Planted.bars(300), equity, 7)).isEqualTo(one);
        assertThat(one.tried()).hasSize(25).extracting(Tried::candidate).doesNotHaveDuplicates();
    }

    @Test
    void givenASmallSpace_thenAllOfItIsTried() {
        SearchResult result =
                Runs.search(
                        SearchPlan.bayesian(5, 100),
                        Planted.space("grid.cells=5..20"),
                        Planted.bars(300),
                        Objective.named("finalEquity"),
                        1);

        assertThat(result.tried()).hasSize(16);
    }

    @Test
    void givenNoFeasibleCandidate_thenItGoesOnLookingAndThereIsNoBest() {
        SearchResult result =
                Runs.search(
                        SearchPlan.bayesian(5, 30),
                        Planted.space("grid.cells=500..600"),
                        Planted.bars(300),
                        Objective.named("finalEquity"),
                        1);

        assertThat(result.best()).isEmpty();
        assertThat(result.tried()).hasSize(30);
    }

    @Test
    void givenWhatItIsNotFor_thenRefused() {
        Problem two = Functions.zdt(1);

        assertThatThrownBy(() -> SearchPlan.bayesian(1, 50).search(two, SearchListener.silent()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "a search by method bayesian is for one figure, not 2; take nsga2, or one"
                                + " objective");
        assertThatThrownBy(() ->
                        SearchPlan.bayesian(1, 5_000)
                                .search(Functions.branin(), SearchListener.silent()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--evaluations 5000 is more than 1000");
    }
}
