package io.trellis.core.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trellis.core.regime.MarketState;
import io.trellis.core.sizing.SizingRule.FixedAmount;
import io.trellis.core.sizing.SizingRule.Kelly;
import io.trellis.core.sizing.SizingRule.PercentOfEquity;
import io.trellis.core.sizing.SizingRule.StopRisk;
import io.trellis.core.sizing.SizingRule.VolatilityTarget;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The hand checks of formulas 5.11, and what holds for every rule. */
class PositionSizerTest {

    private static final Offset<Double> PRINTED_DIGITS = within(1e-6);
    private static final double[] RETURNS = {
        .010, -.005, .020, .000, -.015, .012, .008, -.010, .005, .003
    };
    private static final ReturnStatistics A_YEAR = new ReturnStatistics(.0028, .0112, 365);
    private static final Caps NO_CAPS = Caps.share(Double.POSITIVE_INFINITY);

    @Test
    void aBetThatWins55TimesIn100At1Point2ForOneIsWorth17AndAHalfPercent() {
        assertThat(Kelly.binary(.55, 1.2)).isCloseTo(.175, within(1e-12));
        assertThat(Kelly.binary(.40, 1.2)).isZero();
    }

    @Test
    void rawKellyOnEstimatedMomentsIsUnusable() {
        assertThat(Kelly.continuous(.0028, .0112)).isCloseTo(22.321429, PRINTED_DIGITS);
        assertThat(Kelly.continuous(-.0028, .0112)).isZero();
    }

    @Test
    void quarterKellyOnALoweredMeanIsCappedAllTheSame() {
        Situation situation = situation(10_000, A_YEAR);
        double lowered = .0028 - 1.6448536269514722 * .0112 / Math.sqrt(365);

        assertThat(Kelly.quarter().share(situation))
                .isCloseTo(.25 * lowered / (.0112 * .0112), within(1e-12))
                .isCloseTo(3.658581, PRINTED_DIGITS);
        assertThat(sizer(Kelly.quarter(), Caps.share(.5)).amount(situation)).isEqualTo(5_000);
    }

    @Test
    void aMeanThatMayWellBeNothingIsWorthNothing() {
        var tenDays = ReturnStatistics.of(RETURNS);

        assertThat(tenDays.mean()).isCloseTo(.0028, within(1e-12));
        assertThat(tenDays.deviation()).isCloseTo(.010612361765, within(1e-12));
        assertThat(tenDays.lowerMean(1.645)).isNegative();
        assertThat(Kelly.quarter().share(situation(10_000, tenDays))).isZero();
    }

    @Test
    void aTargetOfTwentyPercentAYearIs93PercentOfTheEquity() {
        assertThat(new VolatilityTarget(.20).share(situation(1, A_YEAR)))
                .isCloseTo(.934686, PRINTED_DIGITS);
    }

    @Test
    void theThreeFactorsMultiplyAndThenTheCapsCut() {
        var rule = new StopRisk(.01, .05, .0112);
        var scale = new StateScale(Map.of(MarketState.EXPANSION, .5));
        var wild = new ReturnStatistics(0, .0224, 30);
        var situation = new Situation(20_000, wild, Optional.of(MarketState.EXPANSION));

        // 20,000 · 0.01 / 0.05 = 4,000; half for the volatility, half for the state.
        assertThat(new PositionSizer(rule, scale, NO_CAPS).amount(situation))
                .isCloseTo(1_000, within(1e-9));
        assertThat(new PositionSizer(rule, scale, new Caps(1, 700)).amount(situation))
                .isEqualTo(700);
    }

    @Test
    void aFixedAmountAndAShareAreWhatTheySay() {
        assertThat(sizer(new FixedAmount(250), NO_CAPS).amount(situation(9_999, A_YEAR)))
                .isCloseTo(250, within(1e-9));
        assertThat(sizer(new PercentOfEquity(.02), NO_CAPS).amount(situation(5_000, A_YEAR)))
                .isEqualTo(100);
    }

