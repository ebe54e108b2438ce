package io.trellis.trading.run;

import io.trellis.core.strategyfile.json.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Writes log and status of a run in a thread of its own, so that a slow or full disk never makes
 * the trader wait: what there is no room for is dropped and counted.
 */
public final class RunReporter implements AutoCloseable {

    private static final int MOST_WAITING = 10_000;
    private static final long MOST_BYTES = 16L * 1_024 * 1_024;
    private static final int FILES = 8;
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final RunFolder run;
    private final BlockingQueue<Supplier<Json.ObjectValue>> waiting =
            new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicReference<Optional<RunStatus>> status =
            new AtomicReference<>(Optional.empty());
    private final AtomicLong lost = new AtomicLong();
    private final RunLog log;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Begins to write.
     *
     * @throws UncheckedIOException if the log cannot be opened
     */
    public RunReporter(RunFolder run) {
        this.run = run;
        try {
            this.log = new RunLog(run.log(), MOST_BYTES, FILES);
        } catch (IOException e) {
            throw new UncheckedIOException("the log in " + run.log() + " cannot be opened.", e);
        }
        this.thread = Thread.ofPlatform().name("reporter").daemon().start(this::work);
    }

    /**
     * Adds a line to the log; returns at once.
     *
     * @param entry makes the line, later and in another thread
     */
    public void log(Supplier<Json.ObjectValue> entry) {
        if (!waiting.offer(entry)) {
            lost.incrementAndGet();
        }
    }

    /** Replaces the status; returns at once. */
    public void status(RunStatus now) {
        status.set(Optional.of(now));
    }

    /** Lines that there was no room for, or that the disk did not take. */
    public long lost() {
        return lost.get();
    }

    private void work() {
        try {
            while (!closed || !waiting.isEmpty()) {
                Optional.ofNullable(waiting.poll(100, TimeUnit.MILLISECONDS)).ifPresent(this::add);
                status.getAndSet(Optional.empty()).ifPresent(this::replace);
            }
            status.getAndSet(Optional.empty()).ifPresent(this::replace);
            log.close();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException unclosed) {
            lost.incrementAndGet();
        }
    }

    private void add(Supplier<Json.ObjectValue> entry) {
        try {
            log.add(entry.get());
        } catch (IOException refused) {
            lost.incrementAndGet();
        }
    }

    private void replace(RunStatus now) {
        try {
            now.write(run);
        } catch (UncheckedIOException refused) {
            lost.incrementAndGet();
        }
    }

    /** Writes what waits, if the disk takes it soon. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
