package io.trellis.trading.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.machine.Status;
import io.trellis.core.market.Instrument;
import io.trellis.core.risk.Exposure;
import io.trellis.core.risk.TraderMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class RunStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.1"),
                    new BigDecimal("0.0001"),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO);

    private static final Status STATUS =
            new Status(
                    TraderMode.HOLD,
                    "held\nby a person",
                    500_005,
                    12_345,
                    new Exposure(12_345, 1, 2, 3, 4, 1, 6, 7),
                    1_000_012_345_678L,
                    1_000_000_000_000L,
                    9_007_199_254_740_993L,
                    -1,
                    5,
                    6,
                    7,
                    false);

    @TempDir private Path state;

    @Test
    void givenAStatus_thenWhoeverReadsItSeesWhatWasWritten() {
        var run = new RunFolder(state, "grid");
        run.create();
        assertThat(RunStatus.read(run)).isEmpty();

        RunStatus written = status(Optional.of(Duration.ofMillis(1_500)));
        written.write(run);

        RunStatus read = RunStatus.read(run).orElseThrow();
        assertThat(read).isEqualTo(written);
        assertThat(read.epoch()).isEqualTo(3);
        assertThat(read.updated()).isEqualTo(NOW);
        assertThat(read.text("mode")).isEqualTo("hold");
        assertThat(read.text("reason")).isEqualTo("held\\u000aby a person");
        assertThat(read.text("price")).isEqualTo("50000.5");
        assertThat(read.text("position")).isEqualTo("1.2345");
        assertThat(read.text("roundTripProfit")).isEqualTo("90071992.54740993");
        assertThat(read.shown("marketAgeMillis")).isEqualTo("1500");
        assertThat(read.answer("b")).contains(new Answer("b", false, "no"));
        assertThat(read.answer("c")).isEmpty();
        assertThat(status(Optional.empty()).shown("marketAgeMillis")).isEqualTo("null");
    }

    @Test
    void givenAFileThatOthersMayChange_thenItIsNotBelieved() throws IOException {
        var run = new RunFolder(state, "grid");
        run.create();
        status(Optional.empty()).write(run);
        Files.setPosixFilePermissions(run.status(), PosixFilePermissions.fromString("rw-rw-r--"));

        assertThatThrownBy(() -> RunStatus.read(run))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("chmod 600");
    }

    private static RunStatus status(Optional<Duration> age) {
        var header =
                new RunStatus.Header(
                        "grid", RunKind.LIVE, "BTC/USD", "example", INSTRUMENT, 3, 4_711, NOW);
        return RunStatus.of(
                header,
                STATUS,
                new RunStatus.Surroundings(
                        NOW,
                        age,
                        17,
                        0,
                        List.of(new Answer("a", true, "done"), new Answer("b", false, "no"))));
    }
}
