package io.trellis.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesIdTest {

    private static final Timeframe MINUTE = Timeframe.parse("1m");

    @Test
    void givenASeries_thenItsPathNamesItAndReadsBack() {
        var series = new SeriesId("kraken", "BTC/USDT", MINUTE);

        assertThat(series.path()).isEqualTo("kraken/BTC-USDT/1m");
        assertThat(SeriesId.parse(series.path())).isEqualTo(series);
    }

    @Test
    void givenTheGeneratorsVenue_thenTheSeriesIsSynthetic() {
        assertThat(new SeriesId("synthetic", "BTC/USDT", MINUTE).synthetic()).isTrue();
        assertThat(new SeriesId("kraken", "BTC/USDT", MINUTE).synthetic()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Kraken", "-kraken", "kra/ken", "..", "kraken "})
    void givenAVenueOfAnotherForm_thenItIsRefused(String venue) {
        assertThatThrownBy(() -> new SeriesId(venue, "BTC/USDT", MINUTE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("venue \"" + venue + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "BTCUSDT", "BTC-USDT", "btc/usdt", "BTC/", "/USDT", "A/B/C", "../.."})
    void givenASymbolOfAnotherForm_thenItIsRefused(String symbol) {
        assertThatThrownBy(() -> new SeriesId("kraken", symbol, MINUTE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("symbol \"" + symbol + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kraken",
                "kraken/BTC-USDT",
                "kraken/BTC/USDT/1m",
                "kraken/BTC-USDT/1m/x"
            })
    void givenAPathOfAnotherForm_thenItIsRefused(String path) {
        assertThatThrownBy(() -> SeriesId.parse(path))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("series \"%s\" is not of the form kraken/BTC-USDT/1m.", path);
    }
}
