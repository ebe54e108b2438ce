package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.kraken.book.BookDecimals;
import io.trellis.clients.kraken.book.BookDecoder;
import io.trellis.clients.kraken.book.LevelBook;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.Side;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

class MarketStreamTest {

    private static final String SNAPSHOT =
            """
            {"channel":"book","type":"snapshot","data":[{"symbol":"MATIC/USD","bids":[\
            {"price":0.5666,"qty":4831.75496356},{"price":0.5665,"qty":6658.22734739},\
            {"price":0.5664,"qty":18724.91513344},{"price":0.5663,"qty":11563.92544914},\
            {"price":0.5662,"qty":14006.65365711},{"price":0.5661,"qty":17454.85679807},\
            {"price":0.566,"qty":18097.1547},{"price":0.5659,"qty":33644.89175666},\
            {"price":0.5658,"qty":148.3464},{"price":0.5657,"qty":606.70854372}],"asks":[\
            {"price":0.5668,"qty":4410.79769741},{"price":0.5669,"qty":4655.40412487},\
            {"price":0.567,"qty":49844.89424998},{"price":0.5671,"qty":24306.41678},\
            {"price":0.5672,"qty":29783.25223475},{"price":0.5673,"qty":57234.71239278},\
            {"price":0.5674,"qty":45065.04744},{"price":0.5675,"qty":5912.76380354},\
            {"price":0.5676,"qty":42514.92434778},{"price":0.5677,"qty":36304.0847022}],\
            "checksum":2439117997,"timestamp":"2026-11-20T10:00:00.100000Z"}]}\
            """;

    private static final String UPDATE =
            """
            {"channel":"book","type":"update","data":[{"symbol":"MATIC/USD","bids":[\
            {"price":0.5657,"qty":1098.3947558}],"asks":[],"checksum":2114181697,\
            "timestamp":"2026-11-20T10:00:00.200000Z"}]}\
            """;

    private static final String WRONG = UPDATE.replace("2114181697", "2114181698");

    private static final String PAIRS =
            """
            {"channel":"instrument","type":"snapshot","data":{"assets":[],"pairs":[\
            {"symbol":"MATIC/USD","status":"online","qty_precision":8,"qty_increment":0.00000001,\
            "price_precision":4,"cost_precision":5,"cost_min":0.50,"price_increment":0.0001,\
            "qty_min":4.00000000}]}}\
            """;

    private final StreamFixture world = new StreamFixture();
    private final TestLoop loop = world.loop;
    private final List<String> lookedUp = new ArrayList<>();
    private CompletableFuture<List<MarketTrade>> found = new CompletableFuture<>();
    private final MarketStream stream =
            new MarketStream(
                    world.host, StreamFixture.URL, world.markets, this::lookUp, world.events::add);

    private CompletableFuture<List<MarketTrade>> lookUp(
            String symbol, Instant since, long first, long last) {
        lookedUp.add(symbol + " " + first + " to " + last);
        return found;
    }

    @BeforeEach
    void open() {
        stream.open();
        stream.follow("MATIC/USD");
        loop.passMillis(1);
        comesUp();
    }

    /** The newest connection opens, and all is granted. */
    private void comesUp() {
        line().opens();
        line().says(StreamFixture.STATUS);
        loop.passMillis(500);
        line().grants("subscribe", "instrument");
        line().grants("subscribe", "book", "MATIC/USD");
        line().grants("subscribe", "trade", "MATIC/USD");
        line().says(PAIRS);
    }

    private ScriptedSockets.Line line() {
        return world.sockets.line();
    }

    @Test
    void givenSubscriptions_thenEachSaysDepthAndSnapshotAndTheyArePaced() {
        assertThat(line().sent)
                .containsExactly(
                        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"instrument\","
                                + "\"snapshot\":true},\"req_id\":1}",
                        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":["
                                + "\"MATIC/USD\"],\"depth\":10,\"snapshot\":true},\"req_id\":2}",
                        "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\",\"symbol\":["
                                + "\"MATIC/USD\"],\"snapshot\":true},\"req_id\":3}");
    }

