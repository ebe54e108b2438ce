package io.trellis.trading.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.trellis.core.journal.JournalRecord;
import io.trellis.trading.disk.MemoryDisk;
import io.trellis.trading.disk.MemoryDisk.Effect;
import io.trellis.trading.disk.MemoryDisk.Fate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** The disk says no: the journal is broken at once and for good, and nothing forced is lost. */
class JournalFailureTest {

    private static final long SEED = 20_261_121;
    private static final JournalSizes WITH_RESERVE = new JournalSizes(1_500, 700, 2_048, 4_096);

    private List<JournalRecord> entries;
    private MemoryDisk disk;

    @BeforeEach
    void begin() {
        entries = Entries.first(70, new SplittableRandom(SEED));
        disk = new MemoryDisk();
    }

    /** Writes all that can be written; whether the disk said no. */
    private static boolean breaks(Journal journal, List<JournalRecord> entries) {
        try {
            for (int i = (int) journal.records(); i < entries.size(); i++) {
                journal.append(entries.get(i));
                if (i % 3 == 2) {
                    journal.force();
                }
            }
            journal.close();
            return false;
        } catch (JournalBroken broken) {
            requireBrokenForGood(journal, entries.get(1), broken);
            journal.close();
            return true;
        }
    }

    private static void requireBrokenForGood(
            Journal journal, JournalRecord entry, JournalBroken first) {
        assertThatThrownBy(() -> journal.append(entry)).isSameAs(first);
        assertThatThrownBy(journal::force).isSameAs(first);
        assertThatThrownBy(journal::flush).isSameAs(first);
        assertThatThrownBy(journal::room).isSameAs(first);
    }

    private void checkAfter(long durable, String what) {
        disk.weather((_, _, _) -> Fate.DONE);
        disk.losePower(new SplittableRandom(SEED));
        List<JournalRecord> there = Entries.in(disk);
        if (there.size() < durable || !there.equals(entries.subList(0, there.size()))) {
            fail("%s: %d records, durable were %d".formatted(what, there.size(), durable));
        }
        try (Journal next = Journal.open(disk, Entries.SMALL)) {
            assertThat(next.opening().state()).isNotEqualTo(Opening.State.QUARANTINED);
            Entries.write(next, entries.subList(there.size(), 70));
        }
        assertThat(Entries.in(disk)).isEqualTo(entries);
    }

    /** Every effect refused, once and from there on: no second try makes it good. */
    @Test
    void fm098_givenAnyEffectRefused_thenTheJournalIsBrokenAndWhatWasForcedIsThere() {
        long effects = effectsOfAll();
        for (long effect = 1; effect <= effects; effect++) {
            for (boolean forGood : new boolean[] {false, true}) {
                refuseAt(effect, forGood);
            }
        }
        assertThat(effects).isGreaterThan(60);
    }

    private long effectsOfAll() {
        disk.weather((_, _, _) -> Fate.DONE);
        assertThat(breaks(Journal.open(disk, Entries.SMALL), entries)).isFalse();
        return disk.effects();
    }

    private void refuseAt(long effect, boolean forGood) {
        disk = new MemoryDisk();
        disk.weather((number, _, _) ->
                number == effect || (forGood && number > effect) ? Fate.REFUSED : Fate.DONE);
        Journal journal = Journal.open(disk, Entries.SMALL);
        assertThat(breaks(journal, entries)).as("effect %d", effect).isTrue();
        checkAfter(journal.durableRecords(), "effect " + effect + ", for good: " + forGood);
    }

    @Test
    void fm096_givenAForceThatFailsOnce_thenNothingIsForcedAgain() {
        Journal journal = Journal.open(disk, Entries.SMALL);
        journal.append(entries.get(0));
        journal.force();
        journal.append(entries.get(1));
        disk.weather((number, _, _) -> number == 2 ? Fate.REFUSED : Fate.DONE);

        assertThatThrownBy(journal::force)
                .isInstanceOf(JournalBroken.class)
                .hasMessage(
                        "The journal in memory cannot be written (the disk refused effect 2);"
                                + " nothing may be sent any more.");
        long effects = disk.effects();
        assertThatThrownBy(journal::force).isInstanceOf(JournalBroken.class);
        assertThatThrownBy(() -> journal.append(entries.get(2))).isInstanceOf(JournalBroken.class);
        journal.close();
        assertThat(disk.effects()).isEqualTo(effects);
        assertThat(journal.isDurable()).isFalse();
        assertThat(journal.durableRecords()).isEqualTo(1);
    }

