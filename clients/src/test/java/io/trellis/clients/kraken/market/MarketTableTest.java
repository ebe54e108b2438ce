package io.trellis.clients.kraken.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.kraken.wire.WireReader;
import io.trellis.core.InvalidInputException;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TradingMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

class MarketTableTest {

    private static final String BTC =
            """
            "XXBTZUSD":{"altname":"XBTUSD","wsname":"XBT/USD","base":"XXBT","quote":"ZUSD",
             "cost_decimals":5,"pair_decimals":1,"lot_decimals":8,"lot_multiplier":1,
             "fees":[[0,0.4],[10000,0.35]],"fees_maker":[[0,0.25],[10000,-0.02]],
             "ordermin":"0.00005","costmin":"0.5","tick_size":"0.1","status":"online"}
            """;

    private static final String DOGE =
            """
            "XDGUSD":{"altname":"XDGUSD","wsname":"XDG/USD","base":"XXDG","quote":"ZUSD",
             "pair_decimals":7,"lot_decimals":8,"lot_multiplier":1,"fees":[[0,0.4]],
             "ordermin":"13","costmin":"0.5","tick_size":"0.0000001","status":"post_only"}
            """;

    private static final String SUI =
            """
            "SUIUSD":{"altname":"SUIUSD","wsname":"SUI/USD","base":"SUI","quote":"ZUSD",
             "pair_decimals":4,"lot_decimals":5,"lot_multiplier":1,"fees":[[0,0.4]],
             "ordermin":"1.5","costmin":"0.5","tick_size":"0.0005","status":"online"}
            """;

    private static final String DARK =
            "\"XXBTZUSD.d\":{\"altname\":\"XBTUSD.d\",\"base\":\"XXBT\"}";
    private static final String ODD = SUI.replace("SUI", "ODD").replace("\"0.0005\"", "\"0\"");

    private final MarketTable table = table(BTC, DOGE, SUI, DARK, ODD);

    private static MarketTable table(String... rows) {
        return MarketTable.of(wire("{" + String.join(",", rows) + "}"));
    }

