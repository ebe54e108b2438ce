package io.trellis.trading.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.journal.JournalRecord;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

class ProjectionFeedTest {

    @TempDir private Path folder;

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<JournalRecord> onDisk = new CopyOnWriteArrayList<>();

    private ProjectionFeed start(Path file) {
        return new ProjectionFeed(file, onDisk::forEach, WrittenJournal::terms, warnings::add);
    }

    /** A process that is started and ends at once. */
    private void catchUp(Path file, WrittenJournal journal) {
        JournalRecord last = new JournalRecord.Closed("stopped");
        try (ProjectionFeed feed = start(file)) {
            onDisk.add(last);
            feed.written(journal.records().size(), last);
        }
        journal.add(last);
    }

    private void write(ProjectionFeed feed, WrittenJournal journal, int from, int to) {
        for (int i = from; i < to; i++) {
            JournalRecord record = journal.records().get(i);
            onDisk.add(record);
            feed.written(i, record);
        }
    }

    private static void sameAs(WrittenJournal journal, Path file) {
        assertThat(TablesLawTest.rows(RunTables.of(file).orElseThrow()))
                .isEqualTo(TablesLawTest.rows(RunTables.of(journal, WrittenJournal::terms)));
    }

    @Test
    void givenRecordsOfTwoProcesses_thenTheTablesHaveThemAll() {
        WrittenJournal journal = WrittenJournal.random(new SplittableRandom(21), 300);
        Path file = folder.resolve("trades.db");
        int half = journal.records().size() / 2;

        try (ProjectionFeed feed = start(file)) {
            write(feed, journal, 0, half);
        }
        try (ProjectionFeed feed = start(file)) {
            write(feed, journal, half, journal.records().size());
        }

        sameAs(journal, file);
        assertThat(warnings).isEmpty();
    }

    /** FM-103: whoever locks the file makes the tables late, not the trader. */
    @Test
    void givenALockedFile_thenTheTraderGoesOnAndTheTablesFollowLater() throws SQLException {
        WrittenJournal journal = WrittenJournal.random(new SplittableRandom(22), 300);
        Path file = folder.resolve("trades.db");
        try (var projection = new Projection(file, WrittenJournal::terms)) {
            projection.catchUp(journal.first(1));
        }

        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            other.createStatement().execute("BEGIN IMMEDIATE");
            try (ProjectionFeed feed = start(file)) {
                write(feed, journal, 0, journal.records().size());
            }
            assertThat(RunTables.of(file)).isEmpty();
            other.createStatement().execute("ROLLBACK");
        }
        catchUp(file, journal);

        sameAs(journal, file);
    }

    /** A record that was never laid down is found missing by the one after it. */
    @Test
    void givenAGap_thenTheJournalFillsIt() {
        WrittenJournal journal = WrittenJournal.random(new SplittableRandom(23), 300);
        Path file = folder.resolve("trades.db");
        int size = journal.records().size();

        try (ProjectionFeed feed = start(file)) {
            write(feed, journal, 0, size / 3);
            // As when the queue is full: the disk has them, the queue never had.
            onDisk.addAll(journal.records().subList(size / 3, size / 2));
            write(feed, journal, size / 2, size);
        }
        catchUp(file, journal);

        sameAs(journal, file);
    }
}
