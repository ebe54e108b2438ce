package io.trellis.clients.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.wire.Envelope;
import io.trellis.core.market.Instrument;
import io.trellis.core.venue.TradingMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Answers that Kraken gave, where they are at hand beside the repository. */
class RecordedMarketsTest {

    @Test
    void givenTheMarketOf2025_thenItsRulesAreRead() throws IOException {
        var listed = table("nautilus__http_asset_pairs.json").find("BTC/USDT");

        assertThat(listed.mode()).isEqualTo(TradingMode.ONLINE);
        assertThat(listed.instrument())
                .isEqualTo(
                        new Instrument(
                                new BigDecimal("0.1"),
                                new BigDecimal("0.00000001"),
                                new BigDecimal("0.00005"),
                                new BigDecimal("0.5"),
                                new BigDecimal("0.0025"),
                                new BigDecimal("0.004")));
    }

    /** Backtests know no rebates; the true figure is kept beside the rules. */
    @Test
    void givenAMarketWithARebate_thenItsRulesHaveNoMakerFeeAndItsScheduleHasTheRebate()
            throws IOException {
        var market = table("nautilus__http_asset_pairs_tokenized.json").find("AAPLx/USD");

        assertThat(market.instrument().makerFee()).isEqualByComparingTo("0");
        assertThat(market.fees().lowestMaker().percent()).isEqualByComparingTo("-0.02");
    }

    @ParameterizedTest
    @CsvSource({
        "BTC/USD, XXBTZUSD, XBTUSD",
        "DOGE/EUR, XDGEUR, XDGEUR",
        "ETH/BTC, XETHXXBT, ETHXBT",
        "AAVE/AUD, AAVEAUD, AAVEAUD",
    })
    void givenAllMarketsOf2021_thenEachIsFoundByOurName(String symbol, String id, String altname)
            throws IOException {
        var table = table("cryptofeed__rest_AssetPairs-20210417.json.gz");

        assertThat(table.names(symbol).id()).isEqualTo(id);
        assertThat(table.names(symbol).altname()).isEqualTo(altname);
        // Those markets had no smallest cost and no state yet.
        assertThatThrownBy(() -> table.find(symbol)).hasMessageContaining("missing");
    }

    private static MarketTable table(String file) throws IOException {
        return MarketTable.of(Envelope.result(bytes(file), "AssetPairs"));
    }

    private static byte[] bytes(String file) throws IOException {
        Optional<Path> folder = folder();
        assumeTrue(folder.isPresent(), "there are no recorded answers of Kraken");
        try (InputStream in = Files.newInputStream(folder.orElseThrow().resolve(file))) {
            return file.endsWith(".gz")
                    ? new GZIPInputStream(in).readAllBytes()
                    : in.readAllBytes();
        }
    }

    private static Optional<Path> folder() {
        return Stream.iterate(
                        Path.of("").toAbsolutePath(),
                        path -> path.getParent() != null,
                        Path::getParent)
                .map(path -> path.resolve("shared/data/fixtures/kraken"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
