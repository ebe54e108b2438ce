package io.trellis.benchmarks;

import io.trellis.clients.kraken.book.BookDecimals;
import io.trellis.clients.kraken.book.BookDecoder;
import io.trellis.clients.kraken.book.LevelBook;

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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Messages of an order book a second, from the text of the frame to a book whose checksum is
 * compared; one core. Each message changes one to three levels.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class BookBenchmark {

    private static final int MESSAGES = 2_000;
    private static final long SEED = 42;
    private static final BookDecimals DECIMALS = new BookDecimals(1, 8);

    /** Levels of each side that are subscribed. */
    @Param({"10", "100", "1000"})
    public int depth;

    private final BookDecoder decoder = new BookDecoder();
    private final List<String> frames = new ArrayList<>();
    private LevelBook book = new LevelBook(10, DECIMALS);

    /** Generates the messages once: a snapshot, then updates. */
    @Setup
    public void generate() {
        book = new LevelBook(depth, DECIMALS);
        var venue = new BookFrames(SEED, depth, DECIMALS);
        frames.clear();
        frames.add(venue.snapshot());
        for (int i = 1; i < MESSAGES; i++) {
            frames.add(venue.update());
        }
    }

    /** One operation is one message; the first of them is the snapshot. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int messages() {
        int right = 0;
        for (String frame : frames) {
            if (decoder.read(frame) && book.take(decoder)) {
                right++;
            }
        }
        if (right != MESSAGES) {
            throw new IllegalStateException(MESSAGES - right + " checksums are wrong");
        }
        return right;
    }
}
