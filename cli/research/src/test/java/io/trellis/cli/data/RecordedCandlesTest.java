package io.trellis.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.trellis.backtesting.fetch.FetchSettings;
import io.trellis.backtesting.fetch.StopSignal;
import io.trellis.backtesting.fetch.TradeFetch;
import io.trellis.backtesting.fetch.Waiting;
import io.trellis.backtesting.resample.TradeBar;
import io.trellis.backtesting.resample.TradeBars;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.backtesting.store.trades.TradeWriter;
import io.trellis.clients.kraken.KrakenPublicRest;
import io.trellis.core.market.Span;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A page of trades that Kraken gave, fetched and made into bars, equals the candles that Kraken
 * gave of the same hours: where both are at hand beside the repository.
 */
class RecordedCandlesTest {

    private static final long MINUTE_NANOS = 60_000_000_000L;

    /** Start, open, high, low, close, vwap, volume, count. */
    private static final Pattern CANDLE =
            Pattern.compile(
                    "\\[\\s*([0-9]+),\\s*\"([0-9.]+)\",\\s*\"([0-9.]+)\",\\s*\"([0-9.]+)\","
                            + "\\s*\"([0-9.]+)\",\\s*\"([0-9.]+)\",\\s*\"([0-9.]+)\",\\s*([0-9]+)");

    @TempDir private Path folder;

    @Test
    void givenTheTradesOfADay_thenTheirBarsAreTheVenuesOwnCandles() throws IOException {
        fetch(recorded("nautilus__http_trades.json.gz"));
        var bars = new HashMap<Long, TradeBar>();
        var builder = new TradeBars(Timeframe.parse("1m"), bar -> bars.put(bar.startNanos(), bar));
        var trades = TradeFolder.open(folder.resolve("trades"));
        trades.read(Span.ALL, builder::accept);
        long first = start(trades.manifest().from());
        long last = start(trades.manifest().to());
        // Candle and page were asked for at the same moment.
        builder.completeTo(last + MINUTE_NANOS);

        Matcher candles = CANDLE.matcher(recorded("nautilus__http_ohlc.json.gz"));
        int traded = 0;
        int quiet = 0;
        while (candles.find()) {
            long start = Long.parseLong(candles.group(1)) * 1_000_000_000;
            // The page may begin within its first minute.
            if (start > first && start <= last) {
                boolean isQuiet = assertSame(candles, Optional.ofNullable(bars.get(start)));
                quiet += isQuiet ? 1 : 0;
                traded += isQuiet ? 0 : 1;
            }
        }
        assertThat(traded).isEqualTo(273);
        assertThat(quiet).isEqualTo(137);
    }

    /** Of a minute without trades Kraken makes a flat candle, and we make none. */
    private static boolean assertSame(Matcher candle, Optional<TradeBar> made) {
        boolean quiet = candle.group(8).equals("0");
        assertThat(made.isEmpty()).as(candle.group()).isEqualTo(quiet);
        made.ifPresent(bar -> assertSame(candle, bar));
        return quiet;
    }

    private static void assertSame(Matcher candle, TradeBar bar) {
        assertThat(bar.open()).isEqualByComparingTo(candle.group(2));
        assertThat(bar.high()).isEqualByComparingTo(candle.group(3));
        assertThat(bar.low()).isEqualByComparingTo(candle.group(4));
        assertThat(bar.close()).isEqualByComparingTo(candle.group(5));
        assertThat(bar.vwap(1)).as(candle.group()).isEqualTo(new BigDecimal(candle.group(6)));
        assertThat(bar.volume()).isEqualByComparingTo(candle.group(7));
        assertThat(bar.trades()).isEqualTo(Long.parseLong(candle.group(8)));
    }

    private static long start(Instant time) {
        return Math.floorDiv(TradeFolder.nanos(time), MINUTE_NANOS) * MINUTE_NANOS;
    }

    /** One page, and then an empty one. */
    private void fetch(String page) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Matcher last = Pattern.compile("\"last\": \"([0-9]+)\"").matcher(page);
        assertThat(last.find()).isTrue();
        String end = "{\"error\": [], \"result\": {\"XBTUSDT\": [], \"last\": \"%s\"}}";
        server.createContext(
                "/0/public/AssetPairs",
                call ->
                        answer(
                                call,
                                "{\"error\": [], \"result\": {\"XBTUSDT\": {\"altname\":"
                                        + " \"XBTUSDT\", \"wsname\": \"XBT/USDT\"}}}"));
        server.createContext(
                "/0/public/Trades",
                call -> {
                    boolean again = call.getRequestURI().getQuery().contains(last.group(1));
                    answer(call, again ? end.formatted(last.group(1)) : page);
                });
        server.start();
        try (var kraken = KrakenPublicRest.at("http://127.0.0.1:" + server.getAddress().getPort());
                var store =
                        TradeWriter.open(folder.resolve("trades"), "kraken", "BTC/USDT", "test")) {
            var settings =
                    new FetchSettings(
                            "recorded",
                            Instant.EPOCH,
                            Optional.empty(),
                            10,
                            Duration.ZERO,
                            Duration.ofSeconds(30));
            new TradeFetch(
                            kraken.trades("BTC/USDT"),
                            store,
                            settings,
                            Waiting.real(),
                            new Random(1),
                            new StopSignal(),
                            _ -> {})
                    .run();
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange call, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(200, bytes.length);
        try (var out = call.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String recorded(String name) throws IOException {
        Path file =
                Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                        .map(path -> path.resolve("../shared/data/fixtures/kraken").resolve(name))
                        .filter(Files::exists)
                        .findFirst()
                        .orElse(Path.of(name));
        assumeTrue(Files.exists(file), "no recorded answers beside the repository: " + name);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
