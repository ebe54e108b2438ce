package io.trellis.benchmarks;

import io.trellis.trading.projection.History;
import io.trellis.trading.projection.Projection;
import io.trellis.trading.run.RunFolder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a long run costs who takes it up again: time, memory, tables. */
final class RunRows {

    private static final int RECORDS = 1_000_000;
    private static final long HEAP_BYTES = 128L << 20;
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double BYTES_PER_MB = 1e6;

    private final int records;
    private final Lazy<RunFolder> run;
    private final Lazy<Optional<RestartProbe.Findings>> restart;

    /**
     * The rows.
     *
     * @param folder for the run, which is made anew
     */
    RunRows(Sizes sizes, Path folder) {
        this.records = Math.min(RECORDS, sizes.prints());
        this.run = new Lazy<>(() -> RecordedRun.of(folder.resolve("run"), records));
        this.restart = new Lazy<>(this::restarted);
    }

    private Optional<RestartProbe.Findings> restarted() {
        RunFolder folder = run.get();
        return ProbeProcess.output(
                        RestartProbe.class,
                        List.of(),
                        HEAP_BYTES,
                        folder.state().toString(),
                        folder.name())
                .map(RestartProbe.Findings::parse);
    }

    List<Row> rows() {
        String size = " %,d records".formatted(records);
        return List.of(
                new Row(
                        "run: ready again after" + size,
                        "s",
                        Goal.atMost(3, 1),
                        () -> figure(found -> found.readyMillis() / MILLIS_PER_SECOND)),
                new Row(
                        "run: heap in use after" + size,
                        "MB",
                        Goal.atMost(20, 10),
                        () -> figure(found -> found.heapBytes() / BYTES_PER_MB)),
                new Row("run: tables made anew from" + size, "s", Goal.NONE, this::tables));
    }

    private Figure figure(ToDoubleFunction<RestartProbe.Findings> value) {
        if (restart.get().isEmpty()) {
            return new Figure.Failed("the run cannot be taken up in a heap of 128 MB");
        }
        RestartProbe.Findings found = restart.get().get();
        return new Figure.Measured(
                value.applyAsDouble(found),
                "a process of its own, from its start on; %,d ms of processors, %,d MB of memory"
                        .formatted(
                                found.busyMillis(), found.residentBytes() / (long) BYTES_PER_MB));
    }

    private Figure tables() {
        RunFolder folder = run.get();
        long start = System.nanoTime();
        try (var tables = new Projection(folder.database())) {
            tables.catchUp(History.in(folder.journal()));
        }
        return new Figure.Measured(
                (System.nanoTime() - start) / 1e9, "SQLite, the first time in a process");
    }
}
