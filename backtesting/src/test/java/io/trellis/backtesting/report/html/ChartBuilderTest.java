package io.trellis.backtesting.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.strategyfile.json.JsonWriter;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class ChartBuilderTest {

    private static final long[] TIMES = {1_704_067_200_000L, 1_704_067_260_000L};

    @Test
    void valuesAreRoundedAndHolesAreNull() {
        Chart chart =
                ChartBuilder.overTime("t", "g", TIMES)
                        .line("l", Ink.PRICE, new double[] {1.23456, Double.NaN}, 2)
                        .build();

        assertThat(text(chart))
                .contains("\"values\":[1.23,null]")
                .contains("\"x\":[1704067200,1704067260]");
    }

    @Test
    void givenFewerValuesThanPoints_thenItIsRefused() {
        ChartBuilder chart = ChartBuilder.overTime("t", "g", TIMES);

        assertThatThrownBy(() -> chart.line("l", Ink.PRICE, new double[] {1}, 2))
                .hasMessage("1 values for 2 points of t");
    }

    @Test
    void anEventOverTimeIsInSeconds() {
        Chart chart =
                ChartBuilder.overTime("t", "g", TIMES)
                        .event("cut", Ink.MARKET, (double) TIMES[1])
                        .build();

        assertThat(text(chart)).contains("\"at\":1704067260");
    }

    private static String text(Chart chart) {
        return new String(JsonWriter.canonical(chart.data()), StandardCharsets.UTF_8);
    }
}
