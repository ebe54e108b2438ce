package io.trellis.optimization.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.optimization.search.SearchPlan;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Optional;

class CalibrationTest {

    private static final int DAYS = 360;
    private static final double BLOCK_BARS = 24;
    private static final double MOST_FALSE = 0.05;
    private static final double LEAST_POWER = 0.2;

    private static Calibration calibration(int worlds, int threads) {
        BarColumns market = Worlds.market(DAYS);
        var plan =
                new CalibrationPlan(
                        Worlds.document(),
                        Optional.empty(),
                        SearchPlan.random(1, 150),
                        market,
                        BLOCK_BARS,
                        Worlds.EDGE,
                        Worlds.quick(market).with("folds", 4).with("candidates", 100),
                        Gates.usual(),
                        worlds,
                        11,
                        "0.1.0+test",
                        threads);
        return Calibration.run(plan, (_, _) -> {});
    }

    @Test
    void givenAFewWorlds_thenThreadsChangeNothingAndFairOnesAreRefusedMore() {
        Calibration one = calibration(4, 1);

        assertEquals(one, calibration(4, 2));
        assertEquals(4, one.fair().size());
        assertTrue(Calibration.accepted(one.fair()) == 0, one.fair()::toString);
        assertTrue(
                Calibration.refused(one.fair(), Gate.SUPERIOR_ABILITY)
                        > Calibration.refused(one.planted(), Gate.SUPERIOR_ABILITY));
    }

    @Test
    @Tag("nightly")
    void givenTwoHundredWorlds_thenLuckIsBelievedInFewerThanOneOfTwenty() {
        Calibration calibration = calibration(200, Runtime.getRuntime().availableProcessors());

        assertTrue(
                calibration.falseAcceptanceBound() <= MOST_FALSE,
                () -> "false acceptance " + calibration.falseAcceptance());
        assertTrue(calibration.power() >= LEAST_POWER, () -> "power " + calibration.power());
    }

    /** Clopper and Pearson's bound: none of 200 leaves 1 - 0.05^(1/200). */
    @Test
    void givenCounts_thenTheUpperBoundIsExact() {
        assertEquals(1 - Math.pow(0.05, 1.0 / 200), Calibration.upperBound(0, 200), 1e-9);
        assertEquals(1, Calibration.upperBound(7, 7));
        // The binomial of 200 and this share has 4 or fewer with a probability of 0.05.
        double bound = Calibration.upperBound(4, 200);
        assertEquals(0.05, cumulative(4, 200, bound), 1e-9);
    }

    private static double cumulative(int most, int of, double share) {
        double sum = 0;
        double term = Math.pow(1 - share, of);
        for (int hits = 0; hits <= most; hits++) {
            sum += term;
            term *= (of - hits) * share / ((hits + 1) * (1 - share));
        }
        return sum;
    }
}
