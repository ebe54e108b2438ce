package io.trellis.backtesting.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.analytics.ProfitParts;
import io.trellis.backtesting.analytics.ProfitParts.Holding;
import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.report.run.CellHistory.Layout;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.backtesting.synthetic.RandomPlans;
import io.trellis.core.account.Account;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.Cells;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.market.Timeframe;
import io.trellis.core.order.Fill;
import io.trellis.core.strategy.grid.GridPlan;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;

/** Laws of what a report tells, over random grids with every rule. */
class ReportedRunLawTest {

    private static final int PLANS = 60;
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z
    private static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.01"),
                    new BigDecimal("0.00001"),
                    new BigDecimal("0.00001"),
                    BigDecimal.ONE,
                    new BigDecimal("0.0010"),
                    new BigDecimal("0.0015"));

    /** A run as it is, and the same looked at. */
    private record Pair(BacktestResult plain, BacktestResult seen, List<Layout> cells) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 77, -4_711})
    void theSplitIsTheProfitToTheLastUnit(long seed) {
        forEach(
                seed,
                (name, pair) -> {
                    var summary = pair.plain().summary();
                    Account account = summary.account();
                    long inventory = summary.finalEquity() - account.cash();
                    ProfitParts parts =
                            ProfitParts.of(
                                    Holding.NOTHING,
                                    pair.plain().fills(),
                                    new Holding(account.lots(), inventory));

                    assertThat(parts.total())
                            .as(name)
                            .isEqualTo(summary.finalEquity() - summary.capital());
                    assertThat(parts.fees()).as(name).isEqualTo(account.fees());
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 78, -4_712})
    void lookingAtTheCellsChangesNothing(long seed) {
        forEach(
                seed,
                (name, pair) -> {
                    assertThat(pair.seen().fills()).as(name).isEqualTo(pair.plain().fills());
                    assertThat(pair.seen().summary()).as(name).isEqualTo(pair.plain().summary());
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 79, -4_713})
    void everyFillOfACellIsAtAPriceOfAGridThatWasInTheMarketThen(long seed) {
        forEach(
                seed,
                (name, pair) -> {
                    for (Fill fill : pair.plain().fills()) {
                        if (!fill.isTaker()) {
                            assertThat(pair.cells())
                                    .as("%s, %s", name, fill)
                                    .anyMatch(layout -> isOf(layout, fill));
                        }
                    }
                });
    }

    private static boolean isOf(Layout layout, Fill fill) {
        Cells cells = layout.cells();
        if (fill.cell() >= cells.count()) {
            return false;
        }
        long price = fill.side() == Side.BUY ? cells.buy(fill.cell()) : cells.sell(fill.cell());
        return price == fill.priceTicks()
                && layout.fromMillis() <= fill.timeMillis()
                && layout.toMillis() >= fill.timeMillis();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 80, -4_714})
    void theDaysOfTheReportHaveTheReturnsOfTheMetrics(long seed) {
        forEach(
                seed,
                (name, pair) ->
                        assertThat(DayCloses.of(pair.plain().equity()).returns())
                                .as(name)
                                .containsExactly(pair.plain().equity().dailyReturns()));
    }

    private static void forEach(long seed, BiConsumer<String, Pair> law) {
        var settings =
                new MarketSettings(seed, "BTC/USDT", Timeframe.parse("1m"), START, 4_000, 50_000);
        BarColumns columns = MarketGenerator.generate(settings, "test");
        Bars bars = TickBars.of(columns, INSTRUMENT);
        var plans = new RandomPlans(INSTRUMENT, bars, seed);
        int ran = 0;
        for (int number = 0; number < PLANS; number++) {
            GridPlan plan = plans.any();
            var history = new CellHistory();
            Attempt<BacktestResult> plain = Backtest.run(plan, bars);
            Attempt<BacktestResult> seen = Backtest.run(history.watching(plan), bars);
            if (plain instanceof Attempt.Done<BacktestResult>(var one)
                    && seen instanceof Attempt.Done<BacktestResult>(var other)) {
                List<Layout> cells = history.layouts(columns.lastMillis());
                String name = "seed %d, plan %d".formatted(seed, number);
                law.accept(name, new Pair(one, other, cells));
                ran++;
            }
        }
        assertThat(ran).as("plans that ran, seed %d", seed).isGreaterThan(PLANS / 4);
    }
}
