package io.trellis.optimization.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trellis.optimization.validation.DrawdownRisk.Draw;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class DrawdownRiskTest {

    /** Up first, the fall is 10 of 110; down first, 10 of 100. */
    @Test
    void twoTradesShuffledFallByOneOfTwoAmounts() {
        var risk = DrawdownRisk.of(new double[] {10, -10}, 100, Draw.SHUFFLED, 1_000, 3);

        assertThat(Arrays.stream(risk.sorted()).distinct().toArray())
                .containsExactly(new double[] {10 / 110.0, .1}, within(1e-15));
        long upFirst = Arrays.stream(risk.sorted()).filter(fall -> fall < .1).count();
        assertThat(upFirst).isBetween(440L, 560L);
    }

    /** Both, one twice, or the other twice. */
    @Test
    void twoTradesResampledFallByTwiceTheLossAQuarterOfTheTime() {
        var risk = DrawdownRisk.of(new double[] {10, -10}, 100, Draw.RESAMPLED, 4_000, 4);

        assertThat(Arrays.stream(risk.sorted()).distinct().toArray())
                .containsExactly(new double[] {0, 10 / 110.0, .1, .2}, within(1e-15));
        assertThat(Arrays.stream(risk.sorted()).filter(fall -> fall == .2).count())
                .isBetween(900L, 1_100L);
        assertThat(risk.quantile(.99)).isEqualTo(.2);
    }

    /** Law: a shuffle of three trades comes out in each of its six orders equally often. */
    @Test
    void law_everyOrderIsEquallyLikely() {
        // Each order has a fall of its own.
        var risk = DrawdownRisk.of(new double[] {-1, -20, 50}, 100, Draw.SHUFFLED, 6_000, 5);

        double[] falls = risk.sorted();
        assertThat(Arrays.stream(falls).filter(fall -> fall == .21).count())
                .as("both losses first")
                .isBetween(1_850L, 2_150L);
        assertThat(Arrays.stream(falls).filter(fall -> fall == 21 / 150.0).count())
                .as("the win first")
                .isBetween(1_850L, 2_150L);
    }

    @Test
    void theSameSeedGivesTheSameFalls() {
        double[] profits = {12, -5, 8, -4, 3, -6, 10};

        assertThat(DrawdownRisk.of(profits, 100, Draw.RESAMPLED, 200, 11).sorted())
                .containsExactly(DrawdownRisk.of(profits, 100, Draw.RESAMPLED, 200, 11).sorted());
        assertThat(DrawdownRisk.of(profits, 100, Draw.SHUFFLED, 200, 11).sorted())
                .isNotEqualTo(DrawdownRisk.of(profits, 100, Draw.SHUFFLED, 200, 12).sorted());
    }

    @Test
    void theQuantilesRise() {
        var risk =
                DrawdownRisk.of(
                        new double[] {12, -5, 8, -4, 3, -6, 10}, 100, Draw.SHUFFLED, 2_000, 1);

        assertThat(risk.quantile(.5)).isLessThan(risk.quantile(.95));
        assertThat(risk.quantile(.95)).isLessThanOrEqualTo(risk.quantile(.99));
        // All three losses in a row are the worst there is, right at the beginning.
        assertThat(risk.quantile(1)).isCloseTo(.15, within(1e-12));
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> DrawdownRisk.of(new double[0], 100, Draw.SHUFFLED, 10, 1))
                .hasMessage("0 trades on a capital of 100.0 cannot be drawn 10 times");
        assertThatThrownBy(() -> DrawdownRisk.of(new double[1], 0, Draw.SHUFFLED, 10, 1))
                .hasMessageContaining("capital of 0.0");
    }
}
