package io.trellis.trading.projection;

import io.trellis.core.InvalidInputException;
import io.trellis.core.journal.JournalRecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * A run's tables in a file, brought up to its journal. The journal is always gone through from its
 * beginning: rows that the file has are only compared, by a digest over all that was ever put, and
 * newer ones are added. Where the two do not fit, the tables are made anew.
 *
 * <p>For one thread; the file may be read by others at any time.
 */
public final class Projection implements AutoCloseable {

    private static final int MOST_PENDING = 20_000;

    private final Path file;
    private final Function<JournalRecord.Opened, RunTerms> terms;
    private final Map<Place, Row> pending = new LinkedHashMap<>();

    private Database database;
    private Tabulation tabulation;
    private CRC32C digest = new CRC32C();
    private boolean compared;
    private long taken;

    /** Where the file is, and where it will be when what is pending is written. */
    private Position committed;

    private Position reached;

    private record Place(Table table, long id) {}

    /**
     * Opens the tables of a file, or makes them; {@link #catchUp} is what fills them.
     *
     * @throws UncheckedIOException if the file cannot be used
     */
    public Projection(Path file) {
        this(file, RunTerms::of);
    }

    Projection(Path file, Function<JournalRecord.Opened, RunTerms> terms) {
        this.file = file;
        this.terms = terms;
        this.database = Database.open(file);
        this.committed = database.position();
        this.reached = committed;
        this.tabulation = new Tabulation(terms, this::put);
    }

    /**
     * Brings the tables up to a journal.
     *
     * @return whether they had to be made anew
     * @throws InvalidInputException if the journal does not begin with what its run is
     * @throws UncheckedIOException if they cannot be written, or are locked
     */
    public boolean catchUp(History history) {
        try {
            goThrough(history);
            return false;
        } catch (UnfitTablesException e) {
            database.close();
            database = Database.anew(file);
            committed = Position.NONE;
            goThrough(history);
            return true;
        }
    }

    private void goThrough(History history) {
        pending.clear();
        tabulation = new Tabulation(terms, this::put);
        digest = new CRC32C();
        reached = committed;
        compared = committed.records() == 0;
        taken = 0;
        var clock = new Written.Clock();
        history.replay(record -> {
            clock.hears(record);
            if (Tabulation.isTold(record)) {
                put(clock.stamped(taken, record));
            }
            taken++;
        });
        if (!compared) {
            compare();
        }
        commitOrFail();
    }

    private void compare() {
        if (digest.getValue() != reached.digest() || taken < reached.records()) {
            throw new UnfitTablesException("the tables are not those of the journal.");
        }
        compared = true;
    }

    /**
     * The next record; one that was taken before is left out.
     *
     * @return false if one before it is missing: it was not taken
     */
    boolean take(Written written) {
        if (written.toldBefore() >= taken) {
            return false;
        }
        if (written.number() >= taken) {
            put(written);
            taken = written.number() + 1;
        }
        return true;
    }

    private void put(Written written) {
        boolean isNew = written.number() >= reached.records();
        if (isNew && !compared) {
            compare();
        }
        tabulation.take(written);
        if (isNew) {
            reached =
                    new Position(
                            written.number() + 1,
                            digest.getValue(),
                            Stamp.ofNanos(written.wallNanos()));
        }
        if (pending.size() >= MOST_PENDING) {
            commitOrFail();
        }
    }

    private void put(Row row) {
        digest.update(row.toString().getBytes(StandardCharsets.UTF_8));
        if (compared) {
            pending.put(new Place(row.table(), row.id()), row);
        }
    }

    /**
     * Writes what was taken.
     *
     * @return false if somebody has the file locked: it stays to be written
     * @throws UncheckedIOException if it cannot be written
     */
    boolean commit() {
        if (pending.isEmpty()) {
            return true;
        }
        if (!database.put(pending.values(), reached)) {
            return false;
        }
        pending.clear();
        committed = reached;
        return true;
    }

    private void commitOrFail() {
        if (!commit()) {
            throw new UncheckedIOException(
                    new IOException(file + " is locked by another program."));
        }
    }

    /** How many records of the journal were taken. */
    long taken() {
        return taken;
    }

    @Override
    public void close() {
        database.close();
    }
}
