package io.trellis.benchmarks;

import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.core.grid.GridKind;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.optimization.search.Workers;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** How the cost of compressed totals grows: with threads, bars, sets and cells. */
final class ScalingRows {

    private static final int STEPS = 3;
    private static final int BARS_FACTOR = 2;
    private static final int SETS_FACTOR = 4;
    private static final int CELLS_FACTOR = 2;
    private static final int FEWEST_CELLS = 80;
    private static final double RANGE = 0.5;

    private final Workload workload;
    private final Sizes sizes;

    private volatile long sum;

    ScalingRows(Workload workload, Sizes sizes) {
        this.workload = workload;
        this.sizes = sizes;
    }

    List<Row> rows() {
        return List.of(
                new Row("two cores against one", "x", Goal.atLeast(1.7, 1.95), this::twoCores),
                new Row("cost in bars", "exponent", Goal.atMost(1.1, 0.96), this::bars),
                new Row("cost in sets", "exponent", Goal.atMost(1.05, 0.99), this::sets),
                new Row("cost in cells", "exponent", Goal.atMost(2, 1.8), this::cells));
    }

    private Figure twoCores() {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            return new Figure.Absent("there is one processor");
        }
        // Enough for the threads not to wait for each other's last set.
        List<GridPlan> plans = workload.plans(RuleSet.NONE, Math.max(sizes.sets(), 8) * 4);
        double one = secondsOn(1, plans);
        double two = secondsOn(2, plans);
        return new Figure.Measured(
                one / two,
                "totals, %,d sets, %.0f ms on one thread".formatted(plans.size(), one * 1e3));
    }

    private double secondsOn(int threads, List<GridPlan> plans) {
        GridKernel kernel = workload.kernel();
        try (var workers = new Workers(threads)) {
            return sizes.timing()
                    .seconds(() ->
                            workers.forEach(
                                    plans.size(),
                                    i ->
                                            sum =
                                                    KernelCase.done(kernel.totals(plans.get(i)))
                                                            .finalEquity()));
        }
    }

    private Figure bars() {
        int smallest = Math.max(1, sizes.bars() / BARS_FACTOR / BARS_FACTOR);
        return exponent(
                smallest,
                BARS_FACTOR,
                bars -> {
                    var part = new Workload("", Workload.Grids.WIDE, () -> Series.randomWalk(bars));
                    return seconds(part.kernel(), part.plans(RuleSet.NONE, sizes.sets()));
                });
    }

    private Figure sets() {
        List<GridPlan> all = workload.plans(RuleSet.NONE, sizes.sets() * SETS_FACTOR * SETS_FACTOR);
        return exponent(
                sizes.sets(),
                SETS_FACTOR,
                count -> seconds(workload.kernel(), all.subList(0, count)));
    }

    /** Grids of one range, arithmetic and geometric. */
    private Figure cells() {
        long first = workload.bars().open(0);
        return exponent(
                FEWEST_CELLS,
                CELLS_FACTOR,
                cells -> {
                    var lower = Workload.price(first, -RANGE);
                    var upper = Workload.price(first, RANGE);
                    var plans =
                            List.of(
                                    Workload.plan(
                                            RuleSet.NONE,
                                            new GridKind.Arithmetic(lower, upper, cells),
                                            first),
                                    Workload.plan(
                                            RuleSet.NONE,
                                            new GridKind.Geometric(lower, upper, cells),
                                            first));
                    return seconds(workload.kernel(), plans);
                });
    }

    private double seconds(GridKernel kernel, List<GridPlan> plans) {
        return sizes.timing()
                .seconds(() ->
                        sum =
                                plans.stream()
                                        .map(plan -> KernelCase.done(kernel.totals(plan)))
                                        .mapToLong(totals -> totals.finalEquity())
                                        .sum());
    }

    /** The slope of the line through the logarithms of size and cost. */
    private static Figure exponent(int smallest, int factor, IntToDoubleFunction cost) {
        int[] at = IntStream.iterate(smallest, size -> size * factor).limit(STEPS).toArray();
        double[] seconds = IntStream.of(at).mapToDouble(cost).toArray();
        double slope =
                Math.log(seconds[STEPS - 1] / seconds[0])
                        / Math.log((double) at[STEPS - 1] / at[0]);
        var points = new StringBuilder("totals:");
        for (int i = 0; i < STEPS; i++) {
            points.append(" %,d in %.3g ms%s".formatted(at[i], seconds[i] * 1e3, i < 2 ? "," : ""));
        }
        return new Figure.Measured(slope, points.toString());
    }

    long sum() {
        return sum;
    }
}
