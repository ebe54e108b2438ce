package io.trellis.clients.kraken.stream;

import io.trellis.clients.net.Loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A loop whose time is moved by the test. */
final class TestLoop implements Loop {

    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(
                    Comparator.comparingLong((Task task) -> task.nanos)
                            .thenComparingLong(task -> task.order));
    private long nanos;
    private long order;

    private final class Task implements Timer {

        private final long nanos;
        private final long order;
        private final Runnable run;

        Task(long nanos, long order, Runnable run) {
            this.nanos = nanos;
            this.order = order;
            this.run = run;
        }

        @Override
        public void cancel() {
            tasks.remove(this);
        }
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(new Task(nanos, order++, task));
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        var timer = new Task(nanos + Math.max(0, delay.toNanos()), order++, task);
        tasks.add(timer);
        return timer;
    }

    /** Lets a time pass, and all happen that is due in it. */
    void pass(Duration time) {
        long end = nanos + time.toNanos();
        while (!tasks.isEmpty() && tasks.peek().nanos <= end) {
            Task next = tasks.remove();
            nanos = next.nanos;
            next.run.run();
        }
        nanos = end;
    }

    void passMillis(long millis) {
        pass(Duration.ofMillis(millis));
    }

    void passSeconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }
}
