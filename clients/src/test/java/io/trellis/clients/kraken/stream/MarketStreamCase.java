package io.trellis.clients.kraken.stream;

import io.trellis.core.market.Aggressor;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.VenueEvent;

import org.junit.jupiter.api.BeforeEach;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A stream of markets that is up, with one market that is followed. */
abstract class MarketStreamCase {

    static final String SNAPSHOT =
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

    static final String UPDATE =
            """
            {"channel":"book","type":"update","data":[{"symbol":"MATIC/USD","bids":[\
            {"price":0.5657,"qty":1098.3947558}],"asks":[],"checksum":2114181697,\
            "timestamp":"2026-11-20T10:00:00.200000Z"}]}\
            """;

    static final String WRONG = UPDATE.replace("2114181697", "2114181698");

    static final String PAIRS =
            """
            {"channel":"instrument","type":"snapshot","data":{"assets":[],"pairs":[\
            {"symbol":"MATIC/USD","status":"online","qty_precision":8,"qty_increment":0.00000001,\
            "price_precision":4,"cost_precision":5,"cost_min":0.50,"price_increment":0.0001,\
            "qty_min":4.00000000}]}}\
            """;

    final StreamFixture world = new StreamFixture();
    final TestLoop loop = world.loop;
    final List<String> lookedUp = new ArrayList<>();
    CompletableFuture<List<MarketTrade>> found = new CompletableFuture<>();
    final MarketStream stream =
            new MarketStream(
                    world.host, StreamFixture.URL, world.markets, this::lookUp, world.events::add);

    CompletableFuture<List<MarketTrade>> lookUp(
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
    void comesUp() {
        line().opens();
        line().says(StreamFixture.STATUS);
        loop.passMillis(500);
        line().grants("subscribe", "instrument");
        line().grants("subscribe", "book", "MATIC/USD");
        line().grants("subscribe", "trade", "MATIC/USD");
        line().says(PAIRS);
    }

    ScriptedSockets.Line line() {
        return world.sockets.line();
    }

    List<BookUpdate> books() {
        return world.events(VenueEvent.Market.class).stream()
                .map(VenueEvent.Market::event)
                .filter(BookUpdate.class::isInstance)
                .map(BookUpdate.class::cast)
                .toList();
    }

    List<TradePrint> prints() {
        return world.events(VenueEvent.Market.class).stream()
                .map(VenueEvent.Market::event)
                .filter(TradePrint.class::isInstance)
                .map(TradePrint.class::cast)
                .toList();
    }

    /** The price of a trade tells its number. */
    List<Long> ids() {
        return prints().stream().map(print -> print.priceTicks() - 5_000).toList();
    }

    static MarketTrade trade(long id) {
        return new MarketTrade(
                id, new TradePrint(TestLoop.START.toEpochMilli(), 5_000 + id, 1, Aggressor.BUYER));
    }

    static String trades(String type, long... ids) {
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

    static String pair(String changes) {
        return "{\"channel\":\"instrument\",\"type\":\"update\",\"data\":{\"assets\":[],"
                + "\"pairs\":[{\"symbol\":\"MATIC/USD\","
                + changes
                + "}]}}";
    }
}
