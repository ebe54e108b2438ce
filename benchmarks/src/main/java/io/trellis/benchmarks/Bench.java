package io.trellis.benchmarks;

import io.trellis.backtesting.store.BarColumns;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rows, in the order of the table. Nothing is made before a row needs it. */
final class Bench {

    private final List<Row> rows = new ArrayList<>();

    /**
     * The rows.
     *
     * @param root of the checkout
     * @param file bars to measure on as well
     */
    Bench(Sizes sizes, Path root, Optional<BarColumns> file) {
        Path folder = root.resolve("target/bench");
        var walk = new Lazy<>(() -> Series.randomWalk(sizes.bars()));
        var wide = new Workload("W1", Workload.Grids.WIDE, walk);
        var fine = new Workload("W2", Workload.Grids.FINE, walk);

        rows.addAll(new EngineRows(wide, sizes).rows());
        var kernel = new KernelRows(wide, sizes);
        rows.addAll(
                kernel.rates(
                        Goal.atLeast(350e6, 500e6),
                        Goal.atLeast(6e9, 10e9),
                        Goal.atLeast(1.4e9, 4e9)));
        rows.addAll(kernel.exitsAndDeviation());
        rows.addAll(kernel.otherRules());
        rows.addAll(new KernelRows(fine, sizes).rates(Goal.NONE, Goal.NONE, Goal.NONE));
        file.ifPresent(bars -> rows.addAll(kernelRows(bars, sizes)));
        var cold = new ColdProcess(wide, sizes, root, folder);
        rows.add(new ColdSweep(cold, sizes).row());
        rows.addAll(new SearchRows(wide, sizes, cold).rows());
        rows.addAll(new ManySetsRows(wide, sizes, folder).rows());
        rows.addAll(new ScalingRows(wide, sizes).rows());
        rows.addAll(new IndicatorRows(sizes).rows());
        rows.addAll(new LoadRows(sizes, folder).rows());
        rows.addAll(new WorldRows(sizes).rows());
        rows.addAll(new LiveRows(sizes).rows());
        rows.addAll(new JournalRows(sizes, folder).rows());
        rows.addAll(new RunRows(sizes, folder).rows());
        rows.addAll(new PeerRows(wide, sizes).rows(root, folder));
    }

    private static List<Row> kernelRows(BarColumns file, Sizes sizes) {
        var workload =
                new Workload(
                        "data", Workload.Grids.WIDE, () -> Series.repeated(file, sizes.bars()));
        var kernel = new KernelRows(workload, sizes);
        List<Row> rows = new ArrayList<>(kernel.rates(Goal.NONE, Goal.NONE, Goal.NONE));
        rows.addAll(kernel.exitsAndDeviation());
        return rows;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }
}
