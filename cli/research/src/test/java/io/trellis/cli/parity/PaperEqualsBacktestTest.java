package io.trellis.cli.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.FeedExport;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.cli.terminal.RunCsv;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Span;
import io.trellis.core.market.Timeframe;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.trading.feed.FeedFile;
import io.trellis.trading.paper.PaperTrading;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Law: the same bars, stored as Parquet for the backtest and as a feed for the trader, give the
 * same fills, closes and totals, byte for byte.
 */
class PaperEqualsBacktestTest {

    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSameBarsGiveTheSameFills(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var market =
                new MarketSettings(seed, "BTC/USDT", Timeframe.parse("1m"), START, 4_000, 50_000);
        BarColumns generated = MarketGenerator.generate(market, "test");
        Path parquet = folder.resolve("bars.parquet");
        Path feedPath = folder.resolve("bars.feed");
        ParquetBarStore.write(generated, parquet);
        FeedExport.write(generated, feedPath);

        for (int i = 0; i < 10; i++) {
            GridPlan plan = plan(random);
            assertThat(onPaper(plan, feedPath))
                    .as("seed %d, grid %d: %s", seed, i, plan)
                    .isEqualTo(tested(plan, parquet));
        }
    }

    private static String tested(GridPlan plan, Path parquet) {
        Bars bars = TickBars.of(ParquetBarStore.read(parquet), plan.instrument());
        return switch (Backtest.run(plan, bars)) {
            case Attempt.Done<BacktestResult>(var result) -> {
                RunCsv csv = new RunCsv(plan);
                result.fills().forEach(csv::filled);
                for (int bar = 0; bar < result.equity().count(); bar++) {
                    csv.closed(result.equity().timeMillis(bar), result.equity().equity(bar));
                }
                yield csv.fills() + csv.equity() + result.summary();
            }
            case Attempt.Refused<BacktestResult>(var reason) -> reason;
        };
    }

    private static String onPaper(GridPlan plan, Path feedPath) {
        RunCsv csv = new RunCsv(plan);
        try (FeedFile feed = FeedFile.open(feedPath)) {
            return switch (new PaperTrading(plan, csv).run(feed.reader(), Span.ALL)) {
                case Attempt.Done<RunSummary>(var summary) -> csv.fills() + csv.equity() + summary;
                case Attempt.Refused<RunSummary>(var reason) -> reason;
            };
        }
    }

    /** The tick is coarser than the data's in some grids, so that both sides must round. */
    private static GridPlan plan(RandomGenerator random) {
        BigDecimal tick = new BigDecimal(random.nextBoolean() ? "0.01" : "2.5");
        var instrument =
                new Instrument(
                        tick,
                        new BigDecimal("0.00001"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new BigDecimal("0.0010"),
                        new BigDecimal("0.0020"));
        BigDecimal lower = BigDecimal.valueOf(random.nextInt(44_000, 49_500));
        BigDecimal upper = BigDecimal.valueOf(random.nextInt(50_500, 56_000));
        int cells = random.nextInt(2, 60);
        GridKind kind =
                random.nextBoolean()
                        ? new GridKind.Arithmetic(lower, upper, cells)
                        : new GridKind.Geometric(lower, upper, cells);
        var settings =
                new GridSettings(
                        kind,
                        new BigDecimal("10000"),
                        random.nextBoolean() ? Sizing.BASE : Sizing.QUOTE,
                        random.nextBoolean() ? StartMode.INVENTORY : StartMode.CASH,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(recentring()).filter(_ -> random.nextBoolean()),
                        Trail.NONE);
        var assumptions =
                new Assumptions(
                        new BigDecimal("0.0005"),
                        random.nextBoolean() ? PathRule.NEAREST : PathRule.HIGH_FIRST,
                        random.nextInt(3));
        return new GridPlan(instrument, settings, risk(random), assumptions);
    }

    private static RecenterRules recentring() {
        return new RecenterRules(
                Optional.of(new BigDecimal("0.005")),
                Optional.empty(),
                Optional.of(
                        new RecenterRules.Dominance(new BigDecimal("0.8"), BigDecimal.valueOf(5))),
                Optional.empty(),
                BigDecimal.ONE,
                true);
    }

    private static RiskRules risk(RandomGenerator random) {
        return new RiskRules(
                Optional.of(new BigDecimal("0.7")).filter(_ -> random.nextBoolean()),
                Optional.of(new BigDecimal("0.02")).filter(_ -> random.nextBoolean()),
                Optional.empty(),
                true,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }
}
