package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.kraken.book.BookDecimals;
import io.trellis.clients.kraken.book.BookDecoder;
import io.trellis.clients.kraken.book.LevelBook;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.Side;
import io.trellis.core.venue.VenueEvent;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** The connection, its subscriptions, and books. */
class MarketStreamTest extends MarketStreamCase {

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
}