    @Test
    void givenASnapshotAndAnUpdate_thenBothAreToldInTicksAndLots() {
        line().says(SNAPSHOT);
        line().says(UPDATE);

        List<BookUpdate> updates = books();
        assertThat(updates).hasSize(2);
        assertThat(updates.getFirst().snapshot()).isTrue();
        assertThat(updates.getFirst().levels())
                .hasSize(20)
                .startsWith(new BookUpdate.Level(Side.BUY, 5666, 483175496356L));
        assertThat(updates.getLast())
                .isEqualTo(
                        new BookUpdate(
                                TestLoop.START.toEpochMilli() + 200,
                                false,
                                List.of(new BookUpdate.Level(Side.BUY, 5657, 109839475580L))));
        assertThat(stream.lag()).isEqualTo(Duration.ofMillis(301));
    }

    @Test
    void givenAnUpdateBeforeItsSnapshot_thenNothingIsTold() {
        line().says(UPDATE);

        assertThat(books()).isEmpty();
        assertThat(line().count("unsubscribe")).isZero();
    }

    @Test
    void givenALevelPushedOut_thenItIsToldAsGone() {
        line().says(SNAPSHOT);
        // With the same ten bids but the worst replaced, so that the checksum is another.
        String pushing =
                """
                {"channel":"book","type":"update","data":[{"symbol":"MATIC/USD","bids":[],\
                "asks":[{"price":0.5667,"qty":1}],"checksum":%d}]}\
                """
                        .formatted(checksumWithAsk());
        line().says(pushing);

        assertThat(books().getLast().levels())
                .containsExactly(
                        new BookUpdate.Level(Side.SELL, 5667, 100_000_000),
                        new BookUpdate.Level(Side.SELL, 5677, 0));
    }

    private static long checksumWithAsk() {
        var decoder = new BookDecoder();
        var book = new LevelBook(10, new BookDecimals(4, 8));
        decoder.read(SNAPSHOT);
        book.take(decoder);
        decoder.read(
                "{\"channel\":\"book\",\"type\":\"update\",\"data\":[{\"symbol\":\"MATIC/USD\","
                        + "\"asks\":[{\"price\":0.5667,\"qty\":1}],\"checksum\":0}]}");
        book.take(decoder);
        return book.checksum();
    }

    @Test
    void givenAWrongChecksum_thenTheBookIsVoidUntilItsNextSnapshot() {
        line().says(SNAPSHOT);
        line().says(WRONG);

        assertThat(world.events(VenueEvent.MarketLost.class))
                .containsExactly(
                        new VenueEvent.MarketLost(
                                "MATIC/USD",
                                "The book of MATIC/USD is void: its checksum is wrong."));
        line().says(UPDATE);
        loop.passMillis(100);
        assertThat(line().count("\"subscribe\",\"params\":{\"channel\":\"book\"")).isEqualTo(1);
        line().grants("unsubscribe", "book", "MATIC/USD");
        loop.passMillis(100);
        line().grants("subscribe", "book", "MATIC/USD");
        line().says(UPDATE);
        assertThat(books()).hasSize(1);
        line().says(SNAPSHOT);
        line().says(UPDATE);
        assertThat(books()).hasSize(3);
        assertThat(stream.counts().brokenBooks()).isEqualTo(1);
    }

    @Test
    void givenThreeWrongChecksumsInAMinute_thenTheMarketIsGivenUpUntilToldToFollow() {
        for (int i = 0; i < 3; i++) {
            line().says(SNAPSHOT);
            line().says(WRONG);
            loop.passMillis(100);
            line().grants("unsubscribe", "book", "MATIC/USD");
            loop.passMillis(100);
            if (i < 2) {
                line().grants("subscribe", "book", "MATIC/USD");
            }
        }
        assertThat(world.events(VenueEvent.MarketGivenUp.class)).hasSize(1);
        long asked = line().count("\"subscribe\",\"params\":{\"channel\":\"book\"");
        loop.passMillis(300);
        assertThat(line().count("\"subscribe\",\"params\":{\"channel\":\"book\"")).isEqualTo(asked);

        stream.follow("MATIC/USD");
        loop.passMillis(300);

        assertThat(line().count("\"subscribe\",\"params\":{\"channel\":\"book\""))
                .isEqualTo(asked + 1);
    }

