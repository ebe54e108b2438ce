package io.trellis.backtesting.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.backtesting.synthetic.RandomPlans;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategy.grid.GridPlan;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.OptionalInt;

class FillEnvelopeTest {

    private static final long SEED = 23;
    private static final Timeframe HALF_HOUR = Timeframe.parse("30m");
    private static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.01"),
                    new BigDecimal("0.00001"),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    new BigDecimal("0.001"),
                    new BigDecimal("0.002"));

    private static BarColumns minutes(int count) {
        var settings =
                new MarketSettings(
                        7, "BTC/USDT", Timeframe.parse("1m"), 1_704_067_200_000L, count, 50_000);
        return MarketGenerator.generate(settings, "test");
    }

    /** The closes of minutes. */
    private static Coverage.PrintColumns prints(int count) {
        BarColumns minutes = minutes(count);
        return new Coverage.PrintColumns(minutes.timeMillis(), INSTRUMENT.ticks(minutes.close()));
    }

    @Test
    void everyCaseIsARunOfTheReferenceEngine() {
        Bars bars = TickBars.of(minutes(2_000), INSTRUMENT);
        GridPlan plan = new RandomPlans(INSTRUMENT, bars, SEED).plain(0.0002, 0.0004);

        FillEnvelope envelope = envelope(plan, bars, 40);

        assertThat(envelope.cases()).hasSize(9);
        for (FillEnvelope.Case each : envelope.cases()) {
            var assumptions =
                    new Assumptions(
                            plan.assumptions().slippage(), each.pathRule(), each.throughTicks());
            var run = (Attempt.Done<BacktestResult>) Backtest.run(plan.with(assumptions), bars);
            long equity = run.value().summary().finalEquity();
            assertThat(each.result().finalEquity()).isEqualTo(equity);
            assertThat(envelope.finalEquity().contains(equity)).isTrue();
        }
        assertThat(envelope.worst().result().finalEquity())
                .isEqualTo(envelope.finalEquity().least())
                .isLessThan(envelope.best().result().finalEquity());
        assertThat(envelope.cases().getFirst().words()).isEqualTo("nearest, touch");
        assertThat(envelope.cases().getLast().words()).isEqualTo("highFirst, through 40 ticks");
        assertThat(envelope.cases().getLast().pathRule()).isEqualTo(PathRule.HIGH_FIRST);
    }

    private static FillEnvelope envelope(GridPlan plan, Bars bars, int through) {
        return switch (FillEnvelope.of(new GridKernel(bars), plan, bars, through)) {
            case Attempt.Done<FillEnvelope>(var envelope) -> envelope;
            case Attempt.Refused<FillEnvelope>(var reason) -> throw new AssertionError(reason);
        };
    }

    /** A bar of 100 to 101 and one of 100 to 102 and one of 100 to 103: the median is 2 %. */
    @Test
    void cellsAreMeasuredAgainstTheMedianRange() {
        var bars = new Bars();
        bars.append(0, 10_000, 10_100, 10_000, 10_000);
        bars.append(60_000, 10_000, 10_200, 10_000, 10_000);
        bars.append(120_000, 10_000, 10_300, 10_000, 10_000);
        GridPlan plan = new RandomPlans(INSTRUMENT, bars, SEED).plain(0.03, 0.0300001);

        FillEnvelope envelope = envelope(plan, bars, 1);

        assertThat(envelope.cellsOverRange()).isCloseTo(1.5, within(0.2));
        assertThat(envelope.cellClass()).isEqualTo(CellClass.ONE_TO_TWO);
        assertThat(FillEnvelope.usualTicks(bars)).isEqualTo(20);
    }

    @Test
    void printsMakeBarsOfOpenHighLowAndClose() {
        var prints =
                new Coverage.PrintColumns(
                        new long[] {0, 0, 59_999, 60_000, 240_000}, new long[] {10, 12, 9, 11, 13});

        Bars bars = prints.bars(Timeframe.parse("1m"));

        assertThat(bars.count()).isEqualTo(3);
        assertThat(bars.open(0)).isEqualTo(10);
        assertThat(bars.high(0)).isEqualTo(12);
        assertThat(bars.low(0)).isEqualTo(9);
        assertThat(bars.close(0)).isEqualTo(9);
        assertThat(bars.timeMillis(1)).isEqualTo(60_000);
        assertThat(bars.timeMillis(2)).isEqualTo(240_000);
    }

    /** What the classes document, on a part of the prints that it was measured on. */
    @Test
    void onGeneratedPrintsTheTruthLiesInsideAsDocumented() {
        Coverage coverage =
                Coverage.of(prints(60_000), INSTRUMENT, HALF_HOUR, 300, SEED, OptionalInt.empty());

        assertThat(coverage.classes()).hasSize(CellClass.values().length);
        coverage.classes()
                .forEach((cellClass, count) ->
                        assertThat(count.share())
                                .as("seed %d, %s, %s", SEED, cellClass, count)
                                .isGreaterThan(cellClass.syntheticCoverage() - 0.06));
        int grids = coverage.classes().values().stream().mapToInt(each -> each.grids()).sum();
        assertThat(grids + coverage.refused()).isEqualTo(300);
    }

    @Test
    void givenASeed_thenTheSameIsCountedAgain() {
        Coverage.PrintColumns prints = prints(5_000);

        Coverage one = Coverage.of(prints, INSTRUMENT, HALF_HOUR, 60, SEED, OptionalInt.of(3));

        assertThat(Coverage.of(prints, INSTRUMENT, HALF_HOUR, 60, SEED, OptionalInt.of(3)))
                .isEqualTo(one);
        assertThat(one.throughTicks()).isEqualTo(3);
    }

    /** A narrower interval cannot hold more. */
    @Test
    void givenAStricterModel_thenAtLeastAsManyLieInside() {
        Coverage.PrintColumns prints = prints(20_000);

        Coverage narrow = Coverage.of(prints, INSTRUMENT, HALF_HOUR, 150, SEED, OptionalInt.of(1));
        Coverage wide = Coverage.of(prints, INSTRUMENT, HALF_HOUR, 150, SEED, OptionalInt.of(900));

        assertThat(inside(narrow)).isLessThan(inside(wide));
    }

    private static int inside(Coverage coverage) {
        return coverage.classes().values().stream().mapToInt(each -> each.inside()).sum();
    }

    @Test
    void givenBarsOfOnePrint_thenRefused() {
        Coverage.PrintColumns prints = prints(100);

        assertThatThrownBy(() ->
                        Coverage.of(
                                prints,
                                INSTRUMENT,
                                Timeframe.parse("1m"),
                                10,
                                SEED,
                                OptionalInt.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("most bars of 1m have one price only");
    }
}
