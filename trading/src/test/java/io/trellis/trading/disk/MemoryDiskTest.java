package io.trellis.trading.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.trading.journal.DiskFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** The disk of the tests forgets what a disk may forget, and nothing else. */
class MemoryDiskTest {

    private static final byte[] OLD = filled('o');
    private static final byte[] NEW = filled('n');

    private MemoryDisk disk;

    @BeforeEach
    void begin() throws IOException {
        disk = new MemoryDisk();
        DiskFile file = disk.create("a");
        file.write(0, OLD, 0, OLD.length);
        file.force();
        disk.forceNames();
        file.write(0, NEW, 0, NEW.length);
    }

    private static byte[] filled(char letter) {
        byte[] bytes = new byte[2_048];
        Arrays.fill(bytes, (byte) letter);
        return bytes;
    }

    @Test
    void givenAKill_thenEverythingIsThereAndOldHandlesAreDead() throws IOException {
        DiskFile file = disk.open("a");
        disk.kill();

        assertThat(disk.bytes("a")).isEqualTo(NEW);
        assertThatThrownBy(() -> file.write(0, OLD, 0, 1)).isInstanceOf(IOException.class);
    }

    @Test
    void givenThePowerGone_thenEachBlockIsOldOrNewOrTorn() {
        var kinds = new TreeSet<String>();
        for (int seed = 0; seed < 50; seed++) {
            MemoryDisk copy = unforced();
            copy.losePower(new SplittableRandom(seed));
            byte[] bytes = copy.bytes("a");
            assertThat(bytes).hasSize(2_048);
            for (int block = 0; block < 4; block++) {
                kinds.add(kind(Arrays.copyOfRange(bytes, 512 * block, 512 * (block + 1))));
            }
        }

        assertThat(kinds).containsExactly("n", "no", "o", "on");
    }

    private static MemoryDisk unforced() {
        var test = new MemoryDiskTest();
        try {
            test.begin();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return test.disk;
    }

    /** The letters of a block, each run of them once. */
    private static String kind(byte[] block) {
        var runs = new StringBuilder();
        for (byte letter : block) {
            if (runs.isEmpty() || runs.charAt(runs.length() - 1) != letter) {
                runs.append((char) letter);
            }
        }
        return runs.toString();
    }

    @Test
    void givenAForce_thenThePowerTakesNothing() throws IOException {
        disk.open("a").force();
        disk.losePower(new SplittableRandom(1));

        assertThat(disk.bytes("a")).isEqualTo(NEW);
    }

    @Test
    void givenNamesThatWereNotForced_thenThePowerMayTakeThemInTheirOrder() throws IOException {
        var outcomes = new TreeSet<String>();
        for (int seed = 0; seed < 30; seed++) {
            MemoryDisk copy = unforced();
            copy.create("b").close();
            copy.rename("b", "c");
            copy.delete("a");
            copy.losePower(new SplittableRandom(seed));
            outcomes.add(copy.names().toString());
        }

        assertThat(outcomes).containsExactly("[a, b]", "[a, c]", "[a]", "[c]");
    }

    @Test
    void givenAFullDisk_thenWhatFitsIsWrittenAndTheRestRefused() throws IOException {
        disk.capacity(3_072);
        DiskFile file = disk.open("a");

        assertThatThrownBy(() -> file.write(2_048, NEW, 0, 2_048))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left on the disk");
        assertThat(disk.bytes("a")).hasSize(3_072);
    }
}
