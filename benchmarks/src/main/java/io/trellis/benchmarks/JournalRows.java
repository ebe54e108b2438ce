package io.trellis.benchmarks;

import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.core.market.Aggressor;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.journal.RealDisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The journal of a trader, on the disk that the checkout is on; one thread. */
final class JournalRows {

    private static final int RECORDS = 1_000_000;
    private static final int FORCES = 1_000;
    private static final int WARM_UP_FORCES = 100;
    private static final long START_NANOS = 1_795_000_000_000_000_000L;

    private final Timing timing;
    private final int records;
    private final Path folder;
    private final Lazy<double[]> forceMicros = new Lazy<>(this::forced);

    JournalRows(Sizes sizes, Path folder) {
        timing = sizes.timing();
        records = Math.min(RECORDS, sizes.prints());
        this.folder = folder.resolve("journal");
    }

    List<Row> rows() {
        return List.of(
                new Row(
                        "journal: append a trade or a quote",
                        "ns",
                        Goal.atMost(1_000, 500),
                        this::append),
                new Row(
                        "journal: open and read %,d records".formatted(records),
                        "s",
                        Goal.atMost(1, 0.5),
                        this::read),
                new Row("journal: force, median", "us", Goal.NONE, () -> force(0.5)),
                new Row("journal: force, 99 of 100", "us", Goal.NONE, () -> force(0.99)));
    }

    /** Encoding, checksum, chain, and the file; a full file is forced before the next begins. */
    private Figure append() {
        double seconds = timing.secondsOfLong(this::written);
        return new Figure.Measured(
                seconds / records * 1e9,
                "%,d of them, %.1f bytes each in the file"
                        .formatted(records, (double) bytes() / records));
    }

    private void written() {
        empty();
        var random = new SplittableRandom(42);
        try (Journal journal = Journal.open(new RealDisk(folder))) {
            journal.append(new JournalRecord.Opened("bench", "{}"));
            long nanos = 0;
            for (int i = 1; i < records; i++) {
                nanos += random.nextInt(200_000_000);
                long wallNanos = START_NANOS + nanos + random.nextInt(1_000);
                journal.took(nanos, wallNanos, input(i, wallNanos, random));
            }
        }
    }

    private static Input input(int index, long wallNanos, SplittableRandom random) {
        long priceTicks = 970_000L + random.nextInt(1_000);
        return index % 4 == 0
                ? new Input.Traded(
                        wallNanos / 1_000_000 - random.nextInt(100),
                        priceTicks,
                        1 + random.nextInt(50_000_000),
                        Aggressor.BUYER)
                : new Input.Quoted(priceTicks, priceTicks + 1);
    }

    /** Every record is verified twice, when the journal is opened and when it is replayed. */
    private Figure read() {
        written();
        var count = new AtomicLong();
        var passes = new AtomicLong();
        double seconds =
                timing.secondsOfLong(() -> {
                    passes.incrementAndGet();
                    try (Journal journal = Journal.open(new RealDisk(folder))) {
                        journal.replay(_ -> count.incrementAndGet());
                    }
                });
        return count.get() == records * passes.get()
                ? new Figure.Measured(
                        seconds, "%,d MB, verified and decoded".formatted(megabytes()))
                : new Figure.Failed("the journal holds other records");
    }

    private Figure force(double share) {
        double[] sorted = forceMicros.get();
        return new Figure.Measured(
                sorted[(int) (share * (sorted.length - 1))],
                "%,d forces of an order each; what the disk takes".formatted(sorted.length));
    }

    private double[] forced() {
        empty();
        double[] micros = new double[Math.min(FORCES, records)];
        try (Journal journal = Journal.open(new RealDisk(folder))) {
            journal.append(new JournalRecord.Opened("bench", "{}"));
            for (int i = -WARM_UP_FORCES; i < micros.length; i++) {
                journal.took(i, START_NANOS + i, new Input.Quoted(970_000, 970_001));
                long start = System.nanoTime();
                journal.force();
                if (i >= 0) {
                    micros[i] = (System.nanoTime() - start) / 1e3;
                }
            }
        }
        Arrays.sort(micros);
        return micros;
    }

    private long megabytes() {
        return bytes() / 1_000_000;
    }

    private long bytes() {
        return files().stream().mapToLong(JournalRows::size).sum();
    }

    private static long size(Path file) {
        try {
            return file.toString().endsWith(".journal") ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void empty() {
        try {
            Files.createDirectories(folder);
            for (Path file : files()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + folder, e);
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }
}