    private static WireField wire(String json) {
        return new WireField(
                "AssetPairs",
                "",
                WireReader.read(json.getBytes(StandardCharsets.UTF_8), "AssetPairs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC/USD", "XXBTZUSD", "XBTUSD", "XBT/USD"})
    void c07_givenAnyNameOfAMarket_thenItsOthersAreFound(String name) {
        assertThat(table.named(name))
                .contains(new MarketNames("BTC/USD", "XXBTZUSD", "XBTUSD", "XBT/USD"));
        assertThat(table.market(name).map(Market::symbol)).contains("BTC/USD");
    }

    @ParameterizedTest
    @CsvSource({
        "DOGE/USD, DOGE, USD",
        "XDGUSD, DOGE, USD",
        "XDG/USD, DOGE, USD",
        "SUIUSD, SUI, USD"
    })
    void c07_givenDogeAndNewerListings_thenTheyAreCalledAsWeCallThem(
            String name, String base, String quote) {
        Market market = table.market(name).orElseThrow();

        assertThat(market.base()).isEqualTo(base);
        assertThat(market.quote()).isEqualTo(quote);
    }

    /** Names are case-sensitive: AAPLxUSD is one. */
    @ParameterizedTest
    @ValueSource(strings = {"btc/usd", "BTCUSD", "XBT", "XXBTZUSD.d", "XBTUSD.d", "", "BTC/EUR"})
    void c07_givenNoName_thenNothingIsFound(String name) {
        assertThat(table.named(name)).isEmpty();
        assertThat(table.market(name)).isEmpty();
    }

    @Test
    void givenRowsThatAreNoMarkets_thenTheOthersAreReadAllTheSame() {
        assertThat(table.symbols()).containsExactly("BTC/USD", "DOGE/USD", "SUI/USD", "ODD/USD");
        assertThat(table.market("ODD/USD")).isEmpty();
        assertThatThrownBy(() -> table.find("ODD/USD"))
                .isInstanceOf(KrakenReadException.class)
                .hasMessageContaining("ODDUSD");
        assertThatThrownBy(() -> table.find("ABC/USD")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void c49_givenARebate_thenTheScheduleHasItAndTheRulesHaveNoFeeBelowNothing() {
        Market market = table(BTC.replace("[0,0.25]", "[0,-0.01]")).find("BTC/USD");

        assertThat(market.fees().lowestMaker().share()).isEqualByComparingTo("-0.0001");
        assertThat(market.instrument().makerFee()).isZero();
        assertThat(market.fees().maker()).hasSize(2);
        assertThat(market.fees().lowestTaker().share()).isEqualByComparingTo("0.004");
    }

    @ParameterizedTest
    @CsvSource({
        "BTC/USD, 37247.00000, 372470, 37247.0",
        "BTC/USD, 1e5, 1000000, 100000.0",
        "BTC/USD, 0, 0, 0.0",
        "DOGE/USD, 1e-07, 1, 0.0000001",
        "SUI/USD, 3.9865, 7973, 3.9865",
    })
    void givenAPriceOfTheWire_thenItIsWholeTicksAndBack(
            String symbol, String text, long ticks, String back) {
        Market market = table.find(symbol);

        assertThat(market.ticks(text)).isEqualTo(ticks);
        assertThat(market.priceText(ticks)).isEqualTo(back);
    }

    @ParameterizedTest
    @CsvSource({
        "BTC/USD, 0.00020000, 20000, 0.00020000",
        "BTC/USD, 1e-8, 1, 0.00000001",
        "SUI/USD, 49.96000, 4996000, 49.96000",
        "SUI/USD, 49.96, 4996000, 49.96000",
        "SUI/USD, 49.96000000, 4996000, 49.96000",
    })
    void c52_givenAQuantityOfAnyScale_thenItIsWholeLotsAndBack(
            String symbol, String text, long lots, String back) {
        Market market = table.find(symbol);

        assertThat(market.lots(text)).isEqualTo(lots);
        assertThat(market.quantityText(lots)).isEqualTo(back);
    }

    @ParameterizedTest
    @CsvSource({
        "SUI/USD, 3.9866, 1.00000, multiple of 0.0005",
        "SUI/USD, 3.9865, 1.000001, multiple of 0.00001",
        "BTC/USD, 30000.05, 1, multiple of 0.1",
        "BTC/USD, -1, 1, multiple of 0.1",
        "BTC/USD, 1, 0.000000001, multiple of 0.00000001",
        "BTC/USD, +5%, 1, multiple of 0.1",
        "BTC/USD, 99999999999999999999, 1, multiple of 0.1",
    })
    void c17_givenDecimalsThatAreNoneOfTheMarkets_thenTheyAreRefused(
            String symbol, String price, String quantity, String words) {
        assertThat(OrderRules.offStep(price, quantity, table.find(symbol)))
                .hasValueSatisfying(refused -> {
                    assertThat(refused.reason()).isEqualTo(Refusal.OFF_STEP);
                    assertThat(refused.words()).contains(words);
                });
        assertThat(OrderRules.offStep("30000.1", "0.00000001", table.find("BTC/USD"))).isEmpty();
    }

    /** Law: texts of the wire and whole numbers are the same thing, without a double between. */
    @Test
    void givenAnyTicksAndLots_thenTheyComeBackFromTheirText() {
        long seed = 52;
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            Market market = table.find(table.symbols().get(random.nextInt(3)));
            long whole = random.nextLong(1L << random.nextInt(1, 60));

            assertThat(market.ticks(market.priceText(whole))).as("seed %d", seed).isEqualTo(whole);
            assertThat(market.lots(market.quantityText(whole)))
                    .as("seed %d", seed)
                    .isEqualTo(whole);
            assertThat(market.priceText(whole)).doesNotContain("E");
            assertThat(new BigDecimal(market.quantityText(whole)))
                    .isEqualByComparingTo(market.instrument().quantity(whole));
        }
    }

    @Test
    void givenANewerList_thenWhatHasChangedIsTold() {
        MarketTable newer =
                table(
                        BTC.replace("\"0.00005\"", "\"0.0001\""),
                        DOGE.replace("post_only", "cancel_only"),
                        ODD);

        MarketTable.Changes changes =
                table.changesTo(newer, List.of("BTC/USD", "DOGE/USD", "SUI/USD"));

        assertThat(changes.revised()).extracting(Market::symbol).containsExactly("BTC/USD");
        assertThat(changes.moded()).extracting(Market::symbol).containsExactly("DOGE/USD");
        assertThat(changes.moded().getFirst().mode()).isEqualTo(TradingMode.CANCEL_ONLY);
        assertThat(changes.vanished()).containsExactly("SUI/USD");
        assertThat(table.changesTo(table, table.symbols()).vanished()).containsExactly("ODD/USD");
    }

    @Test
    void givenWhatTheStreamTellsOfAMarket_thenItCountsUntilTheNextList() {
        Market delisted = table.find("BTC/USD").withMode(TradingMode.DELISTED);

        assertThat(table.with(delisted).find("BTC/USD").mode()).isEqualTo(TradingMode.DELISTED);
        assertThat(table.find("BTC/USD").mode()).isEqualTo(TradingMode.ONLINE);
    }

    @ParameterizedTest
    @CsvSource({
        "online, ONLINE",
        "limit_only, LIMIT_ONLY",
        "post_only, POST_ONLY",
        "reduce_only, REDUCE_ONLY",
        "cancel_only, CANCEL_ONLY",
        "maintenance, MAINTENANCE",
        "delisted, DELISTED",
        "work_in_progress, DELISTED",
        "asleep, UNKNOWN",
        "'', UNKNOWN"
    })
    void givenAWordForAMode_thenItIsThatModeAndAnUnknownOneIsNone(String word, TradingMode mode) {
        assertThat(ModeWords.mode(word)).isEqualTo(mode);
    }

    @Test
    void givenAssets_thenTheirNamesAreOursAndSuffixesCannotBeSpent() {
        Assets assets =
                Assets.of(
                        wire(
                                "{\"XXBT\":{\"altname\":\"XBT\",\"decimals\":10},"
                                        + "\"ZUSD\":{\"altname\":\"USD\",\"decimals\":4},"
                                        + "\"XXDG\":{\"altname\":\"XDG\",\"decimals\":8},"
                                        + "\"SOL\":{\"altname\":\"SOL\",\"decimals\":10}}"));

        assertThat(List.of("XXBT", "ZUSD", "XXDG", "SOL", "NEW").stream().map(assets::name))
                .containsExactly("BTC", "USD", "DOGE", "SOL", "NEW");
        assertThat(Assets.none().name("XXBT")).isEqualTo("BTC");
        assertThat(List.of("XBT.F", "KAVA.S", "ETH2.S", "USD.M", "DOT28.S", "AAPLx.T", "SOL.B"))
                .noneMatch(Assets::isSpendable);
        assertThat(List.of("XXBT", "ZUSD", "SOL", "ETH2")).allMatch(Assets::isSpendable);
    }
}
