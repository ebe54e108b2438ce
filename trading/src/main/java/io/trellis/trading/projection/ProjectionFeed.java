package io.trellis.trading.projection;

import io.trellis.core.journal.JournalRecord;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps a run's tables up while it is traded, on a thread of its own. The trader only lays records
 * down and never waits: where the tables cannot follow, because the queue is full or somebody has
 * the file locked, they fall behind, and are brought up from the journal later.
 */
public final class ProjectionFeed implements AutoCloseable {

    private static final int MOST_WAITING = 16_384;
    private static final int MOST_AT_ONCE = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    private static final Duration TO_FINISH = Duration.ofSeconds(5);

    private final Path file;
    private final History history;
    private final Function<JournalRecord.Opened, RunTerms> terms;
    private final Consumer<String> warn;
    private final Written.Clock clock = new Written.Clock();
    private final ArrayBlockingQueue<Written> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private Optional<Written> held = Optional.empty();
    private boolean started;
    private volatile boolean missed;
    private volatile boolean closing;

    ProjectionFeed(
            Path file,
            History history,
            Function<JournalRecord.Opened, RunTerms> terms,
            Consumer<String> warn) {
        this.file = file;
        this.history = history;
        this.terms = terms;
        this.warn = warn;
        this.thread = Thread.ofPlatform().daemon().name("projection").unstarted(this::run);
    }

    /**
     * Keeps tables up from the first record on that is written. Nothing is touched before: by then
     * whoever trades has the run for itself.
     *
     * @param file of the tables
     * @param history the journal as it is on the disk; gone through on another thread
     * @param warn takes a sentence when the tables cannot follow; called on another thread
     */
    public static ProjectionFeed of(Path file, History history, Consumer<String> warn) {
        return new ProjectionFeed(file, history, RunTerms::of, warn);
    }

    /**
     * A record was written to the journal. Returns at once.
     *
     * @param number 0 for the first record of the journal
     */
    public void written(long number, JournalRecord record) {
        clock.hears(record);
        if (Tabulation.isTold(record) && !waiting.offer(clock.stamped(number, record))) {
            missed = true;
        }
        if (!started) {
            started = true;
            thread.start();
        }
    }

    private void run() {
        do {
            try (var projection = new Projection(file, terms)) {
                projection.catchUp(history);
                follow(projection);
            } catch (RuntimeException e) {
                warn.accept("the tables of the run do not follow at the moment: " + e.getMessage());
                pause(AFTER_FAILURE);
            }
        } while (!closing);
    }

    private void follow(Projection projection) {
        boolean last = false;
        boolean written = true;
        while (!last || (written && !(waiting.isEmpty() && held.isEmpty()))) {
            last = closing;
            boolean whole = takeWaiting(projection);
            written = projection.commit();
            if (!written) {
                pause(PAUSE);
            } else if (missed || !whole) {
                missed = false;
                pause(PAUSE);
                projection.catchUp(history);
            }
        }
    }

    /** Takes what waits; false where something is missing that only the journal has. */
    private boolean takeWaiting(Projection projection) {
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            held = held.or(this::next);
            if (held.isEmpty()) {
                return true;
            }
            if (!projection.take(held.get())) {
                return false;
            }
            held = Optional.empty();
        }
        return true;
    }

    private Optional<Written> next() {
        try {
            return Optional.ofNullable(waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            closing = true;
            return Optional.empty();
        }
    }

    private void pause(Duration time) {
        try {
            for (long left = time.toMillis(); left > 0 && !closing; left -= PAUSE.toMillis()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    /** Writes what waits, as far as that takes no more than some seconds. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(TO_FINISH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
