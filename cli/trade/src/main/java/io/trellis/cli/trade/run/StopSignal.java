package io.trellis.cli.trade.run;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a signal does while it is open: the first one (Ctrl-C, TERM) asks for an orderly end, which
 * has some seconds; a second one ends the process at once. Nothing is lost by that: the next start
 * finds out what is true.
 */
final class StopSignal implements AutoCloseable {

    /** What ends a service gives it ten seconds before it kills it. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final int BETWEEN_LOOKS_MILLIS = 50;
    private static final int KILLED = 130;

    /** The machine starts a thread of this name for each signal that it is sent. */
    private static final Set<String> HANDLERS =
            Set.of("SIGINT handler", "SIGTERM handler", "SIGHUP handler");

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger code = new AtomicInteger(KILLED);
    private final Runnable stop;
    private final Thread hook;

    private StopSignal(Runnable stop) {
        this.stop = stop;
        this.hook = new Thread(this::signalled, "stop signal");
    }

    /**
     * Waits for signals.
     *
     * @param stop asks for the orderly end; returns at once
     */
    static StopSignal asking(Runnable stop) {
        var signal = new StopSignal(stop);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    private void signalled() {
        stop.run();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < end && !isSecond()) {
                if (over.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                    Runtime.getRuntime().halt(code.get());
                }
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(KILLED);
    }

    private static boolean isSecond() {
        return Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> HANDLERS.contains(thread.getName()))
                        .count()
                > 1;
    }

    /** The orderly end has come, and everything is closed. */
    void over(int exitCode) {
        code.set(exitCode);
        over.countDown();
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already, and the hook is at work.
        }
    }
}
