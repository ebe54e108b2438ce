package io.trellis.trading.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.trading.disk.MemoryDisk;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

class JournalVerifyTest {

    private MemoryDisk disk;

    @BeforeEach
    void write() {
        disk = new MemoryDisk();
        try (Journal journal = Journal.open(disk, Entries.SMALL)) {
            journal.append(Entries.opened());
            journal.append(began(1));
            Entries.write(journal, Entries.first(30, new SplittableRandom(1)).subList(1, 30));
        }
        try (Journal journal = Journal.open(disk, Entries.SMALL)) {
            journal.append(began(2));
            journal.append(Entries.closed());
        }
    }

    private static JournalRecord began(int epoch) {
        return new JournalRecord.Took(epoch, epoch, new Input.Began(epoch, "0.1.0", 7));
    }

    @Test
    void givenASoundJournal_thenItsProcessesAndCountsAreTold() {
        JournalVerify.Result result = JournalVerify.verify(disk);

        assertThat(result.isSound()).isTrue();
        assertThat(result.runId()).contains("run-1");
        assertThat(result.records()).isEqualTo(33);
        assertThat(result.counts().sequencedKeySet())
                .containsExactly("opened", "took", "sent", "stated", "closed");
        assertThat(result.counts().values().stream().mapToLong(count -> count).sum()).isEqualTo(33);
        assertThat(result.sessions())
                .containsExactly(
                        new JournalVerify.Session(1, "0.1.0", 2, Optional.empty()),
                        new JournalVerify.Session(
                                2, "0.1.0", 32, Optional.of("stopped by a person")));
        assertThat(result.tornTail()).isEmpty();
        try (Journal journal = Journal.open(disk, Entries.SMALL)) {
            assertThat(result.head()).isEqualTo(journal.head());
        }
    }

    @Test
    void givenATornTail_thenItIsSaidAndTheRestIsSound() {
        byte[] bytes = disk.bytes("00000002.journal");
        disk.put("00000002.journal", java.util.Arrays.copyOf(bytes, bytes.length - 2));

        JournalVerify.Result result = JournalVerify.verify(disk);

        assertThat(result.isSound()).isTrue();
        assertThat(result.records()).isEqualTo(32);
        assertThat(result.tornTail().orElseThrow()).contains("00000002.journal");
    }

    @Test
    void givenDamage_thenTheSentenceAndTheSoundPartAreTold() {
        byte[] bytes = disk.bytes("00000001.journal");
        bytes[900] ^= 1;
        disk.put("00000001.journal", bytes);

        JournalVerify.Result result = JournalVerify.verify(disk);

        assertThat(result.isSound()).isFalse();
        assertThat(result.damage().orElseThrow()).contains("00000001.journal", "damaged");
        assertThat(result.records()).isPositive().isLessThan(33);
        assertThat(disk.names()).hasSize(2);
    }

    @Test
    void givenTwoJournals_thenTheFirstDifferenceIsTold() {
        List<JournalRecord> entries = Entries.first(30, new SplittableRandom(1));
        List<JournalRecord> others = new ArrayList<>(entries);
        others.set(12, Entries.closed());
        others.subList(13, 30).clear();
        MemoryDisk one = written(entries, Entries.SMALL);

        assertThat(JournalDiff.first(one, written(entries, JournalSizes.standard()))).isEmpty();
        assertThat(JournalDiff.first(one, written(others, Entries.SMALL)))
                .contains(
                        new JournalDiff.Difference(
                                13, Optional.of(entries.get(12)), Optional.of(Entries.closed())));
        assertThat(JournalDiff.first(one, written(entries.subList(0, 20), Entries.SMALL)))
                .contains(
                        new JournalDiff.Difference(
                                21, Optional.of(entries.get(20)), Optional.empty()));
    }

    private static MemoryDisk written(List<JournalRecord> entries, JournalSizes sizes) {
        var written = new MemoryDisk();
        try (Journal journal = Journal.open(written, sizes)) {
            Entries.write(journal, entries);
        }
        return written;
    }
}
