package io.trellis.trading.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.trellis.core.journal.JournalRecord;
import io.trellis.trading.disk.MemoryDisk;
import io.trellis.trading.disk.MemoryDisk.Fate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whatever is interrupted, and wherever: what was forced is there, and what is there was written.
 */
class JournalCrashTest {

    private static final long SEED = 20_261_121;
    private static final String FIRST = "00000001.journal";

    /** What a process of a run has done when it ends, however it ends. */
    private static final class Life {

        long durable;
        boolean quarantined;
    }

    /** Opens the journal and writes on until {@code count} records are there, or it is stopped. */
    private static Life live(MemoryDisk disk, List<JournalRecord> entries, int count) {
        var life = new Life();
        try {
            Journal journal = Journal.open(disk, Entries.SMALL);
            life.quarantined = journal.opening().state() == Opening.State.QUARANTINED;
            life.durable = journal.durableRecords();
            for (int i = (int) journal.records(); i < count; i++) {
                journal.append(entries.get(i));
                if (i % 3 == 2) {
                    journal.force();
                    life.durable = journal.durableRecords();
                }
            }
            journal.close();
            life.durable = journal.durableRecords();
        } catch (MemoryDisk.Stopped stopped) {
            disk.kill();
        }
        return life;
    }

    private static MemoryDisk.Weather at(long effect, Fate fate) {
        return (number, _, _) -> number == effect ? fate : Fate.DONE;
    }

    /** What is there begins as what was written, and has at least what was durable. */
    private static void check(
            MemoryDisk disk, List<JournalRecord> entries, Life life, String what) {
        List<JournalRecord> there = Entries.in(disk);
        boolean prefix = there.equals(entries.subList(0, there.size()));
        if (!prefix || there.size() < life.durable || life.quarantined) {
            fail(
                    "%s: %d records of which %d had been durable, %s, quarantined: %s"
                            .formatted(what, there.size(), life.durable, prefix, life.quarantined));
        }
    }

    @Test
    void fm094_givenTheLastRecordTornAtAnyByte_thenItIsCutOffAndSaid() {
        var entries = Entries.first(5, new SplittableRandom(SEED));
        var whole = new MemoryDisk();
        try (Journal journal = Journal.open(whole, JournalSizes.standard())) {
            Entries.write(journal, entries);
        }
        byte[] all = whole.bytes(FIRST);
        var shorter = new MemoryDisk();
        try (Journal journal = Journal.open(shorter, JournalSizes.standard())) {
            Entries.write(journal, entries.subList(0, 4));
        }
        int begin = shorter.bytes(FIRST).length;
        int end = all.length;
        while (all[end - 1] == 0) {
            end--;
        }
        for (int cut = begin; cut < end; cut++) {
            for (int zeros : new int[] {0, 1_000}) {
                var disk = new MemoryDisk();
                disk.put(FIRST, Arrays.copyOf(Arrays.copyOf(all, cut), cut + zeros));
                try (Journal journal = Journal.open(disk, Entries.SMALL)) {
                    assertThat(Entries.replayed(journal)).isEqualTo(entries.subList(0, 4));
                    assertThat(journal.opening().state()).isEqualTo(Opening.State.CRASHED);
                    journal.append(entries.get(4));
                }
                assertThat(Entries.in(disk)).as("cut at %d", cut).isEqualTo(entries);
            }
        }
    }

    @Test
    void fm094_givenATornTail_thenTheSentenceAndTheNextFileSayHowMuchWasCut() {
        var entries = Entries.first(5, new SplittableRandom(SEED));
        var disk = new MemoryDisk();
        try (Journal journal = Journal.open(disk, JournalSizes.standard())) {
            Entries.write(journal, entries);
        }
        byte[] all = disk.bytes(FIRST);
        disk.put(FIRST, Arrays.copyOf(all, all.length - 9));
        try (Journal journal = Journal.open(disk, Entries.SMALL)) {
            assertThat(journal.opening().sentence())
                    .matches(
                            "The last \\d+ bytes of the file 00000001.journal of the journal in"
                                    + " memory are no whole record. They were cut off. The process"
                                    + " before did not end as it should.");
            journal.append(entries.get(4));
        }

        var header = SegmentHeader.decode(disk.bytes("00000002.journal"));
        assertThat(header.cutBytes).isPositive().isLessThan(200);
    }

    @Test
    void fm095_givenAnyPartOfWhatWasNotForcedLost_thenWhatWasForcedIsThere() {
        for (int i = 0; i < 600; i++) {
            long seed = SEED + i;
            var random = new SplittableRandom(seed);
            var entries = Entries.first(150, random);
            var disk = new MemoryDisk();
            for (int count = 30; count <= 150; count += 30) {
                disk.weather(at(1 + random.nextInt(50), fate(random)));
                Life life = live(disk, entries, count);
                disk.losePower(random);
                check(disk, entries, life, "seed " + seed + ", up to " + count);
            }
            disk.weather((_, _, _) -> Fate.DONE);
            live(disk, entries, 150);
            assertThat(Entries.in(disk)).as("seed %d", seed).isEqualTo(entries);
        }
    }

    private static Fate fate(SplittableRandom random) {
        Fate[] fates = {Fate.STOPPED_BEFORE, Fate.STOPPED_INSIDE, Fate.STOPPED_AFTER};
        return fates[random.nextInt(fates.length)];
    }

    /** The crash sweep: at every effect of a process, with and without the power going. */
    @ParameterizedTest
    @EnumSource(names = {"STOPPED_BEFORE", "STOPPED_INSIDE", "STOPPED_AFTER"})
    void fm090_givenAStopAtAnyEffect_thenTheNextProcessGoesOn(Fate fate) {
        var entries = Entries.first(70, new SplittableRandom(SEED));
        long effects = effectsOf(new MemoryDisk(), entries);
        for (long effect = 1; effect <= effects; effect++) {
            for (boolean power : new boolean[] {false, true}) {
                var disk = new MemoryDisk();
                disk.weather(at(effect, fate));
                Life life = live(disk, entries, entries.size());
                if (power) {
                    disk.losePower(new SplittableRandom(SEED + effect));
                }
                check(disk, entries, life, fate + " at " + effect);
                disk.weather((_, _, _) -> Fate.DONE);
                live(disk, entries, entries.size());
                assertThat(Entries.in(disk)).as("%s at %d", fate, effect).isEqualTo(entries);
            }
        }
        assertThat(effects).isGreaterThan(60);
    }

    private static long effectsOf(MemoryDisk disk, List<JournalRecord> entries) {
        disk.weather((_, _, _) -> Fate.DONE);
        live(disk, entries, entries.size());
        return disk.effects();
    }

    /** The double crash: the second one at every effect of the opening that follows the first. */
    @Test
    void fm093_givenASecondStopInsideTheOpening_thenTheThirdProcessFindsTheSame() {
        var random = new SplittableRandom(SEED);
        var entries = Entries.first(70, random);
        for (int i = 0; i < 150; i++) {
            var disk = new MemoryDisk();
            disk.weather(at(2 + random.nextInt(70), fate(random)));
            Life life = live(disk, entries, entries.size());
            disk.losePower(random);
            for (long effect = 1; effect <= 12; effect++) {
                MemoryDisk again = disk.copy();
                again.weather(at(effect, fate(random)));
                Life second = live(again, entries, entries.size());
                again.losePower(random);
                second.durable = Math.max(second.durable, life.durable);
                check(again, entries, second, "seed %d, case %d, %d".formatted(SEED, i, effect));
            }
        }
    }
}