    @Test
    void fm098_givenTheFileDeletedUnderneath_thenAForceIsNoSuccess() throws Exception {
        Journal journal = Journal.open(disk, Entries.SMALL);
        journal.append(entries.get(0));
        journal.force();
        disk.delete("00000001.journal");
        journal.append(entries.get(1));

        assertThatThrownBy(journal::force)
                .isInstanceOf(JournalBroken.class)
                .hasMessageContaining("the file 00000001.journal is gone");
    }

    @Test
    void fm098_givenTheFileDeletedUnderneath_thenItIsFoundWhenRoomIsAskedFor() throws Exception {
        Journal journal = Journal.open(disk, Entries.SMALL);
        journal.append(entries.get(0));
        journal.force();
        disk.delete("00000001.journal");

        assertThatThrownBy(journal::room).isInstanceOf(JournalBroken.class);
    }

    @Test
    void fm097_givenLittleRoom_thenItIsLow_andUsedUpOnceTheReserveIs() {
        disk.capacity(20_000);
        try (Journal journal = Journal.open(disk, WITH_RESERVE)) {
            assertThat(journal.room()).isEqualTo(Room.AMPLE);
            journal.append(entries.get(0));
            disk.capacity(2_048 + 1_024 + 4_000);
            assertThat(journal.room()).isEqualTo(Room.LOW);
            disk.capacity(2_048 + 1_024);
            for (int i = 1; i < 20; i++) {
                journal.append(entries.get(i));
            }
            journal.force();
            assertThat(journal.room()).isEqualTo(Room.USED_UP);
            assertThat(disk.names()).doesNotContain("reserve");
            journal.append(Entries.closed());
            journal.force();
        }
        assertThat(Entries.in(disk)).hasSize(21).last().isEqualTo(Entries.closed());
    }

    /** Full at every byte: the reserve is used first, and then the journal ends whole. */
    @Test
    void fm097_givenADiskFullAtAnyByte_thenNothingIsHalfWritten() {
        int usedUp = 0;
        int broken = 0;
        boolean enough = false;
        for (long capacity = 2_048; capacity < 14_000; capacity += 100) {
            disk = new MemoryDisk();
            disk.capacity(capacity);
            Journal journal = Journal.open(disk, WITH_RESERVE);
            boolean breaks = breaks(journal, entries);
            assertThat(breaks && enough).as("broken with %d, not with less", capacity).isFalse();
            enough = !breaks;
            broken += breaks ? 1 : 0;
            usedUp += disk.exists("reserve") ? 0 : 1;
            disk.capacity(Long.MAX_VALUE);
            checkAfter(journal.durableRecords(), "capacity " + capacity);
        }
        assertThat(enough).isTrue();
        assertThat(broken).isGreaterThan(10);
        assertThat(usedUp).isGreaterThan(broken);
    }

    @Test
    void fm097_givenAFullDiskAtTheOpening_thenThereIsNoReserveAndItIsSaid() {
        disk.capacity(1_500);
        try (Journal journal = Journal.open(disk, WITH_RESERVE)) {
            assertThat(journal.room()).isEqualTo(Room.USED_UP);
            assertThat(disk.names()).isEmpty();
        }
    }

    /** Whoever sends asks the clock after the force: the journal does not hide how long it took. */
    @Test
    void fm100_givenASlowDisk_thenTheForceReturnsOnlyWhenItIsDone() {
        var waited = new Duration[] {Duration.ZERO};
        disk.whenForced(() -> waited[0] = waited[0].plusSeconds(30));
        Journal journal = Journal.open(disk, Entries.SMALL);
        journal.append(entries.get(0));
        Duration before = waited[0];

        journal.force();

        assertThat(waited[0].minus(before)).isEqualTo(Duration.ofSeconds(30));
        assertThat(journal.isDurable()).isTrue();
        journal.force();
        assertThat(waited[0].minus(before)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void givenAnOpeningThatIsRefused_thenItIsTheJournalThatIsBroken() {
        disk.put("00000001.journal.new", new byte[9]);
        disk.weather((_, effect, _) -> effect == Effect.DELETE ? Fate.REFUSED : Fate.DONE);

        assertThatThrownBy(() -> Journal.open(disk, Entries.SMALL))
                .isInstanceOf(JournalBroken.class)
                .hasMessage("The journal in memory cannot be opened (the disk refused effect 1).");
    }
}
