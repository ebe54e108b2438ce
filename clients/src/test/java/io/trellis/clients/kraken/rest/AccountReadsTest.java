package io.trellis.clients.kraken.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.core.market.Side;
import io.trellis.core.venue.AssetBalance;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.LedgerEntry;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class AccountReadsTest {

    private static final Instant SINCE = Instant.parse("2026-11-20T09:00:00.5Z");

    private final Rig rig = new Rig();
    private final Market btc = Rig.markets().find("BTC/USD");

    @Test
    void givenBalances_thenSuffixesAreLeftOutAndCreditCounts() {
        rig.http.result(
                """
                {"ZUSD":{"balance":25435.21,"hold_trade":"8249.7600"},
                 "XXBT":{"balance":"1.2000000000","hold_trade":"0.8423000000","credit":"1",
                         "credit_used":"0.5"},
                 "XBT.F":{"balance":"7","hold_trade":"0"},"KAVA.S":{"balance":"1"}}
                """);

        assertThat(rig.loop.result(rig.rest.balances()))
                .containsExactly(
                        new AssetBalance(
                                "ZUSD", new BigDecimal("25435.21"), new BigDecimal("8249.76")),
                        new AssetBalance("BTC", new BigDecimal("1.7"), new BigDecimal("0.8423")));
        assertThat(rig.http.last().path()).isEqualTo("/0/private/BalanceEx");
    }

    @Test
    void givenTheListOfAssets_thenBalancesHaveOurNames() {
        rig.http
                .result("{\"ZUSD\":{\"altname\":\"USD\",\"decimals\":4}}")
                .result("{\"ZUSD\":{\"balance\":\"1.0000\",\"hold_trade\":\"0.0000\"}}");
        rig.loop.result(rig.rest.assets());

        assertThat(rig.loop.result(rig.rest.balances()).getFirst().asset()).isEqualTo("USD");
    }

    /** c06: the key of a result is the id, whatever was asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"XXBTZUSD", "XBTUSD", "BTC/USD"})
    void c06_givenAResultUnderAnotherSpelling_thenItIsThatOfTheMarket(String key) {
        rig.http.result(
                "{\""
                        + key
                        + "\":{\"bids\":[[\"37221.00000\",\"0.156\",1701023446]],\"asks\":[]}}");

        Depth depth = rig.loop.result(rig.rest.depth(btc, 2));

        assertThat(rig.http.last().call().url())
                .hasToString("https://api.kraken.com/0/public/Depth?pair=XBTUSD&count=2");
        assertThat(depth.bids().getFirst().price()).isEqualByComparingTo("37221");
    }

    @Test
    void c14_givenCandles_thenTheRunningOneIsNotAmongTheClosed() {
        rig.http.result(
                """
                {"XXBTZUSD":[
                 [1700980260,"37780.5","37780.5","37780.5","37780.5","0.0","0.00000000",0],
                 [1700980320,"37780.5","37780.5","37780.4","37780.5","37780.4","0.02258695",4],
                 [1700980380,"37780.4","37780.5","37780.4","37780.5","37780.4","0.77237161",7]],
                 "last":1700980320}
                """);

        CandlePage page = rig.loop.result(rig.rest.candles(btc, 1, 1_700_980_200));

        assertThat(page.closed()).hasSize(2);
        assertThat(page.closed().getFirst().vwap()).isZero();
        assertThat(page.running().orElseThrow().startMillis()).isEqualTo(1_700_980_380_000L);
        assertThat(page.last()).isEqualTo(1_700_980_320);
        assertThat(rig.http.last().call().url().getQuery())
                .isEqualTo("pair=XBTUSD&interval=1&since=1700980200");
    }

    @Test
    void c15_givenACursor_thenItGoesBackAsItCame() {
        String page =
                "{\"XXBTZUSD\":[[\"1.0\",\"1\",1762820035.9822779,\"s\",\"m\",\"\",7]],\"last\":\"1762820035982277754\"}";
        rig.http.result(page);

        TradePage first = rig.loop.result(rig.rest.trades(btc, "0"));
        rig.loop.result(rig.rest.trades(btc, first.last()));

        assertThat(rig.http.last().call().url().getQuery())
                .isEqualTo("pair=XBTUSD&since=1762820035982277754&count=1000");
        assertThat(first.trades().getFirst().timeNanos()).isEqualTo(1_762_820_035_982_277_900L);
    }

    private static String order(String id, String pair, String volume) {
        return """
        "%s":{"refid":null,"userref":null,"cl_ord_id":"grid-1","status":"canceled",
         "opentm":1688666559.8974123,"descr":{"pair":"%s","type":"sell","ordertype":"limit",
         "price":"30010.0","price2":"0"},"vol":"%s","vol_exec":"0.375","cost":"11253.75000123",
         "fee":"18.0060012","price":"30010.0","reason":"User requested"}
        """
                .formatted(id, pair, volume);
    }

    @Test
    void c52_givenOrders_thenTheyAreInTicksAndLotsAndTheirMoneyIsExact() {
        rig.http.result("{\"open\":{" + order("OA", "XBTUSD", "1.25000000") + "}}");

        VenueOrder order =
                rig.loop.result(rig.rest.openOrders(new ClientOrderId("grid-1"))).rows().getFirst();

        assertThat(order)
                .isEqualTo(
                        new VenueOrder(
                                "OA",
                                Optional.of(new ClientOrderId("grid-1")),
                                "BTC/USD",
                                Side.SELL,
                                300_100,
                                125_000_000,
                                37_500_000,
                                new BigDecimal("11253.75000123"),
                                new BigDecimal("18.0060012"),
                                VenueOrder.State.CANCELLED,
                                Instant.parse("2023-07-06T18:02:39.897412300Z"),
                                "User requested"));
        assertThat(rig.http.last().body()).endsWith("&cl_ord_id=grid-1");
    }

    @Test
    void givenOrdersThatCannotBeToldInLots_thenTheyArePassedOverByName() {
        rig.http.result(
                "{\"open\":{"
                        + order("OA", "XBTUSD", "1.25000000")
                        + ","
                        + order("OB", "GONEUSD", "1")
                        + ","
                        + order("OC", "SUIUSD", "0.123456")
                        + "}}");

        Rows<VenueOrder> open = rig.loop.result(rig.rest.openOrders());

        assertThat(open.rows()).extracting(VenueOrder::venueId).containsExactly("OA");
        assertThat(open.passedOver())
                .containsExactly(
                        "OB is in a market that is not listed, \"GONEUSD\".",
                        "OC has a quantity that is no whole number of lots, \"0.123456\".");
    }

    private static String trades(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        String.format(
                                Locale.ROOT,
                                "\"T%d\":{\"ordertxid\":\"O\",\"pair\":\"XXBTZUSD\","
                                        + "\"time\":%d.5,\"type\":\"buy\",\"price\":\"30010.00000\","
                                        + "\"cost\":\"600.2\",\"fee\":\"0.96032\","
                                        + "\"vol\":\"0.02000000\",\"trade_id\":%d,\"maker\":true}",
                                i,
                                1_700_000_000 - i,
                                i))
                .collect(Collectors.joining(",", "{\"count\":120,\"trades\":{", "}}"));
    }

    /** New fills come in while the pages are read: some rows are told twice. */
    @Test
    void givenSeveralPages_thenEveryFillIsThereOnceAndTheOldestFirst() {
        rig.http.result(trades(0, 50)).result(trades(48, 98)).result(trades(96, 120));

        List<VenueFill> fills = rig.loop.result(rig.rest.fills(SINCE)).rows();

        assertThat(fills).hasSize(120);
        assertThat(fills.getFirst().executionId()).isEqualTo("T119");
        assertThat(fills.getLast().executionId()).isEqualTo("T0");
        assertThat(fills).extracting(VenueFill::time).isSorted();
        assertThat(fills.getFirst().fees())
                .containsExactly(new VenueFill.Fee("USD", new BigDecimal("0.96032")));
        assertThat(rig.http.asked()).hasSize(3);
        assertThat(rig.http.last().body())
                .endsWith("&start=1795165199&consolidate_taker=false&ofs=100");
    }

    @Test
    void givenAPageThatFails_thenTheWholeReadFails() {
        rig.http.result(trades(0, 50)).error("EGeneral:Permission denied");

        assertThatThrownBy(() -> rig.loop.result(rig.rest.fills(SINCE)))
                .isInstanceOf(KrakenReadException.class)
                .hasMessageContaining("Permission denied");
    }

    /** c54: the rows of an asset add up, a fee beside an amount. */
    @Test
    void c54_givenLedgerEntries_thenEachBalanceIsTheOneBeforeAndItsChange() {
        rig.http.result(
                """
                {"count":3,"ledger":{
                 "L3":{"refid":"TB","time":1690904251.5,"type":"trade","asset":"ZUSD",
                       "amount":"100.0000","fee":"0.2500","balance":"9859.1500"},
                 "L2":{"refid":"TA","time":1690904249.6254137,"type":"trade","asset":"ZUSD",
                       "amount":"-240.0000","fee":"0.6000","balance":"9759.4000"},
                 "L1":{"refid":"TA","time":1690904249.6254137,"type":"trade","asset":"XXBT",
                       "amount":"0.0040000000","fee":"0.0000000000","balance":"1.0040000000"}}}
                """);

        List<LedgerEntry> entries = rig.loop.result(rig.rest.ledger(SINCE));

        assertThat(entries).extracting(LedgerEntry::id).containsExactly("L1", "L2", "L3");
        LedgerEntry before = entries.get(1);
        LedgerEntry after = entries.getLast();
        assertThat(before.balance().add(after.amount()).subtract(after.fee()))
                .isEqualByComparingTo(after.balance());
        assertThat(entries.getFirst().asset()).isEqualTo("BTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nextvolume nextfee", "next_volume next_fee"})
    void c45_givenEitherSpelling_thenTheFeesAreReadAndStamped(String names) {
        String[] name = names.split(" ", 2);
        rig.http.result(
                """
                {"currency":"ZUSD","volume":"294.0219","fee_schedule":{"new":[1]},
                 "fees":{"XXBTZUSD":{"fee":"0.2600","%s":"50000.0000","%s":"0.2400"}},
                 "fees_maker":{"XXBTZUSD":{"fee":"-0.0200"}}}
                """
                        .formatted(name[0], name[1]));

        FeeQuote quote = rig.loop.result(rig.rest.fees(btc));

        assertThat(quote.taker().share()).isEqualByComparingTo("0.0026");
        assertThat(quote.taker().nextVolumeUsd().orElseThrow()).isEqualByComparingTo("50000");
        assertThat(quote.taker().nextShare().orElseThrow()).isEqualByComparingTo("0.0024");
        // c49: a maker may be paid.
        assertThat(quote.fees().makerFee()).isEqualByComparingTo("-0.0002");
        assertThat(quote.fetched()).isEqualTo(rig.loop.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}"})
    void c45_givenNoMakerFeeOfTheMarket_thenTheOtherHoldsForBoth(String maker) {
        rig.http.result(
                "{\"volume\":\"1\",\"fees\":{\"XXBTZUSD\":{\"fee\":\"0.2600\"}},\"fees_maker\":"
                        + maker
                        + "}");

        assertThat(rig.loop.result(rig.rest.fees(btc)).maker().share())
                .isEqualByComparingTo("0.0026");
    }

    @Test
    void c45_givenNoFeesAtAll_thenThatIsTold() {
        rig.http.result("{\"volume\":\"1\",\"fees\":null,\"fees_maker\":null}");

        assertThatThrownBy(() -> rig.loop.result(rig.rest.fees(btc)))
                .hasMessage("Kraken TradeVolume: fees is missing.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"api_key_name\":\"grid\",\"nonce\":\"17\",\"nonce_window\":\"3\",",
                "{\"apiKeyName\":\"grid\",\"nonce\":17,\"nonceWindow\":3,"
            })
    void c50_givenTheRightsOfAKeyInEitherSpelling_thenAKeyThatCanWithdrawIsKnown(String rest) {
        rig.http
                .result(rest + "\"permissions\":[\"query-funds\",\"modify-trades\"]}")
                .result(rest + "\"permissions\":[\"query-funds\",\"withdraw-funds\"]}")
                .result(rest + "\"permissions\":[\"add-withdraw-address\"]}");

        KeyRights rights = rig.loop.result(rig.rest.keyRights());
        assertThat(rights)
                .isEqualTo(
                        new KeyRights(
                                "grid",
                                new TreeSet<>(List.of("modify-trades", "query-funds")),
                                Optional.of("17"),
                                Optional.of("3")));
        assertThat(rights.canWithdraw()).isFalse();
        assertThat(rights.hasAll(List.of("query-funds"))).isTrue();
        assertThat(rig.loop.result(rig.rest.keyRights()).canWithdraw()).isTrue();
        assertThat(rig.loop.result(rig.rest.keyRights()).canWithdraw()).isTrue();
    }

    @Test
    void givenTooManyIds_thenThatIsABugOfTheCaller() {
        List<String> many = IntStream.range(0, 51).mapToObj(i -> "O" + i).toList();

        assertThatThrownBy(() -> rig.rest.queryOrders(many))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rig.rest.queryTrades(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
