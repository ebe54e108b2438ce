package io.trellis.backtesting.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormTest {

    @ParameterizedTest
    @CsvSource({
        "SECONDS, 1762819931, 1762819931000000000",
        "SECONDS, 1762819931.337618, 1762819931337618000",
        "SECONDS, 1762820035.982277754, 1762820035982277754",
        "SECONDS, 1762820035., 1762820035000000000",
        "MILLIS, 1762819931337, 1762819931337000000",
        "MILLIS, 1762819931337.25, 1762819931337250000",
        "MICROS, 1762819931337618, 1762819931337618000",
        "NANOS, 1762820035982277754, 1762820035982277754",
        "MILLIS_OR_MICROS, 1762819931337, 1762819931337000000",
        "MILLIS_OR_MICROS, 1762819931337618, 1762819931337618000",
        "ISO, 2025-11-11T00:12:11.337618Z, 1762819931337618000",
        "ISO, 2025-11-11T01:12:11+01:00, 1762819931000000000",
        "ISO, 2025-11-11T00:12:11, 1762819931000000000",
        "ISO, 2025-11-11 00:12, 1762819920000000000",
        "ISO, 2025-11-11, 1762819200000000000",
    })
    void givenATime_thenItIsExact(TimeForm form, String text, long nanos) {
        assertThat(nanos(form, text)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDS, -1",
        "SECONDS, 1e9",
        "SECONDS, 1762820035.9822777541",
        "SECONDS, 99999999999999999999",
        "MILLIS, ''",
        "NANOS, 1762820035982277754.5",
        "ISO, 11.11.2025",
        "ISO, 2025-13-01",
    })
    void givenNoTime_thenItIsNone(TimeForm form, String text) {
        assertThat(nanos(form, text)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "1762819931, SECONDS",
        "1762819931337, MILLIS",
        "1762819931337618, MICROS",
        "1762819931337618000, NANOS",
        "2025-11-11, ISO",
    })
    void givenANumberAlone_thenItsUnitIsGuessed(String text, TimeForm form) {
        assertThat(TimeForm.guess(text)).contains(form);
    }

    private static long nanos(TimeForm form, String text) {
        return form.nanos(text.toCharArray(), 0, text.length());
    }
}
