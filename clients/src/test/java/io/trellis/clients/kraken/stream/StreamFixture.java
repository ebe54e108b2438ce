package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.kraken.wire.WireReader;
import io.trellis.core.venue.VenueEvent;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the tests of both streams need. */
final class StreamFixture {

    static final URI URL = URI.create("wss://stream.test/v2");

    static final String STATUS =
            """
            {"channel":"status","type":"update","data":[{"api_version":"v2",\
            "connection_id":12393906104898154338,"system":"online","version":"2.0.4"}]}\
            """;

    static final String HEARTBEAT = "{\"channel\":\"heartbeat\"}";

    final TestLoop loop = new TestLoop();
    final ScriptedSockets sockets = new ScriptedSockets(loop);
    final List<VenueEvent> events = new ArrayList<>();
    final ListedMarkets markets = new ListedMarkets(table());
    final StreamHost host;

    StreamFixture() {
        this(ConnectionBudget.standard());
    }

    StreamFixture(ConnectionBudget budget) {
        this(budget, StreamSettings.standard());
    }

    StreamFixture(ConnectionBudget budget, StreamSettings settings) {
        host = new StreamHost(loop, sockets, budget, new Random(1), settings);
    }

    static MarketTable table() {
        String rows =
                "{"
                        + row(
                                "XXBTZUSD",
                                "XBTUSD",
                                "XBT/USD",
                                "XXBT",
                                "ZUSD",
                                1,
                                8,
                                "0.1",
                                "0.00005")
                        + ","
                        + row(
                                "XETHZUSD",
                                "ETHUSD",
                                "ETH/USD",
                                "XETH",
                                "ZUSD",
                                2,
                                8,
                                "0.01",
                                "0.001")
                        + ","
                        + row(
                                "MATICUSD",
                                "MATICUSD",
                                "MATIC/USD",
                                "MATIC",
                                "ZUSD",
                                4,
                                8,
                                "0.0001",
                                "4")
                        + ","
                        + row("SUIUSD", "SUIUSD", "SUI/USD", "SUI", "ZUSD", 4, 5, "0.0001", "1")
                        + "}";
        return MarketTable.of(
                new WireField(
                        "AssetPairs",
                        "",
                        WireReader.read(rows.getBytes(StandardCharsets.UTF_8), "AssetPairs")));
    }

    private static String row(
            String id,
            String altname,
            String wsname,
            String base,
            String quote,
            int priceDecimals,
            int lotDecimals,
            String tick,
            String minimum) {
        return """
        "%s":{"altname":"%s","wsname":"%s","base":"%s","quote":"%s","pair_decimals":%d,\
        "lot_decimals":%d,"lot_multiplier":1,"cost_decimals":5,"fees":[[0,0.4]],\
        "fees_maker":[[0,0.25]],"ordermin":"%s","costmin":"0.5","tick_size":"%s","status":"online"}\
        """
                .formatted(
                        id,
                        altname,
                        wsname,
                        base,
                        quote,
                        priceDecimals,
                        lotDecimals,
                        minimum,
                        tick);
    }

    <T extends VenueEvent> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Keeps a connection from being suspected while a time passes. */
    void passWithHeartbeats(int seconds) {
        for (int i = 0; i < seconds; i++) {
            sockets.line().says(HEARTBEAT);
            answerPing();
            loop.passSeconds(1);
        }
    }

    private void answerPing() {
        if (sockets.line().sent.stream().anyMatch(frame -> frame.contains("\"ping\""))) {
            sockets.line().says("{\"method\":\"pong\",\"req_id\":1}");
        }
    }
}
