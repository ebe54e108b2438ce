package io.trellis.backtesting.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Timeframe;
import io.trellis.core.regime.FittedFilter;
import io.trellis.core.regime.Observation;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategy.grid.GridPlan;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** A market that falls in wild stretches of every day, and goes nowhere in the calm ones. */
class GateAblationTest {

    private static final long FIVE_MINUTES = 300_000;
    private static final int BARS_A_DAY = 288;
    private static final int DAYS = 40;

    private static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.01"),
                    new BigDecimal("0.001"),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    new BigDecimal("0.001"),
                    new BigDecimal("0.001"));

    private static final GridPlan PLAN =
            new GridPlan(
                    INSTRUMENT,
                    new GridSettings(
                            new GridKind.Arithmetic(
                                    new BigDecimal("400"), new BigDecimal("1100"), 60),
                            new BigDecimal("10000"),
                            Sizing.BASE,
                            StartMode.INVENTORY,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Trail.NONE),
                    RiskRules.none(),
                    new Assumptions(BigDecimal.ZERO, PathRule.NEAREST, 0));

    /** Its bound lies between the two kinds of stretches. */
    private static Gate gate(double bound) {
        var chain =
                new FittedFilter.Chain(
                        Timeframe.parse("30m"),
                        Observation.VOLATILITY,
                        List.of("CALM", "WILD"),
                        List.of(bound),
                        List.of(List.of(.9, .1), List.of(.1, .9)),
                        0);
        return new Gate("wild", new RegimeRules.Filtered(List.of("WILD"), .5, chain));
    }

    private static GateTrial trial(Gate gate, Bars bars, boolean memory) {
        return GateAblation.of(PLAN, bars, List.of(gate), memory, 3).trials().getFirst();
    }

    @Test
    void givenAGateThatKeepsOutOfTheFalls_thenItMayAct() {
        Bars bars = market(DAYS);
        GateAblation ablation = GateAblation.of(PLAN, bars, List.of(gate(.006)), true, 3);
        GateTrial trial = ablation.trials().getFirst();

        assertThat(ablation.days()).isEqualTo(DAYS);
        assertThat(trial.gain()).isGreaterThan(100);
        assertThat(trial.gain()).isEqualTo(trial.profit() - ablation.profitWithout(), within(1e-6));
        assertThat(trial.interval().orElseThrow().lower()).isPositive();
        assertThat(trial.interval().orElseThrow().contains(trial.gain())).isTrue();
        assertThat(trial.blockedShare()).isBetween(.3, .7);
        assertThat(trial.mayAct()).isTrue();
        assertThat(trial.verdict()).isEqualTo("may act");
    }

    @Test
    void givenAGate_thenItsProfitIsThatOfTheReferenceEngine() {
        Bars bars = market(DAYS);
        Gate gate = gate(.006);
        var gated =
                new GridPlan(
                        INSTRUMENT,
                        PLAN.settings().withRegimes(Optional.of(gate.rules())),
                        PLAN.risk(),
                        PLAN.assumptions());

        var run = (Attempt.Done<BacktestResult>) Backtest.run(gated, bars);
        long end = run.value().equity().equity(bars.count() - 1);
        double profit = Money.decimal(end - gated.capital()).doubleValue();

        assertThat(trial(gate, bars, true).profit()).isEqualTo(profit, within(1e-6));
    }

    @Test
    void givenNoMemory_thenTheGateMayNotActHoweverItPays() {
        GateTrial trial = trial(gate(.006), market(DAYS), false);

        assertThat(trial.gain()).isPositive();
        assertThat(trial.mayAct()).isFalse();
        assertThat(trial.verdict()).isEqualTo("may not act: the training window shows no memory");
    }

    @Test
    void givenAGateThatNeverStops_thenItGainsNothing() {
        GateTrial trial = trial(gate(10), market(DAYS), true);

        assertThat(trial.gain()).isZero();
        assertThat(trial.verdict()).isEqualTo("may not act: it never stops buying");
    }

    @Test
    void givenAChain_thenTheUsualThresholdIsReachedInOneStateAlone() {
        var chain = (RegimeRules.Filtered) gate(.006).rules();

        assertThat(Gate.usualThreshold(chain.filter(), List.of("WILD"))).isEqualTo(.9);
        assertThat(Gate.rules(chain.filter(), List.of("WILD"), OptionalDouble.empty()))
                .isEqualTo(new RegimeRules.Filtered(List.of("WILD"), .9, chain.filter()));
        assertThat(Gate.usualThreshold(chain.filter(), List.of("CALM", "WILD"))).isEqualTo(1);
    }

    @Test
    void givenFewDays_thenNothingIsSaidOfChance() {
        GateTrial trial = trial(gate(.006), market(5), true);

        assertThat(trial.interval()).isEmpty();
        assertThat(trial.verdict())
                .isEqualTo("may not act: fewer than 20 days say nothing of chance");
    }

    private static Bars market(int days) {
        var random = new SplittableRandom(20_261_128);
        var bars = new Bars(days * BARS_A_DAY);
        double price = 1_000;
        for (int bar = 0; bar < days * BARS_A_DAY; bar++) {
            boolean wild = bar % BARS_A_DAY >= BARS_A_DAY / 2;
            double move =
                    wild ? .003 * random.nextGaussian() - .00015 : .0004 * random.nextGaussian();
            double next = price * Math.exp(move);
            long open = Math.round(price * 100);
            long close = Math.round(next * 100);
            bars.append(
                    bar * FIVE_MINUTES, open, Math.max(open, close), Math.min(open, close), close);
            price = next;
        }
        return bars;
    }
}
