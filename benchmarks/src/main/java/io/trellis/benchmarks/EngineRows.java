package io.trellis.benchmarks;

import com.sun.management.ThreadMXBean;

import io.trellis.backtesting.engine.Backtest;
import io.trellis.core.strategy.grid.GridPlan;

import java.lang.management.ManagementFactory;
import java.util.List;

/** The reference engine with recentring and every risk rule on. */
final class EngineRows {

    private final Workload workload;
    private final Timing timing;
    private final Lazy<GridPlan> plan;

    private volatile long sum;

    EngineRows(Workload workload, Sizes sizes) {
        this.workload = workload;
        this.timing = sizes.timing();
        this.plan = new Lazy<>(() -> workload.plan(RuleSet.ENGINE, 0));
    }

    List<Row> rows() {
        return List.of(
                new Row(
                        "reference engine, full features",
                        "bars/s",
                        Goal.atLeast(3e6, 5e6),
                        this::rate),
                new Row(
                        "reference engine, garbage",
                        "bytes/bar",
                        Goal.atMost(64, 64),
                        this::garbage));
    }

    private Figure rate() {
        double bars = workload.bars().count() / timing.seconds(this::run);
        return new Figure.Measured(
                bars,
                "%,d bars, deviation, pumpDump, dominance, maxExposure, killSwitch, maxDrawdown"
                        .formatted(workload.bars().count()));
    }

    private Figure garbage() {
        timing.seconds(this::run);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run();
        long after = threads.getCurrentThreadAllocatedBytes();
        return new Figure.Measured(
                (double) (after - before) / workload.bars().count(),
                "everything allocated by one run, its result included");
    }

    private void run() {
        sum = KernelCase.done(Backtest.run(plan.get(), workload.bars())).summary().finalEquity();
    }

    long sum() {
        return sum;
    }
}
