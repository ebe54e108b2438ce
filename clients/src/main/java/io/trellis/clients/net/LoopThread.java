package io.trellis.clients.net;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A loop that is one thread of this process, with the clocks of this machine. The thread does not
 * keep the process alive.
 */
public final class LoopThread implements Loop, AutoCloseable {

    private static final long CLOSING_SECONDS = 5;

    private final ScheduledThreadPoolExecutor executor;
    private final Consumer<Throwable> uncaught;
    private volatile Thread thread = Thread.currentThread();

    private LoopThread(String name, Consumer<Throwable> uncaught) {
        this.uncaught = uncaught;
        this.executor =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            thread = Thread.ofPlatform().name(name).daemon().unstarted(task);
                            return thread;
                        },
                        new ThreadPoolExecutor.DiscardPolicy());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.prestartCoreThread();
    }

    /**
     * Begins to run.
     *
     * @param name of the thread
     * @param uncaught takes what a task throws, on the loop, which then goes on with the next task
     */
    public static LoopThread start(String name, Consumer<Throwable> uncaught) {
        return new LoopThread(name, uncaught);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    /** Once the loop is closed, tasks are dropped. */
    @Override
    public void execute(Runnable task) {
        executor.execute(guarded(task));
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Future<?> waiting = executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> waiting.cancel(false);
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable failure) {
                uncaught.accept(failure);
            }
        };
    }

    /** Ends it: what waits is dropped, what runs is waited for. May be called on the loop. */
    @Override
    public void close() {
        executor.shutdownNow();
        if (!Thread.currentThread().equals(thread)) {
            awaitEnd();
        }
    }

    private void awaitEnd() {
        try {
            if (!executor.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "the loop " + thread.getName() + " does not come to its end");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
