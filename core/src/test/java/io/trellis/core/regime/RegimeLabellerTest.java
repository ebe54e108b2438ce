package io.trellis.core.regime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

class RegimeLabellerTest {

    private static final long SEED = 20_261_121;
    private static final int BARS = 3_000;

    @Test
    void givenRandomBars_thenLabelsAreThoseOfTheTextReckonedAnewAtEachBar() {
        Set<MarketState> seen = EnumSet.noneOf(MarketState.class);
        for (long seed = SEED; seed < SEED + 4; seed++) {
            long[][] bars = bars(seed);
            List<Optional<MarketState>> expected =
                    new PlainLabels(bars[0], bars[1], bars[2]).states();
            var labeller = new RegimeLabeller();
            for (int i = 0; i < BARS; i++) {
                Optional<MarketState> state = labeller.next(bars[0][i], bars[1][i], bars[2][i]);
                assertThat(state).as("seed %d, bar %d", seed, i).isEqualTo(expected.get(i));
                state.ifPresent(seen::add);
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(MarketState.values());
    }

    @Test
    void givenFewBars_thenThereIsNoStateUntilTwoBarsWithBothPercentilesAgree() {
        long[][] bars = bars(SEED);
        var labeller = new RegimeLabeller();
        int first = 0;
        while (labeller.next(bars[0][first], bars[1][first], bars[2][first]).isEmpty()) {
            first++;
        }

        assertThat(first).isBetween(519, 521);
    }

    /** High, low, close: stretches of calm, of storm and of trends. */
    private static long[][] bars(long seed) {
        var random = new SplittableRandom(seed);
        long[][] bars = new long[3][BARS];
        long price = 1_000;
        double drift = 0;
        double size = 1;
        for (int i = 0; i < BARS; i++) {
            if (i % 60 == 0) {
                drift = random.nextInt(3) == 0 ? random.nextGaussian() : 0;
                size = random.nextDouble(0.2, 4);
            }
            long close = price + Math.round(drift + size * random.nextGaussian());
            bars[0][i] = Math.max(price, close) + Math.round(size * random.nextDouble());
            bars[1][i] = Math.min(price, close) - Math.round(size * random.nextDouble());
            bars[2][i] = close;
            price = close;
        }
        return bars;
    }
}
