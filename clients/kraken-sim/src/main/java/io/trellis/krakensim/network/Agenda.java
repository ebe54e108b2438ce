package io.trellis.krakensim.network;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * Tasks in the order of their times, and of their entry where times are equal. Its time is that of
 * the task that runs; nothing else moves it, so that a world of a year takes as long as its tasks.
 * For one thread.
 */
public final class Agenda {

    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(
                    Comparator.comparingLong(Waiting::dueNanos)
                            .thenComparingLong(Waiting::sequence));
    private long nowNanos;
    private long entries;

    /**
     * An agenda without tasks.
     *
     * @param nowNanos where its time begins, nanoseconds since the epoch
     */
    public Agenda(long nowNanos) {
        this.nowNanos = nowNanos;
    }

    /** A task that waits for its time. */
    public interface Entry {

        /** Takes it back, if it has not run yet. */
        void cancel();
    }

    /** The time, nanoseconds since the epoch; it only rises. */
    public long nowNanos() {
        return nowNanos;
    }

    /**
     * Adds a task.
     *
     * @param dueNanos when it runs; at the present time, after all that is due by then, if it has
     *     passed
     */
    public Entry at(long dueNanos, Runnable task) {
        var entry = new Waiting(Math.max(dueNanos, nowNanos), entries++, task);
        waiting.add(entry);
        return entry;
    }

    /**
     * Adds a task that runs when a time has passed.
     *
     * @param delayNanos 0 or more
     */
    public Entry after(long delayNanos, Runnable task) {
        return at(Math.addExact(nowNanos, delayNanos), task);
    }

    /** When the next task is due, if there is one. */
    public OptionalLong nextNanos() {
        dropCancelled();
        return waiting.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(waiting.element().dueNanos());
    }

    /** Runs the next task; false if there is none. */
    public boolean step() {
        dropCancelled();
        if (waiting.isEmpty()) {
            return false;
        }
        Waiting next = waiting.remove();
        nowNanos = next.dueNanos();
        next.task.run();
        return true;
    }

    /** Runs all that is due by a time, that time included, which then is the present one. */
    public void runUntil(long nanos) {
        while (nextNanos().orElse(Long.MAX_VALUE) <= nanos) {
            step();
        }
        nowNanos = Math.max(nowNanos, nanos);
    }

    /**
     * Runs until no task is left.
     *
     * @param mostSteps more tasks than the world under test can have
     * @return how many ran
     * @throws IllegalStateException if there are more, as in a world that never rests
     */
    public long runAll(long mostSteps) {
        long steps = 0;
        while (step()) {
            steps++;
            if (steps > mostSteps) {
                throw new IllegalStateException(
                        "more than "
                                + mostSteps
                                + " tasks ran and others wait, the next at "
                                + nextNanos());
            }
        }
        return steps;
    }

    private void dropCancelled() {
        while (!waiting.isEmpty() && waiting.element().cancelled) {
            waiting.remove();
        }
    }

    private static final class Waiting implements Entry {

        private final long dueNanos;
        private final long sequence;
        private final Runnable task;
        private boolean cancelled;

        Waiting(long dueNanos, long sequence, Runnable task) {
            this.dueNanos = dueNanos;
            this.sequence = sequence;
            this.task = task;
        }

        long dueNanos() {
            return dueNanos;
        }

        long sequence() {
            return sequence;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
