package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

class RequestTimeTest {

    private static final long YEAR_2200 = 7_258_118_400L;

    @Test
    void givenAnyTime_thenItIsWrittenAsTheFormatterWritesIt() {
        var random = new SplittableRandom(8);
        for (int i = 0; i < 5_000; i++) {
            Instant time =
                    Instant.ofEpochSecond(
                            random.nextLong(YEAR_2200), random.nextInt(1_000_000_000));
            assertThat(RequestTime.millis(time)).isEqualTo(formatted("ss.SSS'Z'", time));
            assertThat(RequestTime.seconds(time)).isEqualTo(formatted("ss'Z'", time));
        }
        assertThat(RequestTime.millis(Instant.parse("2026-01-02T03:04:05Z")))
                .isEqualTo("2026-01-02T03:04:05.000Z");
    }

    private static String formatted(String seconds, Instant time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:" + seconds, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }
}
