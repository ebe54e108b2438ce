package io.trellis.benchmarks;

import io.trellis.backtesting.engine.Backtest;
import io.trellis.benchmarks.KernelCase.Form;
import io.trellis.core.grid.GridKind;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a user would otherwise pick, on the same bars in the same run. The strategies are not the
 * same: each row says what its own does.
 */
final class PeerRows {

    private static final String RATE = "bar-params/s";
    private static final double LOG_DISTANCE = 0.005;

    private final Workload pair;
    private final Workload wide;
    private final Sizes sizes;
    private final Lazy<Double> ta4j;

    private volatile long sum;

    /**
     * The rows.
     *
     * @param wide whose kernel is held against the Python libraries
     */
    PeerRows(Workload wide, Sizes sizes) {
        this.wide = wide;
        this.sizes = sizes;
        this.pair =
                new Workload(
                        "pair", Workload.Grids.WIDE, () -> Series.randomWalk(sizes.peerBars()));
        this.ta4j = new Lazy<>(this::ta4jRate);
    }

    List<Row> rows(Path root, Path folder) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("peer ta4j, one pair of levels", RATE, Goal.NONE, this::ta4j));
        rows.add(ratio("reference engine", this::engineRate));
        rows.add(ratio("dense kernel", this::denseRate));
        rows.add(ratio("compressed kernel, every metric", this::exactRate));
        var exact = new KernelCase(wide, RuleSet.NONE, sizes);
        for (PythonPeer peer : PythonPeer.ALL) {
            var rate = new Lazy<>(() -> peer.rate(pair.bars(), root, folder));
            rows.add(new Row("peer " + peer.name() + ", 80 levels", RATE, Goal.NONE, rate));
            rows.add(
                    new Row(
                            "W1 compressed, every metric, over " + peer.name(),
                            "x",
                            Goal.NONE,
                            () -> over(exact, rate.get())));
        }
        return rows;
    }

    private Figure ta4j() {
        return new Figure.Measured(
                ta4j.get(),
                "%,d bars; trades at closes, one position, no equity, fees or grid; DoubleNum"
                        .formatted(sizes.peerBars()));
    }

    private Row ratio(String name, Supplier<Double> rate) {
        return new Row(
                name + " over ta4j, one pair of levels",
                "x",
                Goal.NONE,
                () -> {
                    double ours = rate.get();
                    return new Figure.Measured(
                            ours / ta4j.get(),
                            "%,.0f M bars/s; a grid of one cell, fees and equity kept"
                                    .formatted(ours / 1e6));
                });
    }

    private static Figure over(KernelCase exact, Figure peer) {
        return switch (peer) {
            case Figure.Measured(double value, _) ->
                    exact.checked(
                            exact.rate(Form.EXACT) / value,
                            "20 to 150 cells on the path inside bars; the peer's 80 on closes");
            case Figure.Absent absent -> absent;
            case Figure.Failed failed -> failed;
        };
    }

    private double ta4jRate() {
        Bars bars = pair.bars();
        var peer = new Ta4jPeer(bars, lower().doubleValue(), upper().doubleValue());
        return rate(() -> sum = peer.run());
    }

    private double engineRate() {
        GridPlan plan = plan();
        return rate(() ->
                sum = KernelCase.done(Backtest.run(plan, pair.bars())).summary().finalEquity());
    }

    private double denseRate() {
        GridPlan plan = plan();
        return rate(() -> sum = KernelCase.done(pair.kernel().runDense(plan)).finalEquity());
    }

    private double exactRate() {
        GridPlan plan = plan();
        return rate(() -> sum = KernelCase.done(pair.kernel().run(plan)).finalEquity());
    }

    private double rate(Runnable pass) {
        return sizes.peerBars() / sizes.timing().seconds(pass);
    }

    private GridPlan plan() {
        return Workload.plan(
                RuleSet.NONE, new GridKind.Arithmetic(lower(), upper(), 1), pair.bars().open(0));
    }

    private BigDecimal lower() {
        return Workload.price(pair.bars().open(0), -LOG_DISTANCE);
    }

    private BigDecimal upper() {
        return Workload.price(pair.bars().open(0), LOG_DISTANCE);
    }

    long sum() {
        return sum;
    }
}
