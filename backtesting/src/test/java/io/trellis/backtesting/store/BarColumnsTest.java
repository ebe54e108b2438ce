package io.trellis.backtesting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarColumnsTest {

    @Test
    void givenASeries_thenItKnowsItsSpan() {
        BarColumns bars = Series.small();

        assertThat(bars.rows()).isEqualTo(2);
        assertThat(bars.firstMillis()).isEqualTo(Series.START);
        assertThat(bars.lastMillis()).isEqualTo(Series.START + 60_000);
        assertThat(bars)
                .hasToString(
                        "kraken/BTC-USDT/1m, 2 bars from 2021-04-20T20:42:00Z to"
                                + " 2021-04-20T20:43:00Z");
    }

    /** The digest was computed from the text of contentSha256 with Python's struct and hashlib. */
    @Test
    void givenASeries_thenItsContentHasTheHashOfItsBytes() {
        assertThat(Series.small().contentSha256())
                .isEqualTo("9c3f6bcbbf3d7b0c9190b7d47d287731358cc0e96803ae3f3bd264258d68cb10");
    }

    @Test
    void givenManyRows_thenTheHashDependsOnEveryColumnAndOnTheSeries() {
        BarColumns bars = Series.flat(10_000);
        double[] volume = bars.volume().clone();
        volume[9_999] = 2;
        BarColumns other =
                Series.of(
                        bars.series(),
                        bars.timeMillis(),
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        volume);

        assertThat(other.contentSha256()).isNotEqualTo(bars.contentSha256());
        assertThat(Series.flat(9_999).contentSha256()).isNotEqualTo(bars.contentSha256());
    }

    @Test
    void givenASpan_whenSliced_thenItsStartIsInAndItsEndIsOut() {
        BarColumns bars = Series.flat(10);

        BarColumns slice = bars.slice(Series.START + 60_000, Series.START + 180_000);

        assertThat(slice.timeMillis())
                .containsExactly(Series.START + 60_000, Series.START + 120_000);
        assertThat(slice.close()).hasSize(2);
        assertThat(slice.provenance()).isEqualTo(bars.provenance());
        assertThat(bars.slice(Series.START + 1, Series.START + 60_001).rows()).isEqualTo(1);
        assertThat(bars.slice(Long.MIN_VALUE, Long.MAX_VALUE).contentSha256())
                .isEqualTo(bars.contentSha256());
    }

    @Test
    void givenASpanWithoutBars_whenSliced_thenTheSentenceNamesTheSpanThereIs() {
        assertThatThrownBy(() -> Series.small().slice(0, 86_400_000))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "no bar of kraken/BTC-USDT/1m starts from 1970-01-01T00:00:00Z")
                .hasMessageContaining("to before 1970-01-02T00:00:00Z")
                .hasMessageContaining("start from 2021-04-20T20:42:00Z to 2021-04-20T20:43:00Z.");
    }

    @ParameterizedTest
    @CsvSource({
        "10,9,8,9,1",
        "10,11,10.5,11,1",
        "10,11,9,12,1",
        "0,11,0,10,1",
        "-1,11,-2,10,1",
        "NaN,11,9,10,1",
        "10,NaN,9,10,1",
        "10,Infinity,9,10,1",
        "10,11,9,10,-1",
        "10,11,9,10,NaN",
        "10,11,9,10,Infinity"
    })
    void givenAnImpossibleBar_thenItIsRefused(
            double open, double high, double low, double close, double volume) {
        assertThatThrownBy(() ->
                        Series.of(
                                Series.BTC,
                                Series.minutes(1),
                                new double[] {open},
                                new double[] {high},
                                new double[] {low},
                                new double[] {close},
                                new double[] {volume}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("bar 0 has open");
    }

    @Test
    void givenTimesTooClose_thenTheyAreRefused() {
        double[] price = {1, 1};
        long[] time = {Series.START, Series.START + 59_999};

        assertThatThrownBy(() -> Series.of(Series.BTC, time, price, price, price, price, price))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("less than 60000 ms after bar 0");
    }

    @Test
    void givenColumnsOfDifferentLengthOrNone_thenTheyAreRefused() {
        double[] one = {1};
        double[] none = {};

        assertThatThrownBy(() -> Series.of(Series.BTC, Series.minutes(1), one, one, one, one, none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("volume 0");
        assertThatThrownBy(() ->
                        Series.of(Series.BTC, Series.minutes(0), none, none, none, none, none))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
