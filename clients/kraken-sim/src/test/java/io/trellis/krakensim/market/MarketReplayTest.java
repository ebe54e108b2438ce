package io.trellis.krakensim.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.feed.FeedBar;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.feed.FeedTrade;
import io.trellis.core.feed.TradeFeedHeader;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Side;
import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.HttpRequest;
import io.trellis.krakensim.OrderEntry;
import io.trellis.krakensim.network.Agenda;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.network.VirtualNetwork;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Markets;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.Tier;
import io.trellis.krakensim.truth.TrueOrder;
import io.trellis.krakensim.truth.Truth;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A market at 60000 with an account of 1 BTC and 10000 USD. */
class MarketReplayTest {

    /** A whole number of minutes. */
    private static final long START = 1_800_000_000_000_000_000L;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final MarketRules BTC = Markets.of("BTC/USD").orElseThrow();
    private static final FeedHeader HEADER =
            new FeedHeader(SeriesId.parse("kraken/BTC-USD/1m"), 1, 3, 9, "0".repeat(64));

    private final Agenda agenda = new Agenda(START);
    private final Exchange exchange = new Exchange(Rules.standard());
    private final List<String> notes = new ArrayList<>();
    private final VirtualNetwork network;
    private final int account;

    MarketReplayTest() {
        exchange.list(START, BTC, new BigDecimal("60000.0"));
        account =
                exchange.openAccount(
                        START,
                        Map.of("BTC", BigDecimal.ONE, "USD", new BigDecimal("10000")),
                        Tier.PRO,
                        BigDecimal.ZERO);
        network = new VirtualNetwork(agenda, exchange, Faults.none());
    }

    @Test
    void givenBars_thenThePriceWalksTheirPathAtTheirTimes() {
        MarketReplay replay = replay(bars(), new Pace.Times(1));

        replay.start();

        assertThat(priceAfter(0)).isEqualByComparingTo("60000");
        assertThat(priceAfter(15)).isEqualByComparingTo("59900");
        assertThat(priceAfter(30)).isEqualByComparingTo("60200");
        assertThat(priceAfter(45)).isEqualByComparingTo("60100");
        assertThat(priceAfter(75)).isEqualByComparingTo("60100");
        assertThat(priceAfter(90)).isEqualByComparingTo("59000");
        assertThat(replay.hasEnded()).isFalse();
        agenda.runUntil(START + 2 * MINUTE);
        assertThat(replay.hasEnded()).isTrue();
        assertThat(replay.played()).isEqualTo(16);
    }

    @Test
    void givenTenTimesTheSpeed_thenATenthOfTheTimePasses() {
        replay(bars(), new Pace.Times(10)).start();

        assertThat(priceAfter(9)).isEqualByComparingTo("59000");
    }

    @Test
    void givenEqualDistances_thenTheTimesOfTheBarsDoNotMatter() {
        MarketReplay replay = replay(bars(), new Pace.Every(Duration.ofMillis(1)));
        replay.start();

        agenda.runUntil(START + 15_000_000);

        assertThat(replay.hasEnded()).isTrue();
    }

    @Test
    void givenOrdersThatRest_thenTheBarFillsThoseItReachesWhole_theTouchIncluded() {
        order(Side.BUY, "59900.0");
        order(Side.BUY, "58999.9");
        order(Side.SELL, "60200.0");

        replay(bars(), new Pace.Times(1)).start();
        agenda.runUntil(START + 2 * MINUTE);

        assertThat(truth().orders(account))
                .extracting(TrueOrder::status)
                .containsExactly("closed", "open", "closed");
        assertThat(truth().brokenSums()).isEmpty();
    }

    @Test
    void givenAHistory_thenItsCandlesAreThereAndTheRestIsPlayedOn() {
        Iterator<MarketMove> rest = MarketHistory.play(exchange, BTC, bars(), START, MINUTE);
        agenda.runUntil(START + MINUTE);

        assertThat(truth().lastPrice("BTC/USD").orElseThrow()).isEqualByComparingTo("60100");
        assertThat(candles())
                .contains("[1800000000,\"60000.0\",\"60200.0\",\"59900.0\",\"60100.0\"");
        var moves = new ArrayList<MarketMove>();
        rest.forEachRemaining(moves::add);
        assertThat(moves).hasSize(8);
        assertThat(moves.getFirst().timeNanos()).isEqualTo(MINUTE);
    }

    @Test
    void givenRecordedTrades_thenTheHistoryTellsThemAtTheirTimesMovedToTheStart() {
        Iterator<MarketMove> trades =
                new TradeMoves(
                        new TradeFeedHeader("kraken", "BTC/USD", 1, 4, 3, "0".repeat(64)),
                        List.of(
                                        new FeedTrade(7_000_000_000L, 600_001, 20, Aggressor.BUYER),
                                        new FeedTrade(8_500_000_000L, 599_990, 7, Aggressor.SELLER),
                                        new FeedTrade(67_000_000_000L, 1, 1, Aggressor.SELLER))
                                .iterator());

        Iterator<MarketMove> rest = MarketHistory.play(exchange, BTC, trades, START, MINUTE);

        agenda.runUntil(START + MINUTE);
        assertThat(told("Trades", "pair=XBTUSD"))
                .contains("[\"60000.10000\",\"0.00200000\",1800000000.0")
                .contains("\"b\",")
                .contains("[\"59999.00000\",\"0.00070000\",1800000001.5")
                .contains("\"s\",");
        assertThat(told("OHLC", "pair=XBTUSD&interval=1"))
                .contains(
                        "[1800000000,\"60000.1\",\"60000.1\",\"59999.0\",\"59999.0\",",
                        "\"0.00270000\",2]");
        assertThat(rest.next().timeNanos()).isEqualTo(67_000_000_000L);
        assertThat(rest.hasNext()).isFalse();
    }

