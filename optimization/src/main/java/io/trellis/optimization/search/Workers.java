package io.trellis.optimization.search;

import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A fixed number of threads that share out numbered pieces of work. */
public final class Workers implements AutoCloseable {

    private final int threads;
    private final ExecutorService pool;

    /**
     * Starts the threads.
     *
     * @param threads 1 or more
     */
    public Workers(int threads) {
        this.threads = threads;
        this.pool =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("evaluator-", 1).factory());
    }

    /** How many there are. */
    public int threads() {
        return threads;
    }

    /**
     * Does every piece once, in any order, and waits for all.
     *
     * @param work given each of the numbers 0 to below {@code count}, by several threads at once
     * @throws CancellationException if this thread is interrupted meanwhile
     */
    public void forEach(int count, IntConsumer work) {
        var next = new AtomicInteger();
        Runnable worker =
                () -> {
                    for (int i = next.getAndIncrement();
                            i < count && !Thread.currentThread().isInterrupted();
                            i = next.getAndIncrement()) {
                        work.accept(i);
                    }
                };
        var running = new ArrayList<Future<?>>();
        for (int i = 0; i < Math.min(threads, count); i++) {
            running.add(pool.submit(worker));
        }
        running.forEach(Workers::await);
        if (Thread.currentThread().isInterrupted() || pool.isShutdown()) {
            throw interrupted();
        }
    }

    private static CancellationException interrupted() {
        return new CancellationException("the search was interrupted");
    }

    private static void await(Future<?> running) {
        try {
            running.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a backtest failed: " + bug.getCause(), bug);
        } catch (InterruptedException signal) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
    }

    /** Ends the threads; what still runs is given up. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
