package io.trellis.benchmarks;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.core.market.Bars;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Bars from Parquet into arrays. */
final class LoadRows {

    private static final int COLUMNS = 6;
    private static final double LOT = 1e5;

    private final Sizes sizes;
    private final Lazy<Path> data;

    /**
     * The rows.
     *
     * @param folder for the file, which is made once
     */
    LoadRows(Sizes sizes, Path folder) {
        this.sizes = sizes;
        this.data = new Lazy<>(() -> stored(folder, sizes.loadBars()));
    }

    private static Path stored(Path folder, int count) {
        Path file = folder.resolve("bars-" + count + ".parquet");
        if (!Files.exists(file)) {
            Bars walk = Series.randomWalk(count);
            ParquetBarStore.write(Series.columns(walk, volumes(count)), file);
        }
        return file;
    }

    /** Log-normal, in hundred-thousandths. */
    private static double[] volumes(int count) {
        var random = new Random(7);
        double[] volumes = new double[count];
        for (int i = 0; i < count; i++) {
            volumes[i] = Math.round(LOT * Math.exp(random.nextGaussian())) / LOT;
        }
        return volumes;
    }

    List<Row> rows() {
        String bars = "%,d bars".formatted(sizes.loadBars());
        return List.of(
                new Row("load " + bars + " from Parquet", "s", Goal.atMost(2, 1), this::warm),
                new Row(
                        "load " + bars + " from Parquet in a heap of 1.5 times the arrays",
                        "s",
                        Goal.atMost(2, 1),
                        this::bounded));
    }

    private Figure warm() {
        Path file = data.get();
        var rows = new AtomicLong();
        double seconds =
                sizes.timing()
                        .secondsOfLong(() -> rows.addAndGet(ParquetBarStore.read(file).rows()));
        return rows.get() % sizes.loadBars() == 0
                ? new Figure.Measured(seconds, "all processors, " + size(file))
                : new Figure.Failed("the file holds other bars");
    }

    private static String size(Path file) {
        try {
            return "%,d MB".formatted(Files.size(file) / 1_000_000);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** In a process of its own: the first load of it, and whether it fits. */
    private Figure bounded() {
        Path file = data.get();
        long heap = Math.max(64L << 20, sizes.loadBars() * (long) COLUMNS * Long.BYTES * 3 / 2);
        return ProbeProcess.output(LoadProbe.class, List.of(), heap, file.toString())
                .<Figure>map(seconds ->
                        new Figure.Measured(
                                Double.parseDouble(seconds.strip()),
                                "first load of a process, -Xmx%,dm".formatted(heap >> 20)))
                .orElseGet(() -> new Figure.Failed("they do not fit into " + (heap >> 20) + " MB"));
    }

    /** Loads a file and prints the seconds it took. */
    static final class LoadProbe {

        private LoadProbe() {}

        public static void main(String[] arguments) {
            long start = System.nanoTime();
            BarColumns bars = ParquetBarStore.read(Path.of(arguments[0]));
            long spent = System.nanoTime() - start;
            System.out.println(bars.rows() > 0 ? spent / 1e9 : Double.NaN);
        }
    }
}
