package io.trellis.benchmarks;

import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
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
import io.trellis.core.market.Timeframe;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategy.grid.GridPlan;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Bars a second of the reference engine, one core, with its rules off and on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class BacktestBenchmark {

    private static final int BARS = 100_000;
    private static final long SEED = 42;
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z

    /** Whether recentring and the risk rules are on. */
    @Param({"false", "true"})
    public boolean rules;

    private Bars bars = new Bars();
    private Optional<GridPlan> plan = Optional.empty();

    /** Generates the market once. */
    @Setup
    public void generate() {
        var market =
                new MarketSettings(SEED, "BTC/USDT", Timeframe.parse("1m"), START, BARS, 50_000);
        GridPlan grid = grid();
        bars = TickBars.of(MarketGenerator.generate(market, "benchmark"), grid.instrument());
        plan = Optional.of(grid);
    }

    /** One operation is one bar. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public Attempt<BacktestResult> bars() {
        return Backtest.run(plan.orElseThrow(), bars);
    }

    private GridPlan grid() {
        var instrument =
                new Instrument(
                        new BigDecimal("0.01"),
                        new BigDecimal("0.00001"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new BigDecimal("0.0010"),
                        new BigDecimal("0.0010"));
        var settings =
                new GridSettings(
                        new GridKind.Geometric(
                                new BigDecimal("35000"), new BigDecimal("70000"), 80),
                        new BigDecimal("100000"),
                        Sizing.BASE,
                        StartMode.INVENTORY,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(recentring()).filter(_ -> rules),
                        Trail.NONE);
        var assumptions = new Assumptions(new BigDecimal("0.0005"), PathRule.NEAREST, 0);
        return new GridPlan(instrument, settings, rules ? risk() : RiskRules.none(), assumptions);
    }

    private static RecenterRules recentring() {
        return new RecenterRules(
                Optional.of(new BigDecimal("0.02")),
                Optional.of(new RecenterRules.PumpDump(new BigDecimal("0.2"), BigDecimal.ONE)),
                Optional.of(new RecenterRules.Dominance(BigDecimal.ONE, BigDecimal.valueOf(2_000))),
                Optional.empty(),
                BigDecimal.ZERO,
                true);
    }

    private static RiskRules risk() {
        return new RiskRules(
                Optional.of(new BigDecimal("0.95")),
                Optional.of(new BigDecimal("0.5")),
                Optional.of(new BigDecimal("0.9")),
                true,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }
}
