package io.trellis.trading.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** INV-23: tables that were kept up, in whichever batches, are those that are made anew. */
class TablesLawTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void tablesKeptUpOverRestartsEqualTablesMadeAnew(long seed) {
        var random = new SplittableRandom(seed);
        WrittenJournal journal = WrittenJournal.random(random, 400);
        Path keptUp = folder.resolve("kept.db");

        int done = 0;
        while (done < journal.records().size()) {
            int from = done;
            done = Math.min(done + random.nextInt(1, 400), journal.records().size());
            live(keptUp, journal, random.nextInt(from, done + 1), done, random);
        }

        Path anew = folder.resolve("anew.db");
        try (var projection = new Projection(anew, WrittenJournal::terms)) {
            projection.catchUp(journal);
        }
        assertThat(rows(RunTables.of(keptUp).orElseThrow()))
                .as("seed %d", seed)
                .isEqualTo(rows(RunTables.of(anew).orElseThrow()))
                .isEqualTo(rows(RunTables.of(journal, WrittenJournal::terms)));
    }

    /** A process takes up what is there, and follows for a while, in batches. */
    private static void live(
            Path file, WrittenJournal journal, int atStart, int until, SplittableRandom random) {
        var clock = new Written.Clock();
        try (var projection = new Projection(file, WrittenJournal::terms)) {
            assertThat(projection.catchUp(journal.first(atStart))).isFalse();
            for (int i = 0; i < until; i++) {
                var record = journal.records().get(i);
                clock.hears(record);
                if (Tabulation.isTold(record)) {
                    Written written = clock.stamped(i, record);
                    assertThat(projection.take(written)).isTrue();
                    if (random.nextInt(5) == 0) {
                        assertThat(projection.commit()).isTrue();
                    }
                }
            }
            assertThat(projection.commit()).isTrue();
        }
    }

    static Map<Table, List<TableRow>> rows(RunTables tables) {
        var rows = new EnumMap<Table, List<TableRow>>(Table.class);
        for (Table table : Table.values()) {
            rows.put(table, tables.rows(table));
        }
        return rows;
    }
}
