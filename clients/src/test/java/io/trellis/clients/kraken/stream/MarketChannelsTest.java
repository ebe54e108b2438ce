package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Aggressor;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is told beside books: trades, modes, rules, tickers. */
class MarketChannelsTest extends MarketStreamCase {

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
}
