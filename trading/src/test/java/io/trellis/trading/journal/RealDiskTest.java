package io.trellis.trading.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.journal.JournalRecord;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

class RealDiskTest {

    @TempDir Path folder;

    private RealDisk disk;

    @BeforeEach
    void begin() {
        disk = new RealDisk(folder);
    }

    @Test
    void givenAJournalInAFolder_thenTheNextProcessReadsIt() throws Exception {
        List<JournalRecord> entries = Entries.first(300, new SplittableRandom(3));
        try (Journal journal = Journal.open(disk)) {
            Entries.write(journal, entries);
            assertThat(journal.room()).isIn(Room.AMPLE, Room.LOW);
            assertThat(folder.resolve("00000001.journal")).hasSize(1 << 20);
        }
        try (Journal journal = Journal.open(disk)) {
            assertThat(journal.opening().state()).isEqualTo(Opening.State.CRASHED);
            assertThat(Entries.replayed(journal)).isEqualTo(entries);
            journal.append(Entries.closed());
        }

        assertThat(Entries.in(disk)).hasSize(301);
        assertThat(disk.names()).containsExactly("00000001.journal", "00000002.journal", "reserve");
    }

    /** An interrupt closes a FileChannel under its user's hands; Ctrl-C is such a thing. */
    @Test
    void fm108_givenAnInterruptedThread_thenTheJournalGoesOn() {
        List<JournalRecord> entries = Entries.first(200, new SplittableRandom(3));
        try (Journal journal = Journal.open(disk, Entries.SMALL)) {
            for (JournalRecord entry : entries) {
                Thread.currentThread().interrupt();
                journal.append(entry);
                journal.force();
                assertThat(Thread.interrupted()).isTrue();
            }
        }

        assertThat(Entries.in(disk)).isEqualTo(entries);
    }

    @Test
    void fm108_givenInterruptsAtAnyMoment_thenTheJournalGoesOn() throws Exception {
        List<JournalRecord> entries = Entries.first(400, new SplittableRandom(3));
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> {
                            try (Journal journal = Journal.open(disk, Entries.SMALL)) {
                                Entries.write(journal, entries);
                            }
                        });
        while (writer.isAlive()) {
            writer.interrupt();
            Thread.onSpinWait();
        }
        writer.join();

        assertThat(Entries.in(disk)).isEqualTo(entries);
    }

    @Test
    void fm098_givenTheFolderDeleted_thenTheJournalIsBroken() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Journal journal = Journal.open(new RealDisk(gone), Entries.SMALL);
        journal.append(Entries.opened());
        journal.force();
        Files.delete(gone.resolve("00000001.journal"));
        Files.delete(gone);
        journal.append(Entries.closed());

        assertThatThrownBy(journal::force)
                .isInstanceOf(JournalBroken.class)
                .hasMessageContaining("the file 00000001.journal is gone");
    }

    @Test
    void givenAFolderThatIsNotThere_thenItIsSaid() {
        assertThatThrownBy(() -> Journal.open(new RealDisk(folder.resolve("no"))))
                .isInstanceOf(JournalBroken.class)
                .hasMessageStartingWith("The journal in " + folder.resolve("no"));
    }

    @Test
    void givenAFile_thenNothingIsPutInItsPlace() throws Exception {
        disk.create("a").close();
        disk.create("b").close();

        assertThatThrownBy(() -> disk.create("a")).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> disk.rename("a", "b"))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> disk.open("c")).isInstanceOf(FileNotFoundException.class);
        disk.rename("a", "c");
        disk.delete("b");
        assertThat(disk.names()).containsExactly("c");
    }

    @Test
    void givenAFileOpenToRead_thenItIsNotWritten() throws Exception {
        disk.create("a").close();
        try (DiskFile file = disk.openToRead("a")) {
            assertThatThrownBy(() -> file.write(0, new byte[1], 0, 1))
                    .isInstanceOf(IOException.class);
        }
    }
}
