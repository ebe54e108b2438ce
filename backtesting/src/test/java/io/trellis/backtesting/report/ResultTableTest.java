package io.trellis.backtesting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.analytics.Metrics;
import io.trellis.core.account.Account;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.session.Books;
import io.trellis.core.session.RunSummary;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;

class ResultTableTest {

    private static final long QUOTE = 100_000_000;

    @Test
    void givenAFigureOfWhichMoreIsBetter_thenTheMostFirstAndRefusedOnesLast() {
        ResultTable table =
                table(run("10", 900), refused("20"), run("30", 1_100), run("40", 1_000));

        ResultTable ranked = table.rankedBy(Figure.FINAL_EQUITY);

        assertThat(ranked.cells("grid.cells")).containsExactly("30", "40", "10", "20");
        assertThat(ranked.cells("finalEquity")).containsExactly("1100.0", "1000.0", "900.0", "");
        assertThat(ranked.cells("refusal")).containsExactly("", "", "", "cell 0 is too small");
        assertThat(ranked.number(0)).isEqualTo(3);
        assertThat(table.cells("grid.cells")).containsExactly("10", "20", "30", "40");
    }

    @Test
    void givenAFigureOfWhichLessIsBetter_thenTheLeastFirst() {
        ResultTable ranked =
                table(run("10", 900), refused("20"), run("30", 1_100))
                        .rankedBy(Figure.MAX_DRAWDOWN);

        // The drawdown of a run is a tenth of a thousandth of its equity here.
        assertThat(ranked.cells("grid.cells")).containsExactly("10", "30", "20");
    }

    @Test
    void givenEqualRuns_thenTheyStayInTheirOrder() {
        ResultTable.Run[] runs = new ResultTable.Run[100];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = run(String.valueOf(i), 1_000);
        }

        ResultTable ranked = table(runs).rankedBy(Figure.FINAL_EQUITY);

        for (int row = 0; row < runs.length; row++) {
            assertThat(ranked.number(row)).isEqualTo(row + 1);
        }
    }

    @Test
    void givenAFigureThatCannotBeBetter_thenThereIsNoRanking() {
        assertThatThrownBy(() -> table(run("10", 900)).rankedBy(Figure.BARS))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theCsvHasAColumnForEveryParameterAndFigure() {
        List<String> lines = table(run("10", 900), refused("20")).csv().lines().toList();

        assertThat(lines.getFirst())
                .startsWith("run,grid.cells,finalEquity,totalReturn,maxDrawdown,sharpe,")
                .endsWith(",bars,halted,coversFees,refusal");
        assertThat(lines.get(1)).startsWith("1,10,900.0,-0.1,0.09,,").endsWith(",false,true,");
        assertThat(lines.get(2)).startsWith("2,20,,").endsWith(",,cell 0 is too small");
        assertThat(lines).hasSize(3);
    }

    private static ResultTable table(ResultTable.Run... runs) {
        return ResultTable.of(List.of("grid.cells"), List.of(runs));
    }

    private static ResultTable.Run refused(String cells) {
        return new ResultTable.Run(List.of(cells), new Attempt.Refused<>("cell 0 is too small"));
    }

    private static ResultTable.Run run(String cells, long equity) {
        var summary =
                new RunSummary(
                        1,
                        Account.of(1_000 * QUOTE),
                        BigDecimal.ZERO,
                        1_000 * QUOTE,
                        equity * QUOTE,
                        0,
                        equity / 10_000.0,
                        new Books(0, 0, 0, 0, 0, 0, 0),
                        false);
        OptionalDouble undefined = OptionalDouble.empty();
        var metrics =
                new Metrics(
                        undefined, undefined, undefined, undefined, undefined, undefined, undefined,
                        undefined, undefined, undefined);
        var fees = new FeeCheck(10, 0, new BigDecimal("0.01"), new BigDecimal("0.002"));
        return new ResultTable.Run(
                List.of(cells), new Attempt.Done<>(new Outcome(summary, metrics, fees)));
    }
}
