package io.trellis.backtesting.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Timeframe;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class MarketTest {

    @ParameterizedTest
    @CsvSource({
        "XBTUSD_1.csv, BTC/USD, 1m",
        "XBTUSDT_1440.csv, BTC/USDT, 1d",
        "ARBUSD_60.csv, ARB/USD, 1h",
        "XDGXBT.csv, DOGE/BTC, ''",
        "BTCUSDT-1m-2025-01.csv, BTC/USDT, 1m",
        "BTCFDUSD-4h-2025-01-03.csv, BTC/FDUSD, 4h",
        "bars.csv, '', ''",
        "my-file.csv, '', ''",
        "XYZ_5.csv, '', 5m",
    })
    void givenAName_thenItTellsWhatIsKnown(String name, String symbol, String timeframe) {
        Market market = Market.of(name);

        assertThat(market.symbol().orElse("")).isEqualTo(symbol);
        assertThat(market.timeframe().map(Timeframe::toString).orElse("")).isEqualTo(timeframe);
    }

    @ParameterizedTest
    @CsvSource({"BTC/USD, 1m, true", "'', 1m, true", "BTC/EUR, 1m, false", "BTC/USD, 1h, false"})
    void givenTwo_thenTheyFitWhereBothSayTheSame(String symbol, String timeframe, boolean fits) {
        var other =
                new Market(
                        Optional.of(symbol).filter(text -> !text.isEmpty()),
                        Optional.of(Timeframe.parse(timeframe)));

        assertThat(Market.of("XBTUSD_1.csv").fits(other)).isEqualTo(fits);
    }
}