    @Test
    void givenALostConnection_thenTheBookIsVoidAndAllIsAskedForAgain() {
        line().says(SNAPSHOT);
        line().ends("the venue closed it: 1001");

        assertThat(world.events(VenueEvent.MarketLost.class)).hasSize(1);
        loop.passMillis(600);
        assertThat(world.sockets.lines).hasSize(2);
        comesUp();
        line().says(UPDATE);
        assertThat(books()).hasSize(1);
        line().says(SNAPSHOT);
        assertThat(books()).hasSize(2);
    }

    @Test
    void givenSilence_thenSuspectedAfterTwoSecondsAndGivenUpAfterFive() {
        line().says(SNAPSHOT);
        loop.passMillis(1_999);
        assertThat(world.events(VenueEvent.MarketSuspect.class)).isEmpty();
        loop.passMillis(1);
        assertThat(world.events(VenueEvent.MarketSuspect.class))
                .containsExactly(
                        new VenueEvent.MarketSuspect(
                                "Kraken market data: nothing has come for 2 s."));
        loop.passMillis(2_999);
        assertThat(world.sockets.lines.getFirst().aborted).isFalse();
        loop.passMillis(1);

        assertThat(world.sockets.lines.getFirst().aborted).isTrue();
        assertThat(world.events(VenueEvent.MarketLost.class)).hasSize(1);
    }

    @Test
    void givenAPingWithoutAnswer_thenTheConnectionIsGivenUp() {
        line().says(SNAPSHOT);
        line().says(trades("snapshot", 100));
        for (int i = 0; i < 26; i++) {
            loop.passSeconds(1);
            world.sockets.lines.getFirst().says(StreamFixture.HEARTBEAT);
        }

        assertThat(world.sockets.lines.getFirst().count("\"ping\"")).isEqualTo(1);
        assertThat(world.sockets.lines.getFirst().aborted).isTrue();
        assertThat(world.events(VenueEvent.MarketLost.class).getFirst().sentence())
                .isEqualTo("Kraken market data: a ping was not answered.");
    }

    @Test
    void givenABookThatIsGrantedAndTellsNothing_thenAskedForAgainThenReconnected() {
        line().says(trades("snapshot", 100));
        world.passWithHeartbeats(6);
        assertThat(line().count("unsubscribe")).isEqualTo(1);
        line().grants("unsubscribe", "book", "MATIC/USD");
        loop.passMillis(200);
        line().grants("subscribe", "book", "MATIC/USD");
        assertThat(line().aborted).isFalse();
        var first = line();
        world.passWithHeartbeats(6);

        assertThat(first.aborted).isTrue();
        assertThat(world.events(VenueEvent.MarketSuspect.class).getLast().sentence())
                .contains("book of MATIC/USD was granted and tells nothing");
    }

    @Test
    void givenTradesOfAMarketThatHasNone_thenTheConnectionStays() {
        line().says(SNAPSHOT);
        world.passWithHeartbeats(7);
        line().grants("unsubscribe", "trade", "MATIC/USD");
        loop.passMillis(200);
        line().grants("subscribe", "trade", "MATIC/USD");
        world.passWithHeartbeats(30);

        assertThat(world.sockets.lines).hasSize(1);
    }

    @Test
    void givenASubscriptionWithoutAnswer_thenAskedForAgainThenReconnected() {
        stream.follow("ETH/USD");
        line().says(SNAPSHOT);
        line().says(trades("snapshot", 100));
        var first = line();
        world.passWithHeartbeats(6);
        assertThat(first.count("[\"ETH/USD\"],\"depth\"")).isEqualTo(2);
        world.passWithHeartbeats(6);

        assertThat(first.aborted).isTrue();
    }

