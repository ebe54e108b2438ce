package io.trellis.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.OptionalInt;

class SparklineTest {

    @Test
    void aRisingLineRisesThroughAllHeights() {
        double[] rising = {0, 1, 2, 3, 4, 5, 6, 7};

        assertThat(Sparkline.ofLast(rising, 8)).isEqualTo("▁▂▃▄▅▆▇█");
        assertThat(Sparkline.ofLast(rising, 20)).isEqualTo("▁▂▃▄▅▆▇█");
    }

    @Test
    void ofManyValuesABlockShowsTheLastOrTheLargest() {
        double[] values = {0, 9, 0, 0, 9, 0, 0, 3};

        assertThat(Sparkline.ofLast(values, 2)).isEqualTo("▁█");
        assertThat(Sparkline.ofLargest(values, 4)).isEqualTo("█▁█▃");
    }

    @Test
    void aLevelLineIsLow() {
        assertThat(Sparkline.ofLast(new double[] {5, 5, 5}, 9)).isEqualTo("▁▁▁");
        assertThat(Sparkline.ofLast(new double[0], 9)).isEmpty();
    }

    @Test
    void aDistributionShowsWhereTheValuesLie() {
        double[] values = {0, .5, 1, 1.2, 9.9, 10};

        assertThat(Sparkline.ofDistribution(values, 5)).isEqualTo("█   ▄");
        assertThat(Sparkline.ofDistribution(new double[] {3, 3}, 4)).isEqualTo("█   ");
        assertThat(Sparkline.ofDistribution(new double[0], 4)).isEmpty();
    }

    @Test
    void aNarrowTerminalGetsFewerBlocks() {
        var narrow = new Terminal(false, false, OptionalInt.of(50));

        assertThat(narrow.<Integer, RuntimeException>during(() -> Sparkline.blocks(60, 20)))
                .isEqualTo(30);
        assertThat(narrow.<Integer, RuntimeException>during(() -> Sparkline.blocks(60, 45)))
                .isEqualTo(8);
        assertThat(Sparkline.blocks(60, 20)).isEqualTo(60);
    }

    /** A rare value is still seen. */
    @Test
    void noBlockThatHoldsAValueIsEmpty() {
        double[] values = new double[1_001];
        Arrays.fill(values, 0, 1_000, 1);
        values[1_000] = 2;

        assertThat(Sparkline.ofDistribution(values, 2)).isEqualTo("█▁");
    }
}
