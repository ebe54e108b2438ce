package io.trellis.trading.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.trading.disk.MemoryDisk;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class JournalTest {

    private static final long SEED = 7;

    private MemoryDisk disk;
    private List<JournalRecord> entries;

    @BeforeEach
    void begin() {
        disk = new MemoryDisk();
        entries = Entries.first(60, new SplittableRandom(SEED));
    }

    private Journal open() {
        return Journal.open(disk, Entries.SMALL);
    }

    @Test
    void givenAnEmptyFolder_thenTheJournalIsFresh() {
        try (Journal journal = open()) {
            assertThat(journal.opening().state()).isEqualTo(Opening.State.FRESH);
            assertThat(journal.runId()).isEmpty();
            assertThat(journal.records()).isZero();
            assertThat(Entries.replayed(journal)).isEmpty();
        }
        assertThat(disk.names()).isEmpty();
    }

    @Test
    void givenAProcessThatEnded_thenTheNextFindsEverythingAndGoesOn() {
        String head;
        try (Journal journal = open()) {
            Entries.write(journal, entries);
            journal.append(Entries.closed());
            head = journal.head();
        }
        try (Journal journal = open()) {
            assertThat(journal.opening().state()).isEqualTo(Opening.State.CLEAN);
            assertThat(journal.runId()).contains("run-1");
            assertThat(journal.records()).isEqualTo(61);
            assertThat(journal.head()).isEqualTo(head).hasSize(64);
            journal.append(entries.get(5));
        }

        List<JournalRecord> expected = new ArrayList<>(entries);
        expected.add(Entries.closed());
        expected.add(entries.get(5));
        assertThat(Entries.in(disk)).isEqualTo(expected);
        assertThat(disk.names()).hasSizeGreaterThan(3).allMatch(name -> name.endsWith(".journal"));
    }

    @Test
    void givenAProcessThatWasKilled_thenTheNextSaysSoAndHasWhatWasForced() {
        Journal journal = open();
        Entries.write(journal, entries.subList(0, 9));
        journal.append(entries.get(9));
        disk.kill();

        try (Journal next = open()) {
            assertThat(next.opening().state()).isEqualTo(Opening.State.CRASHED);
            assertThat(next.opening().sentence())
                    .isEqualTo("The process before did not end as it should.");
            assertThat(Entries.replayed(next)).isEqualTo(entries.subList(0, 9));
        }
    }

    @Test
    void givenWhatWasFlushed_thenAKilledProcessKeepsIt() {
        Journal journal = open();
        journal.append(entries.get(0));
        journal.flush();
        assertThat(journal.isDurable()).isFalse();
        disk.kill();

        assertThat(Entries.in(disk)).isEqualTo(entries.subList(0, 1));
    }

    /** INV-02: whoever is about to send asks whether the disk has everything. */
    @Test
    void givenAForce_thenEverythingBeforeItIsDurable() {
        Journal journal = open();
        journal.append(entries.get(0));
        journal.append(entries.get(1));
        assertThat(journal.isDurable()).isFalse();
        assertThat(journal.durableRecords()).isZero();

        journal.force();

        assertThat(journal.isDurable()).isTrue();
        assertThat(journal.durableRecords()).isEqualTo(2);
        disk.losePower(new SplittableRandom(SEED));
        assertThat(Entries.in(disk)).isEqualTo(entries.subList(0, 2));
    }

    @Test
    void givenAnInputWithoutARecord_thenItIsTheSameAsWithOne() {
        var input = new Input.Quoted(5, 6);
        try (Journal journal = open()) {
            journal.append(Entries.opened());
            journal.took(1, 2, input);
        }

        assertThat(Entries.in(disk)).last().isEqualTo(new JournalRecord.Took(1, 2, input));
    }

    @Test
    void givenTheSameRecords_thenTheHeadIsTheSame_andAnotherForAnother() {
        assertThat(headAfter(entries)).isEqualTo(headAfter(entries));
        List<JournalRecord> others = new ArrayList<>(entries);
        others.set(30, Entries.closed());
        others.subList(31, 60).clear();
        assertThat(headAfter(entries.subList(0, 31))).isNotEqualTo(headAfter(others));
    }

    private static String headAfter(List<JournalRecord> entries) {
        try (Journal journal = Journal.open(new MemoryDisk(), Entries.SMALL)) {
            Entries.write(journal, entries);
            return journal.head();
        }
    }

    @Test
    void givenAnythingButTheRunFirst_thenItIsABug() {
        Journal journal = open();

        assertThatThrownBy(() -> journal.append(entries.get(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the first record of a journal says what the run is");
        assertThatThrownBy(() -> journal.took(1, 2, new Input.Woken()))
                .isInstanceOf(IllegalStateException.class);
        journal.append(Entries.opened());
        assertThatThrownBy(() -> journal.append(Entries.opened()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the run run-1 was opened before");
        journal.append(Entries.closed());
        assertThatThrownBy(() -> journal.append(entries.get(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the journal was closed");
    }

    @Test
    void givenARecordLongerThanAFile_thenItIsKept() {
        var opened = new JournalRecord.Opened("run-1", "x".repeat(200_000));
        try (Journal journal = open()) {
            journal.append(opened);
            journal.append(entries.get(1));
        }

        assertThat(Entries.in(disk)).containsExactly(opened, entries.get(1));
    }

    @Test
    void givenAJournalThatIsBeingWritten_thenAReaderSeesWhatIsThere() {
        Journal journal = open();
        Entries.write(journal, entries.subList(0, 10));
        journal.flush();

        JournalReader reader = JournalReader.open(disk);
        int count = 0;
        while (reader.next().isPresent()) {
            count++;
        }
        assertThat(count).isEqualTo(10);
        assertThat(reader.sequence()).isEqualTo(10);
        assertThat(reader.tornTail()).isEmpty();
        assertThat(reader.head()).isEqualTo(journal.head());
        journal.append(entries.get(10));
        journal.close();
        assertThat(Entries.in(disk)).isEqualTo(entries.subList(0, 11));
    }

    @Test
    void fm102_givenAFileOfANewerVersion_thenItIsRefusedAndNothingIsChanged() {
        try (Journal journal = open()) {
            Entries.write(journal, entries);
        }
        byte[] bytes = disk.bytes("00000001.journal");
        bytes[11] = 2;
        var crc = new java.util.zip.CRC32C();
        crc.update(bytes, 0, 508);
        java.nio.ByteBuffer.wrap(bytes).putInt(508, (int) crc.getValue());
        disk.put("00000001.journal", bytes);
        var before = disk.lengths();

        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "The file 00000001.journal of the journal in memory is of version 2; this"
                                + " program reads version 1. Use the program that wrote it.");
        assertThat(disk.lengths()).isEqualTo(before);
        assertThat(disk.bytes("00000001.journal")).isEqualTo(bytes);
    }
}
