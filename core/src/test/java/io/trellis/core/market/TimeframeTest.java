package io.trellis.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeframeTest {

    @ParameterizedTest
    @CsvSource({
        "1s,1000",
        "90s,90000",
        "1m,60000",
        "5m,300000",
        "15m,900000",
        "1h,3600000",
        "4h,14400000",
        "1d,86400000",
        "7d,604800000",
        "366d,31622400000"
    })
    void givenText_thenItIsReadAndPrintedBack(String text, long millis) {
        assertThat(Timeframe.parse(text)).isEqualTo(new Timeframe(millis)).hasToString(text);
    }

    @Test
    void givenSixtyMinutes_thenItIsOneHour() {
        assertThat(Timeframe.parse("60m")).isEqualTo(Timeframe.parse("1h")).hasToString("1h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "m", "1", "0m", "01m", "-1m", "+1m", "1M", "1w", "1.5h", "1 m", " 1m", "٣m"
            })
    void givenAnythingElse_thenTheSentenceNamesIt(String text) {
        assertThatThrownBy(() -> Timeframe.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "timeframe \"%s\" is not a whole number of s, m, h or d, such as 1m, 15m,"
                                + " 4h or 1d.",
                        text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"367d", "9999999h", "99999999d"})
    void givenMoreThanAYear_thenItIsRefused(String text) {
        assertThatThrownBy(() -> Timeframe.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("timeframe \"%s\" is longer than the longest allowed, 366d.", text);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -60_000, 999, 1_500, 366L * 86_400_000 + 1_000})
    void givenMillisOutOfRange_thenTheRecordRefusesThem(long millis) {
        assertThatThrownBy(() -> new Timeframe(millis))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was " + millis + " ms");
    }
}