    @Test
    void givenALineThatTheVenueRefuses_thenItIsNotedWithItsPlace() {
        Script script =
                Script.parse(
                        "day.txt",
                        List.of(
                                "+0s order buy 59000 500",
                                "+1s withdraw BTC 500",
                                "+2s order buy 59000 0.01"));

        new ScriptRun(network, BTC, account, notes::add).start(script);
        agenda.runUntil(START + MINUTE);

        assertThat(notes)
                .hasSize(2)
                .first()
                .isEqualTo("day.txt:1: the order was refused with EOrder:Insufficient funds.");
        assertThat(notes.getLast())
                .startsWith("day.txt:2: 500 BTC were not withdrawn, since ")
                .endsWith(" are free.");
        assertThat(truth().orders(account)).hasSize(1);
        assertThat(truth().brokenSums()).isEmpty();
    }

    @Test
    void givenAScript_thenItsCommandsAreCarriedOut() {
        Script script =
                Script.parse(
                        "day.txt",
                        List.of(
                                "+0s order buy 59000 0.01",
                                "+1s order buy 58000 0.01",
                                "+2s trade sell 59000 0.004",
                                "+3s deposit USD 500",
                                "+4s withdraw BTC 0.25",
                                "+5s cancel",
                                "+6s price 57000",
                                "+7s mode maintenance",
                                "+9s mode online"));

        new ScriptRun(network, BTC, account, notes::add).start(script);
        agenda.runUntil(START + MINUTE);

        List<TrueOrder> orders = truth().orders(account);
        assertThat(orders).extracting(TrueOrder::status).containsOnly("canceled");
        assertThat(orders.getFirst().human()).isTrue();
        assertThat(truth().balances(account).get("BTC"))
                .isEqualByComparingTo(orders.getFirst().filled().add(new BigDecimal("0.75")));
        assertThat(priceAfter(61)).isEqualByComparingTo("57000");
        assertThat(truth().brokenSums()).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void givenOtherTermsAndAnAnnouncement_thenTheVenueTellsThem() {
        Script script =
                Script.parse(
                        "day.txt",
                        List.of(
                                "+0s tick 0.5",
                                "+1s minimum 0.001 5",
                                "+2s announce 40m 10m",
                                "+3s order buy 59000.1 0.01"));

        new ScriptRun(network, BTC, account, notes::add).start(script);
        agenda.runUntil(START + MINUTE);

        assertThat(told("AssetPairs", "pair=XBTUSD"))
                .contains("\"ordermin\":\"0.001\"", "\"costmin\":\"5\"", "\"tick_size\":\"0.5\"");
        assertThat(told("MaintenanceSchedule", ""))
                .contains("\"time_to_start_s\":2342", "\"recommended_action\"");
        assertThat(told("SystemStatus", "")).contains("\"status\":\"online\"");
        assertThat(notes)
                .containsExactly(
                        "day.txt:4: the order was refused with EOrder:Tick size check failed.");
    }

    private static Iterator<MarketMove> bars() {
        return new BarMoves(
                HEADER,
                List.of(
                                new FeedBar(0, 600_000, 602_000, 599_000, 601_000, 4_000),
                                new FeedBar(60_000, 601_000, 601_000, 590_000, 595_000, 4_000))
                        .iterator());
    }

    private MarketReplay replay(Iterator<MarketMove> moves, Pace pace) {
        return new MarketReplay(network.exchange(), BTC, moves, pace);
    }

    private BigDecimal priceAfter(long seconds) {
        agenda.runUntil(START + seconds * 1_000_000_000L);
        return truth().lastPrice("BTC/USD").orElseThrow();
    }

    private void order(Side side, String price) {
        network.exchange()
                .act(venue ->
                        venue.humanOrder(
                                agenda.nowNanos(),
                                account,
                                OrderEntry.limit(
                                        "BTC/USD",
                                        side,
                                        new BigDecimal("0.01"),
                                        new BigDecimal(price))));
    }

    private String candles() {
        return told("OHLC", "pair=XBTUSD&interval=1");
    }

    private String told(String method, String query) {
        var request = new HttpRequest("GET", "/0/public/" + method, query, Map.of(), new byte[0]);
        return new String(
                network.exchange().ask(venue -> venue.http(agenda.nowNanos(), request)).body(),
                StandardCharsets.UTF_8);
    }

    private Truth truth() {
        return network.exchange().ask(Exchange::truth);
    }
}
