package io.trellis.clients.kraken.rest;

import io.trellis.clients.net.Loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A loop whose time passes only while a test runs it; tasks of one time run in their order. */
final class HandLoop implements Loop {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private record Task(long dueNanos, long order, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(
                    Comparator.comparingLong(Task::dueNanos).thenComparingLong(Task::order));
    private long nanos;
    private long order;
    private Duration wallClockError = Duration.ZERO;

    @Override
    public Instant now() {
        return START.plusNanos(nanos).plus(wallClockError);
    }

    void stepWallClock(Duration by) {
        wallClockError = wallClockError.plus(by);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized void execute(Runnable task) {
        tasks.add(new Task(nanos, order++, task));
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable work) {
        var task = new Task(nanos + Math.max(0, delay.toNanos()), order++, work);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    /** Runs until nothing waits any more. */
    void runAll() {
        while (!tasks.isEmpty()) {
            Task next = tasks.remove();
            nanos = Math.max(nanos, next.dueNanos);
            next.work.run();
        }
    }

    /** What a future holds once all has been run. */
    <T> T result(CompletableFuture<T> future) {
        runAll();
        if (!future.isDone()) {
            throw new AssertionError("nothing came of it");
        }
        try {
            return future.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** Since the loop began. */
    Duration elapsed() {
        return Duration.ofNanos(nanos);
    }
}
