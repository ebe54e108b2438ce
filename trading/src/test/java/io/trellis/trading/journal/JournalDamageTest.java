package io.trellis.trading.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.trellis.core.InvalidInputException;
import io.trellis.core.journal.JournalRecord;
import io.trellis.trading.disk.MemoryDisk;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What had been forced is not as it was: it is said, and nothing is overwritten. */
class JournalDamageTest {

    private static final String FIRST = "00000001.journal";
    private static final String SECOND = "00000002.journal";
    private static final String LAST = "00000003.journal";

    private List<JournalRecord> entries;
    private MemoryDisk disk;

    @BeforeEach
    void write() {
        entries = Entries.first(80, new SplittableRandom(99));
        disk = written(entries);
        assertThat(disk.names()).containsExactly(FIRST, SECOND, LAST);
    }

    private static MemoryDisk written(List<JournalRecord> entries) {
        var disk = new MemoryDisk();
        try (Journal journal = open(disk)) {
            Entries.write(journal, entries);
            journal.append(Entries.closed());
        }
        return disk;
    }

    private static Journal open(MemoryDisk disk) {
        return Journal.open(disk, Entries.SMALL);
    }

    private void requireQuarantine(String sentence) {
        var before = disk.copy();
        try (Journal journal = open(disk)) {
            Opening opening = journal.opening();
            assertThat(opening.state()).isEqualTo(Opening.State.QUARANTINED);
            assertThat(opening.sentence()).contains(sentence);
            assertThat(opening.quarantined()).contains("quarantine-0001-*");
            assertThat(journal.records()).isZero();
            journal.append(Entries.opened());
        }
        for (String file : before.names()) {
            assertThat(disk.bytes("quarantine-0001-" + file)).isEqualTo(before.bytes(file));
        }
    }

    @Test
    void fm099_givenAFlippedByteInTheMiddle_thenEverythingIsMovedAside() {
        byte[] bytes = disk.bytes(SECOND);
        bytes[700] ^= 1;
        disk.put(SECOND, bytes);

        requireQuarantine("The file 00000002.journal of the journal in memory is damaged");
    }

    @Test
    void fm099_givenAQuarantine_thenTheNextJournalSaysSoForGood() {
        byte[] bytes = disk.bytes(FIRST);
        bytes[600] ^= 1;
        disk.put(FIRST, bytes);
        open(disk).close();

        try (Journal journal = open(disk)) {
            assertThat(journal.opening().state()).isEqualTo(Opening.State.QUARANTINED);
            Entries.write(journal, entries);
            journal.append(Entries.closed());
        }
        try (Journal journal = open(disk)) {
            assertThat(journal.opening().state()).isEqualTo(Opening.State.CLEAN);
            assertThat(journal.opening().quarantined()).contains("quarantine-0001-*");
        }
        disk.put(LAST, disk.bytes(SECOND));
        try (Journal journal = open(disk)) {
            assertThat(journal.opening().quarantined()).contains("quarantine-0002-*");
        }
        assertThat(disk.names()).contains("quarantine-0001-" + FIRST, "quarantine-0002-" + FIRST);
    }

    /** INV-21. */
    @Test
    void fm099_givenAnyBitFlipped_thenItIsDetected() {
        Map<Opening.State, Integer> found = new EnumMap<>(Opening.State.class);
        int refused = 0;
        for (String file : List.of(FIRST, SECOND, LAST)) {
            byte[] bytes = disk.bytes(file);
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                var damaged = disk.copy();
                damaged.put(file, bytes);
                try (Journal journal = open(damaged)) {
                    found.merge(journal.opening().state(), 1, Integer::sum);
                    check(journal, file, bit);
                } catch (InvalidInputException e) {
                    refused++;
                }
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
            }
        }

        assertThat(refused).isZero();
        assertThat(found.get(Opening.State.QUARANTINED)).isGreaterThan(20_000);
        assertThat(found).doesNotContainKeys(Opening.State.CLEAN, Opening.State.FRESH);
    }

    /** A tail that is cut is one that nothing shows to have been forced: the last batch alone. */
    private void check(Journal journal, String file, int bit) {
        List<JournalRecord> there = Entries.replayed(journal);
        boolean quarantined = journal.opening().state() == Opening.State.QUARANTINED;
        boolean lastBatch = file.equals(LAST) && there.size() >= entries.size() - 2;
        boolean sound = quarantined ? there.isEmpty() : lastBatch;
        if (!sound || !there.equals(entries.subList(0, there.size()))) {
            fail("%s, bit %d: %s".formatted(file, bit, journal.opening()));
        }
    }

    @Test
    void fm101_givenAMissingFile_thenEverythingIsMovedAside() throws Exception {
        disk.delete(SECOND);

        requireQuarantine("it says that it is file 3, expected was file 2");
    }

    @Test
    void fm101_givenAnOlderCopyOfAFile_thenEverythingIsMovedAside() {
        byte[] bytes = disk.bytes(SECOND);
        disk.put(SECOND, Arrays.copyOf(bytes, 900));

        requireQuarantine("though there is a later file");
    }

    @Test
    void fm101_givenAFileThatLostItsLastRecords_thenEverythingIsMovedAside() {
        var shorter = new MemoryDisk();
        try (Journal journal = open(shorter)) {
            Entries.write(journal, entries.subList(0, 3));
        }
        disk.put(FIRST, shorter.bytes(FIRST));

        requireQuarantine("it does not follow on the file before");
    }

    @Test
    void fm101_givenFilesOfTwoRuns_thenEverythingIsMovedAside() {
        List<JournalRecord> others = Entries.first(80, new SplittableRandom(99));
        others.set(0, new JournalRecord.Opened("run-2", "{\"symbol\":\"BTC/USD\"}"));
        disk.put(SECOND, written(others).bytes(SECOND));

        requireQuarantine("it is of another run, run-2");
    }

    @Test
    void fm099_givenAStopInsideTheQuarantine_thenTheNextProcessFinishesIt() {
        byte[] bytes = disk.bytes(FIRST);
        bytes[600] ^= 1;
        disk.put(FIRST, bytes);
        for (int effect = 1; effect <= 4; effect++) {
            for (boolean power : new boolean[] {false, true}) {
                requireFinished(disk.copy(), effect, power);
            }
        }
    }

    private static void requireFinished(MemoryDisk copy, int effect, boolean power) {
        copy.weather((number, _, _) ->
                number == effect ? MemoryDisk.Fate.STOPPED_AFTER : MemoryDisk.Fate.DONE);
        assertThatThrownBy(() -> open(copy)).isInstanceOf(MemoryDisk.Stopped.class);
        copy.kill();
        if (power) {
            copy.losePower(new SplittableRandom(effect));
        }
        copy.weather((_, _, _) -> MemoryDisk.Fate.DONE);
        try (Journal journal = open(copy)) {
            assertThat(journal.opening().state()).isEqualTo(Opening.State.QUARANTINED);
            assertThat(Entries.replayed(journal)).isEmpty();
        }
        assertThat(copy.names()).hasSize(3).allMatch(name -> name.startsWith("quarantine-"));
    }

    @Test
    void givenADamagedJournal_thenAReaderSaysWhere() {
        byte[] bytes = disk.bytes(SECOND);
        bytes[700] ^= 1;
        disk.put(SECOND, bytes);

        assertThatThrownBy(() -> Entries.in(disk))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching(
                        "The file 00000002.journal of the journal in memory is damaged: what is at"
                                + " its byte \\d+ is no record, though there is a later file.");
    }
}
