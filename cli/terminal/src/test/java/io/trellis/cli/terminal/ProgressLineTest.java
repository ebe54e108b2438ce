package io.trellis.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class ProgressLineTest {

    private final StringWriter written = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void givenATerminal_thenTheLineIsDrawnOverAtMostTenTimesASecond() {
        try (ProgressLine line = line(true)) {
            showEvery(Duration.ofMillis(50), 6, line);
        }

        assertThat(written.toString())
                .isEqualToNormalizingNewlines("\r\u001b[K1\r\u001b[K3\r\u001b[K5\n");
    }

    @Test
    void givenNoTerminal_thenALineEveryFiveSeconds() {
        try (ProgressLine line = line(false)) {
            showEvery(Duration.ofSeconds(1), 12, line);
        }

        assertThat(written.toString()).isEqualToNormalizingNewlines("4\n9\n");
    }

    @Test
    void givenWorkThatIsDoneAtOnce_thenNothingIsWritten() {
        try (ProgressLine line = line(true)) {
            line.show(() -> "never seen");
        }

        assertThat(written.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "59, 59 s", "60, 1 min 0 s", "3599, 59 min 59 s", "11220, 3 h 7 min"})
    void durationsAreWrittenInTheTwoLargestUnits(long seconds, String words) {
        assertThat(ProgressLine.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    private ProgressLine line(boolean redrawn) {
        return new ProgressLine(new PrintWriter(written, true), redrawn, nanos::get);
    }

    private void showEvery(Duration pause, int times, ProgressLine line) {
        for (int i = 0; i < times; i++) {
            String text = String.valueOf(i);
            nanos.addAndGet(pause.toNanos());
            line.show(() -> text);
        }
    }
}
