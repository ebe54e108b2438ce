package io.trellis.cli.trade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.clients.kraken.market.FeeSchedule;
import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.MarketNames;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Instrument;
import io.trellis.core.plugin.Plugins;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.venue.AssetBalance;
import io.trellis.core.venue.TradingMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** FM-075, FM-076, FM-134: the market must still be the one that a file was made for. */
class SuitabilityTest {

    private static final Path STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/trade/kill/narrow-grid.json");

    private final StrategyFile strategy = read();

    @Test
    void givenTheMarketOfTheFile_thenNothingSpeaksAgainstIt() {
        assertThatCode(() -> judge(strategy.instrument(), "10000", "0")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.00000001, 0.00005, 0.5, 0.0025, 0.0040, price step",
        "0.1, 0.0000001, 0.00005, 0.5, 0.0025, 0.0040, quantity step",
        "0.1, 0.00000001, 0.0001, 0.5, 0.0025, 0.0040, smallest quantity",
        "0.1, 0.00000001, 0.00005, 5, 0.0025, 0.0040, smallest value",
        "0.1, 0.00000001, 0.00005, 0.5, 0.0026, 0.0040, maker fee",
        "0.1, 0.00000001, 0.00005, 0.5, 0.0025, 0.0041, taker fee",
    })
    void givenOtherStepsOrWorseTerms_thenTheSentenceNamesBoth(
            BigDecimal tick,
            BigDecimal lot,
            BigDecimal minQty,
            BigDecimal minCost,
            BigDecimal maker,
            BigDecimal taker,
            String words) {
        var now = new Instrument(tick, lot, minQty, minCost, maker, taker);

        assertThatThrownBy(() -> judge(now, "10000", "0"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(words)
                .hasMessageEndingWith("so it is not traded.");
    }

    @Test
    void givenBetterTerms_thenNothingSpeaksAgainstIt() {
        var now =
                new Instrument(
                        new BigDecimal("0.10"),
                        new BigDecimal("0.00000001"),
                        new BigDecimal("0.00001"),
                        BigDecimal.ZERO,
                        new BigDecimal("0.001"),
                        new BigDecimal("0.002"));

        assertThatCode(() -> judge(now, "10000", "0")).doesNotThrowAnyException();
    }

    @Test
    void givenTooLittleMoney_thenTheSentenceTellsHowMuchThereIs() {
        assertThatThrownBy(() -> judge(strategy.instrument(), "4999.99", "0"))
                .hasMessageContaining("capital of 5000 USD, and 4999.99 are free");
    }

    @Test
    void givenCoinsOfOnesOwn_thenTheyCountAndHaveToBeThere() {
        assertThatCode(() -> judge(strategy.instrument(), "2000", "0.05"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> judge(strategy.instrument(), "2000", "0.2"))
                .hasMessageContaining("--inventory is 0.2 BTC, and 0.1 are free");
    }

    private void judge(Instrument now, String usd, String owned) {
        var admission = new Admission(strategy, List.of(), Instant.EPOCH);
        var suitability = new Suitability(admission, strategy, terms(now, usd));
        suitability.check(Plugins.plan(strategy));
        suitability.requireFunds(Plugins.plan(strategy), new BigDecimal(owned));
        assertThat(admission.decide("file", true)).isPresent();
    }

    private static MarketTerms terms(Instrument now, String usd) {
        var free = new FeeSchedule.Tier(BigDecimal.ZERO, BigDecimal.ZERO);
        var market =
                new Market(
                        new MarketNames("BTC/USD", "XXBTZUSD", "XBTUSD", "XBT/USD"),
                        "XXBT",
                        "ZUSD",
                        now,
                        new Market.Decimals(1, 8, 5),
                        TradingMode.ONLINE,
                        new FeeSchedule(List.of(free), List.of(free)));
        return new MarketTerms(
                market,
                now,
                new BigDecimal("60000"),
                Optional.empty(),
                List.of(
                        new AssetBalance("USD", new BigDecimal(usd), BigDecimal.ZERO),
                        new AssetBalance("BTC", new BigDecimal("0.1"), BigDecimal.ZERO)));
    }

    private static StrategyFile read() {
        try {
            return StrategyCodec.read(Files.readAllBytes(STRATEGY), "narrow-grid.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
