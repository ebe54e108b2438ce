package io.trellis.krakensim.network;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs an agenda by a clock, in one thread of its own, and beside it what other threads hand over.
 * So the exchange is used by one thread alone.
 */
final class VenueLoop implements AutoCloseable {

    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Agenda agenda;
    private final VenueClock clock;
    private final BlockingQueue<Runnable> handedOver = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile Optional<Throwable> failure = Optional.empty();

    VenueLoop(Agenda agenda, VenueClock clock) {
        this.agenda = agenda;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("local-kraken").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Runs a task on the loop as soon as may be; from any thread. */
    void execute(Runnable task) {
        handedOver.add(task);
    }

    /** What has stopped the loop, if anything has. */
    Optional<Throwable> failure() {
        return failure;
    }

    boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                Optional<Runnable> task = await();
                agenda.runUntil(clock.nowNanos());
                task.ifPresent(Runnable::run);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure = Optional.of(e);
        } finally {
            running = false;
        }
    }

    /** The next that is handed over, or nothing when the next of the agenda is due. */
    private Optional<Runnable> await() throws InterruptedException {
        long due = agenda.nextNanos().orElse(Long.MAX_VALUE);
        long wait = Math.min(LONGEST_WAIT_NANOS, clock.untilNanos(due));
        return wait <= 0
                ? Optional.ofNullable(handedOver.poll())
                : Optional.ofNullable(handedOver.poll(wait, TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
