package io.trellis.benchmarks;

import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.kernel.LegCount;
import io.trellis.core.grid.GridKind;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.PathRule;
import io.trellis.core.strategy.grid.GridPlan;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A series of bars, and as many grids over it as are wanted; grid i is the same every time. */
final class Workload {

    /** Which grids. */
    enum Grids {
        /** 20 to 150 cells, from e^-0.1..-0.6 to e^0.1..0.6 around the first price. */
        WIDE(0.1, 0.5, 20, 131),
        /** 300 to 400 cells, from about e^-0.3 to about e^0.3. */
        FINE(0.28, 0.04, 300, 101);

        private final double nearest;
        private final double spread;
        private final int fewest;
        private final int counts;

        Grids(double nearest, double spread, int fewest, int counts) {
            this.nearest = nearest;
            this.spread = spread;
            this.fewest = fewest;
            this.counts = counts;
        }
    }

    private static final long SEED = 7;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final BigDecimal SLIPPAGE = new BigDecimal("0.0005");

    private final String name;
    private final Grids grids;
    private final Lazy<Bars> bars;
    private final Lazy<GridKernel> kernel;

    Workload(String name, Grids grids, Supplier<Bars> bars) {
        this.name = name;
        this.grids = grids;
        this.bars = new Lazy<>(bars);
        this.kernel = new Lazy<>(() -> new GridKernel(bars()));
    }

    String name() {
        return name;
    }

    Bars bars() {
        return bars.get();
    }

    GridKernel kernel() {
        return kernel.get();
    }

    /** Grids 0 to count - 1, half arithmetic, half geometric. */
    List<GridPlan> plans(RuleSet rules, int count) {
        return IntStream.range(0, count).mapToObj(i -> plan(rules, i)).toList();
    }

    /** One of them. */
    GridPlan plan(RuleSet rules, int index) {
        return plan(rules, grid(grids, bars().open(0), index), bars().open(0));
    }

    static GridPlan plan(RuleSet rules, GridKind grid, long firstTicks) {
        return new GridPlan(
                Series.INSTRUMENT,
                rules.settings(grid, Series.INSTRUMENT.price(firstTicks)),
                rules.risk(),
                new Assumptions(SLIPPAGE, PathRule.NEAREST, 0));
    }

    static GridKind grid(Grids grids, long firstTicks, int index) {
        var random = new SplittableRandom(SEED + index * GOLDEN);
        double below = grids.nearest + grids.spread * random.nextDouble();
        double above = grids.nearest + grids.spread * random.nextDouble();
        int cells = grids.fewest + random.nextInt(grids.counts);
        BigDecimal lower = price(firstTicks, -below);
        BigDecimal upper = price(firstTicks, above);
        return index % 2 == 0
                ? new GridKind.Arithmetic(lower, upper, cells)
                : new GridKind.Geometric(lower, upper, cells);
    }

    /** A price some way from the first one, on the tick. */
    static BigDecimal price(long firstTicks, double logDistance) {
        long ticks = Math.round(firstTicks * Math.exp(logDistance));
        return Series.INSTRUMENT.price(ticks);
    }

    /** Legs of the zigzag that a grid rides, the mean over grids without rules. */
    double legsPerSet(int sets) {
        var legs = new LegCount(bars());
        return plans(RuleSet.NONE, sets).stream().mapToInt(legs::of).average().orElse(0);
    }
}
