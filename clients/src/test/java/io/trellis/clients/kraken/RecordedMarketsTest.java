package io.trellis.clients.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.core.market.Instrument;

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
        var listed = find("nautilus__http_asset_pairs.json", "BTC/USDT").listed();

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

    @Test
    void givenAMarketWithARebate_thenItIsRefusedByName() throws IOException {
        var market = find("nautilus__http_asset_pairs_tokenized.json", "AAPLx/USD");

        assertThatThrownBy(market::listed)
                .hasMessage(
                        "Kraken AssetPairs: AAPLxUSD.fees_maker[0][1] \"-0.02\" per cent is a"
                                + " rebate; fees of 0 or more are supported.");
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
        var market = find("cryptofeed__rest_AssetPairs-20210417.json.gz", symbol);

        assertThat(market.id()).isEqualTo(id);
        assertThat(market.altname()).isEqualTo(altname);
        // Those markets had no smallest cost and no state yet.
        assertThatThrownBy(market::listed).hasMessageContaining("missing");
    }

    private static MarketRow find(String file, String symbol) throws IOException {
        return Markets.of(Envelope.result(bytes(file), "AssetPairs")).find(symbol);
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