    @Test
    void aStateThatIsNotNamedOrUnknownChangesNothing() {
        var scale = new StateScale(Map.of(MarketState.TREND_DOWN, 0.0));

        assertThat(scale.of(Optional.of(MarketState.RANGE))).isEqualTo(1);
        assertThat(scale.of(Optional.empty())).isEqualTo(1);
        assertThat(scale.of(Optional.of(MarketState.TREND_DOWN))).isZero();
    }

    @Test
    void whileNothingIsKnownNothingIsRisked() {
        Situation blind = situation(10_000, ReturnStatistics.of(new double[] {.01}));

        assertThat(Kelly.quarter().share(blind)).isZero();
        assertThat(new VolatilityTarget(.2).share(blind)).isZero();
        assertThat(new StopRisk(.01, .05, .01).share(blind)).isZero();
    }

    @Test
    void whereThereIsNoRiskAtAllTheCapsDecide() {
        Situation still = situation(10_000, new ReturnStatistics(.001, 0, 30));

        assertThat(sizer(new VolatilityTarget(.2), Caps.share(.3)).amount(still)).isEqualTo(3_000);
        assertThat(sizer(Kelly.quarter(), Caps.share(.3)).amount(still)).isEqualTo(3_000);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithItsValue() {
        assertThatThrownBy(() -> new Kelly(1.5, 0)).hasMessageContaining("fraction: 1.5");
        assertThatThrownBy(() -> new StopRisk(.01, 0, .01)).hasMessageContaining("stopDistance");
        assertThatThrownBy(() -> new StateScale(Map.of(MarketState.RANGE, -1.0)))
                .hasMessageContaining("RANGE: -1.0");
        assertThatThrownBy(() -> new Caps(-1, 0)).hasMessageContaining("share -1.0");
    }

    /** Laws: a size is 0 or more, at most the caps, and a bound of the mean never raises it. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_261_120, -77})
    void sizesStayWithinTheirBounds(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            double deviation = random.nextInt(5) == 0 ? 0 : Math.abs(random.nextGaussian()) / 50;
            var returns =
                    new ReturnStatistics(
                            random.nextGaussian() / 100, deviation, random.nextInt(400));
            double equity = random.nextGaussian() * 10_000;
            var state = List.of(MarketState.values()).get(random.nextInt(5));
            var situation = new Situation(equity, returns, Optional.of(state));
            var caps = new Caps(random.nextDouble() * 2, random.nextDouble() * 20_000);
            double errors = random.nextDouble() * 3;
            var scale = new StateScale(Map.of(state, random.nextInt(3) * random.nextDouble()));
            for (SizingRule rule : rules(random, errors)) {
                double amount = new PositionSizer(rule, scale, caps).amount(situation);

                assertThat(amount)
                        .as("seed %d: %s in %s under %s", seed, rule, situation, caps)
                        .isNotNegative()
                        .isLessThanOrEqualTo(caps.most(equity));
            }
            assertThat(returns.lowerMean(errors)).isLessThanOrEqualTo(returns.mean());
            assertThat(new Kelly(1, errors).share(situation))
                    .as("seed %d: %s, %s errors", seed, returns, errors)
                    .isLessThanOrEqualTo(new Kelly(1, 0).share(situation));
        }
    }

    private static List<SizingRule> rules(Random random, double errors) {
        return List.of(
                new FixedAmount(random.nextDouble() * 1_000),
                new PercentOfEquity(random.nextDouble() * 3),
                new VolatilityTarget(random.nextDouble()),
                new Kelly(random.nextDouble() * .99 + .01, errors),
                new StopRisk(random.nextDouble() / 10, .001 + random.nextDouble() / 5, .01));
    }

    private static PositionSizer sizer(SizingRule rule, Caps caps) {
        return new PositionSizer(rule, StateScale.NONE, caps);
    }

    private static Situation situation(double equity, ReturnStatistics returns) {
        return new Situation(equity, returns, Optional.empty());
    }
}