    @Test
    void givenAMarketThatIsRefused_thenItIsGivenUpInTheVenuesWords() {
        stream.follow("ETH/USD");
        loop.passMillis(300);
        long id = ScriptedSockets.requestId(line().sent("[\"ETH/USD\"],\"depth\""));
        line().says(
                        "{\"error\":\"Currency pair not supported"
                                + " ETH/USD\",\"method\":\"subscribe\",\"req_id\":"
                                + id
                                + ",\"success\":false,\"symbol\":\"ETH/USD\"}");

        assertThat(world.events(VenueEvent.MarketGivenUp.class))
                .containsExactly(
                        new VenueEvent.MarketGivenUp(
                                "ETH/USD",
                                "Kraken refuses book of ETH/USD: Currency pair not supported"
                                        + " ETH/USD."));
    }

    @Test
    void givenAMarketOfNoList_thenItIsGivenUp() {
        stream.follow("NO/SUCH");
        loop.passMillis(1);

        assertThat(world.events(VenueEvent.MarketGivenUp.class)).hasSize(1);
    }

    @Test
    void givenTheTradesOfBefore_thenOnlyLaterOnesAreTold() {
        line().says(trades("snapshot", 100, 101));
        line().says(trades("update", 102));

        assertThat(prints())
                .containsExactly(
                        new TradePrint(
                                TestLoop.START.toEpochMilli() + 102,
                                5102,
                                150_000_000,
                                Aggressor.SELLER));
    }

