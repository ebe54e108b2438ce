package io.trellis.optimization.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trellis.backtesting.report.Figure;
import io.trellis.core.market.Bars;
import io.trellis.optimization.Planted;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class AccountProblemTest {

    private static final Bars BARS = Planted.bars(500);
    private static final ParameterSpace SPACE = Planted.space("capital=250,500,1000,2000");
    private static final Objective OBJECTIVE = Objective.named("totalReturn,maxDrawdown");

    @Test
    void onTheWholeAccountAGridIsAsItIsAlone() {
        try (var account = problem("1000", 1);
                var alone = new GridProblem(SPACE, BARS, OBJECTIVE, 1)) {
            assertThat(account.evaluation(capital("1000")))
                    .isEqualTo(alone.evaluation(capital("1000")));
        }
    }

    /** A quarter of the account gains a quarter of its own gain, and falls less than that. */
    @Test
    void onAPartOfItTheAccountGainsAndFallsLess() {
        try (var account = problem("1000", 1);
                var alone = new GridProblem(SPACE, BARS, OBJECTIVE, 1)) {
            Evaluation part = account.evaluation(capital("250"));
            Evaluation whole = alone.evaluation(capital("250"));

            assertThat(Runs.figure(Figure.FINAL_EQUITY, part))
                    .isEqualTo(750 + Runs.figure(Figure.FINAL_EQUITY, whole), within(1e-9));
            assertThat(Runs.figure(Figure.TOTAL_RETURN, part))
                    .isEqualTo(Runs.figure(Figure.TOTAL_RETURN, whole) / 4, within(1e-12));
            assertThat(Runs.figure(Figure.MAX_DRAWDOWN, part))
                    .isPositive()
                    .isLessThan(Runs.figure(Figure.MAX_DRAWDOWN, whole) / 2);
        }
    }

    @Test
    void givenMoreCapitalThanTheAccount_thenRefused() {
        try (var account = problem("1000", 2)) {
            assertThat(account.evaluate(List.of(capital("500"), capital("2000"))))
                    .extracting(Fitness::standing)
                    .containsExactly(Fitness.Standing.FEASIBLE, Fitness.Standing.REFUSED);
        }
    }

    private static AccountProblem problem(String account, int threads) {
        return new AccountProblem(SPACE, BARS, OBJECTIVE, new BigDecimal(account), threads);
    }

    private static Candidate capital(String amount) {
        return new Candidate(List.of(amount));
    }
}
