package io.trellis.backtesting.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;

class FigureTest {

    @ParameterizedTest
    @EnumSource
    void aFigureIsFoundByItsNameAndFitsIntoAStrategyFile(Figure figure) {
        assertThat(Figure.named(figure.word())).contains(figure);
        assertThat(figure.word()).matches("[a-z][A-Za-z0-9]{0,63}");
    }

    @Test
    void theNamesAreThoseOfTheJsonOfARun() {
        assertThat(Arrays.stream(Figure.values()).map(Figure::word))
                .contains(
                        "bars",
                        "gridBuys",
                        "gridSells",
                        "cash",
                        "inventory",
                        "finalEquity",
                        "fees",
                        "maxDrawdown",
                        "roundTrips",
                        "roundTripProfit",
                        "adjustProfit",
                        "recenters",
                        "sharpe",
                        "sortino",
                        "cagr",
                        "calmar",
                        "profitFactor",
                        "cvar95",
                        "maxDrawdownHours",
                        "serialSharpe",
                        "omega",
                        "ulcerIndex");
    }

    @Test
    void anotherNameIsNoFigure() {
        assertThat(Figure.named("profit")).isEmpty();
    }

    @Test
    void countsAreNoObjectives() {
        assertThat(Figure.objectives()).doesNotContain(Figure.BARS, Figure.GRID_BUYS, Figure.FEES);
        assertThat(Figure.words(Figure.objectives())).startsWith("finalEquity, totalReturn, ");
    }
}
