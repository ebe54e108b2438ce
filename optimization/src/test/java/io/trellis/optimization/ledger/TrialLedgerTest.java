package io.trellis.optimization.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;

/** The ledger of trials: it counts each once, and shows every line that was touched. */
final class TrialLedgerTest {

    private static final SeriesId BTC = SeriesId.parse("kraken/BTC-USD/1m");
    private static final SeriesId ETH = SeriesId.parse("kraken/ETH-USD/1m");
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("state").resolve("trials.ledger");
    }

    private static TrialData data(SeriesId series, Instant from, Instant to) {
        return new TrialData(series, "ab".repeat(32), from, to, "0.1.0+3f2a91c");
    }

    private static List<ParameterDigest> digests(int from, int to) {
        var digests = new ArrayList<ParameterDigest>();
        for (int i = from; i < to; i++) {
            digests.add(ParameterDigest.of("strategy " + i));
        }
        return digests;
    }

    @Test
    void givenATrialMadeAgain_whenAdded_thenItCountsOnceAndTheFileStaysAsItIs() throws IOException {
        TrialLedger ledger = TrialLedger.open(file());
        ledger.add(data(BTC, JANUARY, MARCH), digests(0, 10));
        byte[] before = Files.readAllBytes(file());
        ledger.add(data(BTC, JANUARY, MARCH), digests(5, 10));

        assertThat(ledger.count(List.of(BTC)).trials()).isEqualTo(10);
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void givenTheSameParametersOnOtherDataOrWithAnotherEngine_whenAdded_thenTheyAreOtherTrials() {
        TrialLedger ledger = TrialLedger.open(file());
        ledger.add(data(BTC, JANUARY, MARCH), digests(0, 3));
        ledger.add(data(BTC, JANUARY, MAY), digests(0, 3));
        ledger.add(new TrialData(BTC, "ab".repeat(32), JANUARY, MARCH, "0.2.0"), digests(0, 3));
        ledger.add(data(ETH, JANUARY, MARCH), digests(0, 2));

        assertThat(ledger.count(List.of(BTC)).trials()).isEqualTo(9);
        assertThat(ledger.count(List.of(ETH)).trials()).isEqualTo(2);
        assertThat(ledger.count(List.of(BTC, ETH, BTC)).trials()).isEqualTo(11);
    }

    @Test
    void givenAHoldoutOpenedByTwoStrategies_whenAsked_thenBothCountWhereverTheTimesOverlap() {
        TrialLedger ledger = TrialLedger.open(file());
        var first = ParameterDigest.of("first");
        var second = ParameterDigest.of("second");

        assertThat(ledger.openHoldout(data(BTC, MARCH, MAY), first)).isEqualTo(1);
        assertThat(ledger.openHoldout(data(BTC, MARCH, MAY), first)).isEqualTo(1);
        assertThat(ledger.openings(data(BTC, MAY, JUNE), second)).isEqualTo(2);
        assertThat(ledger.openHoldout(data(BTC, MAY, JUNE), second)).isEqualTo(2);
        assertThat(ledger.openings(data(ETH, MARCH, MAY), second)).isEqualTo(1);
        assertThat(ledger.openings(data(BTC, JANUARY, MARCH.minusSeconds(60)), second))
                .isEqualTo(1);
        assertThat(ledger.count(List.of(BTC)).trials()).isZero();
    }

    @Test
    void givenTheSameTrialsInOtherBatches_whenAdded_thenCountHeadAndBytesAreTheSame()
            throws IOException {
        Trials memory = Trials.inMemory();
        var random = new SplittableRandom(7);
        TrialLedger ledger = TrialLedger.open(file());
        for (int batch = 0; batch < 20; batch++) {
            int from = random.nextInt(200);
            var digests = digests(from, from + random.nextInt(30));
            var data = data(random.nextBoolean() ? BTC : ETH, JANUARY, MARCH);
            ledger.add(data, digests);
            digests.forEach(each -> memory.add(data, List.of(each)));
        }
        TrialLedger again = TrialLedger.open(file());
        assertThat(again.count(List.of(BTC, ETH))).isEqualTo(ledger.count(List.of(BTC, ETH)));
        assertThat(memory.count(List.of(BTC, ETH)).trials())
                .isEqualTo(ledger.count(List.of(BTC, ETH)).trials());
    }

    @Test
    void givenTwoWhoUseOneLedgerAtOnce_whenBothAdd_thenEachSeesAllAndTheFileIsWhole()
            throws InterruptedException {
        var one = TrialLedger.open(file());
        var other = TrialLedger.open(file());
        var threads =
                List.of(
                        Thread.ofPlatform().start(() -> addInSteps(one, 0)),
                        Thread.ofPlatform().start(() -> addInSteps(other, 100)));
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(one.count(List.of(BTC)).trials()).isEqualTo(300);
        assertThat(other.count(List.of(BTC))).isEqualTo(one.count(List.of(BTC)));
        assertThat(TrialLedger.open(file()).count(List.of(BTC))).isEqualTo(one.count(List.of(BTC)));
    }

    private static void addInSteps(TrialLedger ledger, int first) {
        for (int i = first; i < first + 200; i += 20) {
            ledger.add(data(BTC, JANUARY, MARCH), digests(i, i + 20));
        }
    }

    @Test
    void givenAnyByteOfALedgerChanged_whenOpened_thenItIsRefused() throws IOException {
        begun(4);
        byte[] good = Files.readAllBytes(file());
        for (int place = 0; place < good.length; place++) {
            int bit = place % 8;
            byte[] bad = good.clone();
            bad[place] ^= (byte) (1 << bit);
            Files.write(file(), bad);
            refused("byte " + place + " bit " + bit);
        }
    }

    @Test
    void givenALedgerCutOffAnywhere_whenOpened_thenItIsRefused() throws IOException {
        begun(4);
        byte[] good = Files.readAllBytes(file());
        for (int length = 0; length < good.length; length++) {
            Files.write(file(), Arrays.copyOf(good, length));
            refused("cut to " + length);
        }
        Files.delete(file());
        refused("deleted");
    }

    @Test
    void givenLinesLeftOutOrInAnotherOrder_whenOpened_thenTheyAreMissed() throws IOException {
        begun(6);
        List<String> good = Files.readAllLines(file());
        for (int line = 0; line < good.size(); line++) {
            var without = new ArrayList<>(good);
            without.remove(line);
            Files.write(file(), without);
            refused("without line " + line);
            if (line > 0) {
                var swapped = new ArrayList<>(good);
                swapped.set(line, good.get(line - 1));
                swapped.set(line - 1, good.get(line));
                Files.write(file(), swapped);
                refused("swapped line " + line);
            }
        }
    }

    @Test
    void givenALedgerMadeAnewWithFewerTrials_whenOpenedWithItsOldSideFile_thenItIsRefused()
            throws IOException {
        begun(6);
        byte[] anchor = Files.readAllBytes(Anchor.beside(file()));
        Files.delete(file());
        Files.delete(Anchor.beside(file()));
        begun(3);
        Files.write(Anchor.beside(file()), anchor);
        refused("made anew");
    }

    @Test
    void givenNoSideFile_whenOpened_thenItIsRefused() throws IOException {
        begun(3);
        Files.delete(Anchor.beside(file()));
        assertThatThrownBy(() -> TrialLedger.open(file()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("trials.ledger.head, which says where it ended, is gone");
    }

    @Test
    void givenACrashBeforeTheSideFile_whenOpened_thenWholeLinesCountAndATornOneIsCutOff()
            throws IOException {
        begun(3);
        byte[] anchor = Files.readAllBytes(Anchor.beside(file()));
        long anchored = Files.size(file());
        TrialLedger.open(file()).add(data(BTC, JANUARY, MARCH), digests(3, 5));
        byte[] whole = Files.readAllBytes(file());
        for (int length = (int) anchored; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            Files.write(Anchor.beside(file()), anchor);
            TrialLedger ledger = TrialLedger.open(file());
            assertThat(ledger.count(List.of(BTC)).trials()).isBetween(3L, 5L);
            ledger.add(data(BTC, JANUARY, MARCH), digests(3, 5));
            assertThat(file()).hasBinaryContent(whole);
        }
    }

    @Test
    void givenAFileThatIsNoLedger_whenOpened_thenItIsRefusedAndNotTouched() throws IOException {
        Path notes = folder.resolve("notes.txt");
        Files.writeString(notes, "my notes\n");
        assertThatThrownBy(() -> TrialLedger.open(notes))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("notes.txt: line 1");
        assertThat(notes).hasContent("my notes\n");
    }

    @Test
    void givenAFullDevice_whenBegun_thenOneSentenceSaysSo() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "no /dev/full here");
        assertThatThrownBy(() -> TrialLedger.open(full))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot use the ledger of trials");
    }

    @Test
    void givenDigestsDrawnAtRandom_whenKept_thenTheSetAgreesWithTheLibrarysOwn() {
        long seed = 11;
        var random = new SplittableRandom(seed);
        var set = new DigestSet();
        var expected = new HashSet<ParameterDigest>();
        for (int i = 0; i < 20_000; i++) {
            // Few different values, so that many come twice, zero among them.
            var digest = new ParameterDigest(random.nextLong(90), random.nextLong(90));
            assertThat(set.add(digest.high(), digest.low()))
                    .as("seed %d, draw %d", seed, i)
                    .isEqualTo(expected.add(digest));
        }
    }

    private void begun(int trials) {
        TrialLedger.open(file()).add(data(BTC, JANUARY, MARCH), digests(0, trials));
    }

    private void refused(String what) {
        assertThatThrownBy(() -> TrialLedger.open(file()))
                .as(what)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ledger");
    }
}
