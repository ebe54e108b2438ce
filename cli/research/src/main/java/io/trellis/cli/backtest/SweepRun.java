package io.trellis.cli.backtest;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.cli.terminal.ProgressLine;
import io.trellis.optimization.sweep.ChunkSink;
import io.trellis.optimization.sweep.PartFolder;
import io.trellis.optimization.sweep.RunChunk;
import io.trellis.optimization.sweep.RunFile;
import io.trellis.optimization.sweep.RunTable;
import io.trellis.optimization.sweep.Sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs the chunks of a sweep and hands them on in order; with an output file it can be resumed. */
final class SweepRun {

    private static final long LONGEST_WAIT_SECONDS = 600;

    private final Sweep sweep;
    private final SweepTrials trials;
    private final List<ChunkSink> sinks;
    private final ProgressLine line;
    private final long startNanos = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile boolean whole;
    private int resumed;

    SweepRun(Sweep sweep, SweepTrials trials, List<ChunkSink> sinks, ProgressLine line) {
        this.sweep = sweep;
        this.trials = trials;
        this.sinks = sinks;
        this.line = line;
    }

    /**
     * Asks for the end after the running chunk and waits for it.
     *
     * @return whether all was done meanwhile
     */
    boolean stop() {
        stopped = true;
        try {
            var _ = ended.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return whole;
    }

    /**
     * Runs everything without an output file.
     *
     * @return whether it came to its end
     */
    boolean run() {
        try {
            for (int chunk = 0; chunk < sweep.chunks() && !stopped; chunk++) {
                hand(ran(chunk));
                show(chunk + 1);
            }
            trials.tell();
            whole = !stopped;
            return whole;
        } catch (IOException e) {
            throw new UncheckedIOException("a sink failed: " + e.getMessage(), e);
        } finally {
            ended.countDown();
        }
    }

    /**
     * Runs what was not run before and writes all of it.
     *
     * @param identity what the sweep depends on, see {@link PartFolder#open}
     * @return whether it came to its end
     */
    boolean run(Path output, RunFile.Format format, SequencedMap<String, String> identity) {
        try {
            PartFolder parts = PartFolder.open(output, identity);
            runMissing(parts);
            if (stopped) {
                return false;
            }
            AtomicFile.write(output, file -> merge(parts, file, format, identity));
            parts.delete(sweep.chunks());
            whole = true;
            return true;
        } finally {
            ended.countDown();
        }
    }

    private void runMissing(PartFolder parts) {
        for (int chunk = 0; chunk < sweep.chunks(); chunk++) {
            resumed += parts.has(chunk) ? 1 : 0;
        }
        int done = resumed;
        for (int chunk = 0; chunk < sweep.chunks() && !stopped; chunk++) {
            if (!parts.has(chunk)) {
                parts.write(chunk, ran(chunk));
                show(++done);
            }
        }
        trials.tell();
    }

    private RunChunk ran(int chunk) {
        RunChunk run = sweep.run(chunk);
        trials.ran(chunk);
        return run;
    }

    /** A part that is damaged is run again. */
    private void merge(
            PartFolder parts,
            Path file,
            RunFile.Format format,
            SequencedMap<String, String> identity)
            throws IOException {
        var table = new RunTable(sweep.draws());
        try (RunFile out = RunFile.create(file, format, table, identity)) {
            for (int i = 0; i < sweep.chunks(); i++) {
                int number = i;
                RunChunk chunk = parts.read(number).orElseGet(() -> sweep.run(number));
                out.accept(chunk);
                hand(chunk);
            }
        }
    }

    private void hand(RunChunk chunk) throws IOException {
        for (ChunkSink sink : sinks) {
            sink.accept(chunk);
        }
    }

    private void show(int chunks) {
        line.show(() -> text(chunks, Duration.ofNanos(System.nanoTime() - startNanos)));
    }

    private String text(int chunks, Duration spent) {
        int all = sweep.draws().count();
        int runs = Math.min(all, chunks * Sweep.CHUNK_RUNS);
        int fresh = Math.max(1, runs - resumed * Sweep.CHUNK_RUNS);
        double rate = fresh / Math.max(spent.toMillis() / 1000.0, 0.001);
        return String.format(
                Locale.ROOT,
                "%,d of %,d runs, %,.0f/s, %s left",
                runs,
                all,
                rate,
                ProgressLine.words(Duration.ofMillis((long) ((all - runs) / rate * 1000))));
    }
}
