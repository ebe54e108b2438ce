package io.trellis.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How far long work is, in one line: redrawn in place on a terminal, a new line now and then
 * otherwise. Safe to use from several threads.
 */
public final class ProgressLine implements AutoCloseable {

    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final String CLEARED = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean redrawn;
    private final LongSupplier nanos;
    private final long pauseNanos;
    private long nextNanos;
    private boolean drawn;

    /**
     * @param redrawn whether a line can be drawn over
     * @param nanos a clock that only rises, such as {@link System#nanoTime}
     */
    ProgressLine(PrintWriter err, boolean redrawn, LongSupplier nanos) {
        this(err, redrawn, nanos, BETWEEN_LINES);
    }

    private ProgressLine(
            PrintWriter err, boolean redrawn, LongSupplier nanos, Duration betweenLines) {
        this.err = err;
        this.redrawn = redrawn;
        this.nanos = nanos;
        this.pauseNanos = (redrawn ? BETWEEN_DRAWINGS : betweenLines).toNanos();
        this.nextNanos = nanos.getAsLong() + pauseNanos;
    }

    /** A line on standard error. */
    public static ProgressLine on(PrintWriter err) {
        return on(err, BETWEEN_LINES);
    }

    /**
     * A line on standard error for work without an end.
     *
     * @param betweenLines how long after a line the next one comes where none can be redrawn
     */
    public static ProgressLine on(PrintWriter err, Duration betweenLines) {
        boolean redrawn = Streams.ofProcess().messagesOnTerminal();
        return new ProgressLine(err, redrawn, System::nanoTime, betweenLines);
    }

    /** Shows how far it is, unless that was shown a moment ago. */
    public synchronized void show(Supplier<String> text) {
        long now = nanos.getAsLong();
        if (now - nextNanos < 0) {
            return;
        }
        nextNanos = now + pauseNanos;
        if (redrawn) {
            err.print(CLEARED + text.get());
            err.flush();
        } else {
            err.println(text.get());
        }
        drawn = true;
    }

    /** Prints a line that stays, above the drawn one, which comes again with its next drawing. */
    public synchronized void above(String line) {
        if (redrawn && drawn) {
            err.print(CLEARED);
        }
        err.println(line);
        drawn = false;
    }

    /** Leaves a drawn line for good, so that what follows starts on a new one. */
    @Override
    public synchronized void close() {
        if (redrawn && drawn) {
            err.println();
        }
        drawn = false;
    }

    /** A duration for such a line, {@code 45 s}, {@code 12 min 5 s} or {@code 3 h 7 min}. */
    public static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3_600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
}
