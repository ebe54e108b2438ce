package io.trellis.backtesting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.report.LineChart.Line;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Pictures keep what matters in their numbers. */
class ChartsTest {

    private static final int COUNT = 100_000;

    @Test
    void givenOneSpikeAmongManyValues_thenItIsDrawn() {
        double[] values = new double[COUNT];
        Arrays.fill(values, 100);
        values[54_321] = 200;

        String flat = line(Arrays.copyOf(new double[] {100, 100}, 2));
        String spiked = line(values);

        // The axis reaches the spike, and the curve its height: 5 % below the top of 304 pixels.
        assertThat(spiked).contains(",69.8 ").contains("54");
        assertThat(flat).doesNotContain(",69.8 ");
    }

    @Test
    void givenHolesAtTheBeginning_thenOnlyTheRestIsDrawn() {
        assertThat(line(new double[] {Double.NaN, Double.NaN, 1, 2})).doesNotContain("NaN");
    }

    @Test
    void givenMarkUpInATitle_thenItIsText() {
        assertThat(
                        LineChart.svg(
                                "<a>",
                                new long[] {0},
                                List.of(new Line("x", "red", new double[1]))))
                .contains("&lt;a&gt;")
                .doesNotContain("<a>");
    }

    @Test
    void givenFewerValuesThanTimes_thenItIsRefused() {
        assertThatThrownBy(() ->
                        LineChart.svg(
                                "", new long[2], List.of(new Line("x", "red", new double[1]))))
                .hasMessageContaining("x has 1 values for 2 times");
    }

    @Test
    void givenAHoleInAHeatMap_thenItHasNoColourOfTheScale() {
        String svg =
                HeatChart.svg(
                        "t",
                        "cells",
                        List.of("10", "20"),
                        "lower",
                        List.of("1"),
                        new double[][] {{0.5, Double.NaN}});

        assertThat(svg).contains(">0.5000<").contains(">-<").contains("fill='#eaeef2'");
    }

    @Test
    void givenTooFewFields_thenAHeatMapIsRefused() {
        assertThatThrownBy(() ->
                        HeatChart.svg(
                                "t", "a", List.of("1"), "b", List.of("1", "2"), new double[1][1]))
                .hasMessageContaining("2 by 1 fields");
    }

    private static String line(double[] values) {
        long[] times = LongStream.range(0, values.length).map(i -> i * 60_000).toArray();
        return LineChart.svg("", times, List.of(new Line("x", "red", values)));
    }
}
