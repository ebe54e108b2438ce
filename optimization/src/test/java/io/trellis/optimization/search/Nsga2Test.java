package io.trellis.optimization.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trellis.core.market.Bars;
import io.trellis.optimization.Planted;
import io.trellis.optimization.space.ParameterSpace;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class Nsga2Test {

    private static final double CORNER = 1.1;

    /** The area below the corner (1.1, 1.1) that the true front dominates. */
    private static double trueArea(int number) {
        return Hypervolume.of(
                IntStream.rangeClosed(0, 100_000)
                        .mapToDouble(i -> i / 1e5)
                        .mapToObj(x -> new double[] {x, Functions.zdtShape(number, x, 1)})
                        .toList(),
                CORNER);
    }

    @Test
    void theAreasOfTheTrueFrontsAreThoseOfTheirIntegrals() {
        assertThat(trueArea(1)).isEqualTo(0.11 + 0.1 + 2.0 / 3, within(2e-5));
        assertThat(trueArea(2)).isEqualTo(0.11 + 0.1 + 1.0 / 3, within(2e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void itReachesTheKnownFrontsOfTwoScores(int number) {
        SearchResult result =
                SearchPlan.nsga2(1, 100, 250)
                        .search(Functions.zdt(number), SearchListener.silent());

        assertThat(Hypervolume.of(result, CORNER) / trueArea(number)).isBetween(0.99, 1.0);
    }

    /** The front is an eighth of a sphere, of which the corner of a cube of 1.1 is left. */
    @Test
    void itReachesTheKnownFrontOfThreeScores() {
        SearchResult result =
                SearchPlan.nsga2(1, 100, 100).search(Functions.dtlz2(), SearchListener.silent());

        double whole = CORNER * CORNER * CORNER - Math.PI / 6;
        assertThat(Hypervolume.of(result, CORNER) / whole).isBetween(0.95, 1.0);
    }

    /** All of the front lies where the first number is above 0.5, and none of its first half. */
    @Test
    void givenAConstraint_thenTheFrontKeepsIt() {
        Problem free = Functions.zdt(1);
        Problem bound =
                new Functions.Known(
                        free.space(),
                        2,
                        point -> {
                            Fitness reached = ((Functions.Known) free).function().at(point);
                            return point[0] >= 0.5
                                    ? reached
                                    : Fitness.constrained(0.5 - point[0], reached.scores());
                        });

        SearchResult result = SearchPlan.nsga2(3, 60, 120).search(bound, SearchListener.silent());

        assertThat(result.front())
                .hasSizeGreaterThan(40)
                .allMatch(each -> Functions.Cube.point(each.candidate())[0] >= 0.5);
        // Between 0.5 and 1 the front dominates 0.6 x 1.1 less the integral of 1 - sqrt(x).
        double area = 0.6 * CORNER - (0.5 - 2.0 / 3 * (1 - Math.pow(0.5, 1.5)));
        assertThat(Hypervolume.of(result, CORNER) / area).isBetween(0.95, 1.0);
    }

    @Test
    void givenASeed_thenTheSameSearchOnAnyNumberOfThreads() {
        Bars bars = Planted.bars(300);
        ParameterSpace space =
                Planted.space("grid.lower=60..99", "grid.upper=101..140", "grid.cells=2..80");
        var objective = Objective.named("totalReturn,maxDrawdown");
        var plan = SearchPlan.nsga2(7, 12, 8);

        SearchResult one = Runs.search(plan, space, bars, objective, 1);

        assertThat(one.front()).hasSizeGreaterThan(3);
        assertThat(one.best()).isPresent();
        assertThat(Runs.search(plan, space, bars, objective, 2)).isEqualTo(one);
        assertThat(Runs.search(plan, space, bars, objective, 7)).isEqualTo(one);
    }

    @Test
    void theFrontThatIsHeardOfIsThatOfTheResult() {
        var heard = new ArrayList<SearchListener.Progress>();

        SearchResult result = SearchPlan.nsga2(2, 20, 10).search(Functions.zdt(1), heard::add);

        assertThat(heard.getLast().front()).isEqualTo(result.front().size());
        assertThat(heard.getLast().best()).isEqualTo(result.best());
    }

    @Test
    @Tag("nightly")
    void theFrontsAreReachedFromManySeeds() {
        var shares = new ArrayList<Double>();
        for (int seed = 1; seed <= 10; seed++) {
            for (int number : List.of(1, 2, 3)) {
                SearchResult result =
                        SearchPlan.nsga2(seed, 100, 250)
                                .search(Functions.zdt(number), SearchListener.silent());
                double share = Hypervolume.of(result, CORNER) / trueArea(number);
                shares.add(share);
            }
        }

        assertThat(shares).allMatch(share -> share > 0.99);
    }
}
