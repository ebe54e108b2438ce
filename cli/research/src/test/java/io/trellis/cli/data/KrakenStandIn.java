package io.trellis.cli.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers as Kraken does on this machine: one market, and trades that follow from their number, so
 * that none of them has to be kept.
 */
final class KrakenStandIn implements AutoCloseable {

    static final long START_NANOS = 1_700_000_040_000_000_000L;

    private static final long GAP_NANOS = 1_500_000_000L;
    private static final int PAGE_ROWS = 1_000;
    private static final Pattern SINCE = Pattern.compile(".*since=([0-9]+).*");

    private static final String PAIRS =
            """
            {"error": [], "result": {"XXBTZUSD": {"altname": "XBTUSD", "wsname": "XBT/USD"}}}
            """;

    private final HttpServer server;
    private final long trades;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int failEvery = Integer.MAX_VALUE;

    private KrakenStandIn(HttpServer server, long trades) {
        this.server = server;
        this.trades = trades;
    }

    static KrakenStandIn with(long trades) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var standIn = new KrakenStandIn(server, trades);
        server.createContext("/0/public/AssetPairs", call -> answer(call, 200, PAIRS));
        server.createContext("/0/public/Trades", standIn::trades);
        server.start();
        return standIn;
    }

    /** Every so many calls there is a page of HTML instead. */
    KrakenStandIn failingEvery(int calls) {
        failEvery = calls;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The time of a trade, by its id from 1 on; two share one. */
    static long nanos(long id) {
        return START_NANOS + id / 2 * GAP_NANOS;
    }

    private void trades(HttpExchange call) throws IOException {
        if (calls.incrementAndGet() % failEvery == 0) {
            answer(call, 502, "<html>bad gateway</html>");
            return;
        }
        Matcher since = SINCE.matcher(call.getRequestURI().getQuery());
        long after = since.matches() ? Long.parseLong(since.group(1)) : 0;
        long id = after < START_NANOS ? 1 : 2 * ((after - START_NANOS) / GAP_NANOS + 1);
        var rows = new StringBuilder();
        long last = after;
        for (int row = 0; row < PAGE_ROWS && id <= trades; row++, id++) {
            last = nanos(id);
            rows.append(row == 0 ? "" : ",").append(row(id));
        }
        String body =
                "{\"error\": [], \"result\": {\"XXBTZUSD\": [%s], \"last\": \"%d\"}}"
                        .formatted(rows, last);
        answer(call, 200, body);
    }

    private static String row(long id) {
        return String.format(
                Locale.ROOT,
                "[\"%d.%d0000\", \"0.%08d\", %d.%09d, \"%s\", \"l\", \"\", %d]",
                30_000 + id % 97,
                id % 10,
                1 + id % 1_000,
                nanos(id) / 1_000_000_000,
                nanos(id) % 1_000_000_000,
                id % 3 == 0 ? "b" : "s",
                id);
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length);
        try (var out = call.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