    @Test
    void givenTradesTwiceAndASnapshotAfterAReconnection_thenEachIsToldOnce() {
        line().says(trades("snapshot", 100));
        line().says(trades("update", 101, 102));
        line().says(trades("update", 102, 103));
        line().ends("gone");
        loop.passMillis(600);
        comesUp();
        line().says(trades("snapshot", 101, 102, 103, 104, 105));

        assertThat(ids()).containsExactly(101L, 102L, 103L, 104L, 105L);
        assertThat(stream.counts().duplicates()).isEqualTo(4);
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void givenAGap_thenItIsLookedUpAndLaterTradesWait() {
        line().says(trades("snapshot", 100));
        line().says(trades("update", 104));
        line().says(trades("update", 105));
        assertThat(lookedUp).containsExactly("MATIC/USD 101 to 103");
        assertThat(ids()).isEmpty();

        found.complete(List.of(trade(100), trade(101), trade(102), trade(103), trade(104)));
        loop.passMillis(0);

        assertThat(ids()).containsExactly(101L, 102L, 103L, 104L, 105L);
        assertThat(world.events(VenueEvent.TradesMissed.class))
                .containsExactly(new VenueEvent.TradesMissed("MATIC/USD", 101, 103, true));
    }

    @Test
    void givenAGapThatCannotBeLookedUp_thenItIsToldAndTradesGoOn() {
        line().says(trades("snapshot", 100));
        line().says(trades("update", 104));
        found.completeExceptionally(new IllegalStateException("no answer"));
        loop.passMillis(0);

        assertThat(world.events(VenueEvent.TradesMissed.class))
                .containsExactly(new VenueEvent.TradesMissed("MATIC/USD", 101, 103, false));
        assertThat(ids()).containsExactly(104L);
    }

    @Test
    void givenALookUpWithoutAnEnd_thenTradesGoOnAfterAllAndALateOneIsNothing() {
        line().says(trades("snapshot", 100));
        line().says(trades("update", 104));
        world.passWithHeartbeats(121);
        assertThat(ids()).containsExactly(104L);

        found.complete(List.of(trade(101), trade(102), trade(103)));
        loop.passMillis(0);

        assertThat(ids()).containsExactly(104L);
        assertThat(world.events(VenueEvent.TradesMissed.class)).hasSize(1);
    }

    /** FM-001: half a book is no book. */
    @Test
    void givenAConnectionThatIsCutAnywhereInASnapshot_thenNoBookIsTold() {
        var patient =
                new StreamFixture(new ConnectionBudget(10_000, 10_000), StreamSettings.standard());
        var other =
                new MarketStream(
                        patient.host,
                        StreamFixture.URL,
                        patient.markets,
                        this::lookUp,
                        patient.events::add);
        other.open();
        other.follow("MATIC/USD");
        patient.loop.passMillis(1);
        for (int cut = 0; cut < SNAPSHOT.length(); cut++) {
            ScriptedSockets.Line line = patient.sockets.line();
            line.opens();
            patient.loop.passMillis(300);
            line.grants("subscribe", "book", "MATIC/USD");
            line.says(SNAPSHOT.substring(0, cut));
            line.ends("cut");
            while (patient.sockets.line() == line) {
                patient.loop.passMillis(500);
            }
        }

        assertThat(patient.events(VenueEvent.Market.class)).isEmpty();
    }

    @Test
    void givenADataFrameOfAnotherMarket_thenItIsPassedOver() {
        line().says(SNAPSHOT.replace("MATIC/USD", "ETH/USD"));
        line().says(trades("update", 7).replace("MATIC/USD", "XBT/USD"));

        assertThat(books()).isEmpty();
        assertThat(prints()).isEmpty();
        assertThat(stream.counts().strangers()).isEqualTo(2);
    }

    @Test
    void givenTextThatIsNoJson_thenTheConnectionStays() {
        line().says("CloudFlare WebSocket proxy restarting");

        assertThat(line().aborted).isFalse();
        assertThat(stream.counts().unreadable()).isEqualTo(1);
    }

    @Test
    void givenABrokenFrame_thenNothingIsReliedOnAnyMore() {
        line().says(SNAPSHOT);
        line().says(UPDATE.substring(0, 80));

        assertThat(line().aborted).isTrue();
        assertThat(world.events(VenueEvent.MarketLost.class)).hasSize(1);
    }

    @Test
    void givenUnknownFieldsAndChannels_thenTheyAreCounted() {
        line().says("{\"channel\":\"weather\",\"data\":[]}");
        line().says(trades("update", 7).replace("\"symbol\"", "\"mood\":1,\"symbol\""));

        assertThat(stream.counts().unknown()).isEqualTo(2);
        assertThat(ids()).containsExactly(7L);
    }

    @Test
    void givenModes_thenTheyAreToldWhenTheyChangeAndUnknownOnesAllowNothing() {
        line().says(StreamFixture.STATUS);
        line().says(StreamFixture.STATUS.replace("online", "maintenance"));
        line().says(StreamFixture.STATUS.replace("online", "half_awake"));
        line().says("{\"channel\":\"status\",\"type\":\"update\",\"data\":[{}]}");

        assertThat(world.events(VenueEvent.ModeChanged.class))
                .extracting(VenueEvent.ModeChanged::mode)
                .containsExactly(TradingMode.ONLINE, TradingMode.MAINTENANCE, TradingMode.UNKNOWN);
    }

    @Test
    void givenAMaintenance_thenTheNextConnectionWaitsFiveSeconds() {
        line().says(StreamFixture.STATUS.replace("online", "maintenance"));
        line().ends("gone");
        loop.passMillis(4_999);
        assertThat(world.sockets.lines).hasSize(1);
        loop.passMillis(1);

        assertThat(world.sockets.lines).hasSize(2);
    }

    @Test
    void givenAPairThatChanges_thenItsModeAndItsRulesAreTold() {
        line().says(pair("\"status\":\"post_only\""));
        line().says(pair("\"qty_min\":5"));

        assertThat(world.events(VenueEvent.ModeChanged.class))
                .contains(
                        new VenueEvent.ModeChanged(
                                Optional.of("MATIC/USD"), TradingMode.POST_ONLY));
        VenueEvent.InstrumentRevised revised =
                world.events(VenueEvent.InstrumentRevised.class).getFirst();
        assertThat(revised.instrument().minQty()).isEqualByComparingTo("5");
        assertThat(world.markets.table().find("MATIC/USD").instrument())
                .isEqualTo(revised.instrument());
        assertThat(world.events(VenueEvent.MarketLost.class)).isEmpty();
    }

    @Test
    void givenAPairWithOtherDecimals_thenItsBookIsTakenAnew() {
        line().says(SNAPSHOT);
        line().says(pair("\"price_precision\":5,\"price_increment\":0.00001"));

        assertThat(world.events(VenueEvent.MarketLost.class)).hasSize(1);
        loop.passMillis(200);
        assertThat(line().count("unsubscribe")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"price_increment\":0",
                "\"price_increment\":0.00001",
                "\"price_increment\":1e20",
                "\"qty_increment\":1e30",
                "\"qty_min\":-1"
            })
    void givenAPairWhoseRulesMakeNoSense_thenNothingIsAssumedOfIt(String rule) {
        line().says(pair(rule));

        assertThat(world.events(VenueEvent.ModeChanged.class).getLast())
                .isEqualTo(
                        new VenueEvent.ModeChanged(Optional.of("MATIC/USD"), TradingMode.UNKNOWN));
        assertThat(line().aborted).isFalse();
    }

    @Test
    void givenAPairThatIsListedNoMore_thenItIsDelisted() {
        line().says(PAIRS.replace("MATIC/USD", "ETH/USD"));

        assertThat(world.events(VenueEvent.ModeChanged.class).getLast().mode())
                .isEqualTo(TradingMode.DELISTED);
    }

    @Test
    void givenATicker_thenItIsReadInTicks() {
        var tickers = new ArrayList<Ticker>();
        stream.followTicker("MATIC/USD", tickers::add);
        line().says(
                        """
                        {"channel":"ticker","type":"update","data":[{"symbol":"MATIC/USD",\
                        "bid":0.5666,"bid_qty":1.5,"ask":0.5668,"ask_qty":2,"last":0.5667,\
                        "volume":10.5,"vwap":0.56665,"low":0.5,"high":0.6,"change":-0.1,\
                        "change_pct":-1}]}\
                        """);

        assertThat(tickers).hasSize(1);
        assertThat(tickers.getFirst().quote().bidTicks()).isEqualTo(5666);
        assertThat(tickers.getFirst().quote().askLots()).isEqualTo(200_000_000);
        assertThat(tickers.getFirst().averagePrice()).isEqualTo(new BigDecimal("0.56665"));
    }

    @Test
    void givenAnotherFollower_thenTheTopicIsNotAskedForTwice() {
        stream.follow("MATIC/USD");
        loop.passMillis(300);

        assertThat(line().count("\"channel\":\"book\"")).isEqualTo(1);
    }

    @Test
    void givenAMarketThatIsLeft_thenItIsTakenBack() {
        line().says(SNAPSHOT);
        line().says(trades("snapshot", 100));
        stream.leave("MATIC/USD");
        loop.passMillis(300);
        line().says(UPDATE);

        assertThat(line().count("unsubscribe")).isEqualTo(2);
        assertThat(books()).hasSize(1);
    }

    private List<BookUpdate> books() {
        return world.events(VenueEvent.Market.class).stream()
                .map(VenueEvent.Market::event)
                .filter(BookUpdate.class::isInstance)
                .map(BookUpdate.class::cast)
                .toList();
    }

    private List<TradePrint> prints() {
        return world.events(VenueEvent.Market.class).stream()
                .map(VenueEvent.Market::event)
                .filter(TradePrint.class::isInstance)
                .map(TradePrint.class::cast)
                .toList();
    }

    /** The price of a trade tells its number. */
    private List<Long> ids() {
        return prints().stream().map(print -> print.priceTicks() - 5_000).toList();
    }

    private static MarketTrade trade(long id) {
        return new MarketTrade(
                id, new TradePrint(TestLoop.START.toEpochMilli(), 5_000 + id, 1, Aggressor.BUYER));
    }

    private static String trades(String type, long... ids) {
        var rows = new ArrayList<String>();
        for (long id : ids) {
            rows.add(
                    """
                    {"symbol":"MATIC/USD","side":"sell","price":%s,"qty":1.50000000,\
                    "ord_type":"market","trade_id":%d,"timestamp":"%s"}\
                    """
                            .formatted(
                                    BigDecimal.valueOf(5_000 + id, 4),
                                    id,
                                    TestLoop.START.plusMillis(id)));
        }
        return "{\"channel\":\"trade\",\"type\":\"" + type + "\",\"data\":" + rows + "}";
    }

    private static String pair(String changes) {
        return "{\"channel\":\"instrument\",\"type\":\"update\",\"data\":{\"assets\":[],"
                + "\"pairs\":[{\"symbol\":\"MATIC/USD\","
                + changes
                + "}]}}";
    }
}
