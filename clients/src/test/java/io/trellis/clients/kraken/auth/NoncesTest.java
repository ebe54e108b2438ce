package io.trellis.clients.kraken.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

class NoncesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123456Z");
    private static final String KEY = "0123456789ab";

    @TempDir Path folder;

    @Test
    void givenTheClock_thenTheNonceIsItsMicroseconds() {
        try (Nonces nonces = Nonces.inMemory()) {
            assertThat(nonces.next(NOW)).isEqualTo(1_795_168_800_123_456L);
        }
    }

    /** Law: each is above the one before, over steps of the clock and restarts alike. */
    @Test
    void givenAnyClockAndAnyRestarts_thenNoncesRise() {
        long seed = 20_261_120;
        var random = new SplittableRandom(seed);
        long last = 0;
        Instant now = NOW;
        for (int run = 0; run < 20; run++) {
            try (Nonces nonces = NonceFile.open(folder, KEY)) {
                for (int i = 0; i < 50; i++) {
                    now = now.plusMillis(random.nextLong(-20_000, 20_000));
                    long next = nonces.next(now);
                    assertThat(next)
                            .as("seed %d, run %d, call %d", seed, run, i)
                            .isGreaterThan(last);
                    last = next;
                }
            }
        }
    }

    @Test
    void c51_givenARestartWithTheClockSetBackAnHour_thenTheNextNonceIsAboveTheLast() {
        long last;
        try (Nonces nonces = NonceFile.open(folder, KEY)) {
            last = nonces.next(NOW);
        }

        try (Nonces nonces = NonceFile.open(folder, KEY)) {
            assertThat(nonces.next(NOW.minus(Duration.ofHours(1)))).isGreaterThan(last);
        }
    }

    @Test
    void givenANonce_thenAMarkAboveItIsOnDiskBeforeItIsUsed() throws IOException {
        try (Nonces nonces = NonceFile.open(folder, KEY)) {
            for (int second = 0; second < 60; second++) {
                long next = nonces.next(NOW.plusSeconds(second));
                long mark =
                        Long.parseLong(Files.readString(folder.resolve(KEY + ".nonce")).strip());
                assertThat(mark).isGreaterThanOrEqualTo(next);
            }
        }
    }

    @Test
    void givenASecondUserOfTheKey_thenItIsRefusedUntilTheFirstIsGone() {
        try (Nonces _ = NonceFile.open(folder, KEY)) {
            assertThatThrownBy(() -> NonceFile.open(folder, KEY))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("another process uses the same key");
            try (Nonces other = NonceFile.open(folder, "ba9876543210")) {
                assertThat(other.next(NOW)).isPositive();
            }
        }
        try (Nonces again = NonceFile.open(folder, KEY)) {
            assertThat(again.next(NOW)).isPositive();
        }
    }

    @Test
    void givenAFileWithoutAMark_thenItIsRefusedAndLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve(KEY + ".nonce"), "soon\n");

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> NonceFile.open(folder, KEY))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(file + " holds no number of up to 16 digits");
        }
        assertThat(file).hasContent("soon\n");
    }

    @Test
    void givenAJump_thenTheNumbersBetweenAreNotUsed() {
        try (Nonces nonces = NonceFile.open(folder, KEY)) {
            long last = nonces.next(NOW);
            nonces.jumpAhead(Duration.ofMinutes(1));

            assertThat(nonces.next(NOW)).isEqualTo(last + 60_000_001);
        }
    }
}
