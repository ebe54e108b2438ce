package io.trellis.cli.data;

import io.trellis.backtesting.fetch.FetchEnd;
import io.trellis.backtesting.fetch.FetchSettings;
import io.trellis.backtesting.fetch.StopSignal;
import io.trellis.backtesting.fetch.TradeFetch;
import io.trellis.backtesting.fetch.Waiting;
import io.trellis.backtesting.store.trades.TradeWriter;
import io.trellis.clients.kraken.KrakenPublicRest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/**
 * A program to measure by: fetches as many trades as it is told from a stand-in on this machine,
 * without a pause between the requests, and prints the heap in use after every million.
 *
 * <p>Its arguments are the number of trades and the folder for them.
 */
final class FetchMemory {

    private static final long MILLION = 1_000_000;

    private FetchMemory() {}

    public static void main(String[] arguments) throws IOException {
        long trades = Long.parseLong(arguments[0]);
        var settings =
                new FetchSettings(
                        "measurement",
                        Instant.EPOCH,
                        Optional.empty(),
                        60,
                        Duration.ZERO,
                        Duration.ofMinutes(1));
        try (var standIn = KrakenStandIn.with(trades);
                var kraken = KrakenPublicRest.at(standIn.url());
                var store = TradeWriter.open(Path.of(arguments[1]), "kraken", "BTC/USD", "test")) {
            FetchEnd end =
                    new TradeFetch(
                                    kraken.trades("BTC/USD"),
                                    store,
                                    settings,
                                    Waiting.real(),
                                    new Random(1),
                                    new StopSignal(),
                                    told -> tell(told.rows()))
                            .run();
            System.out.println(end);
        }
    }

    private static void tell(long rows) {
        if (rows / MILLION == (rows - 1_000) / MILLION) {
            return;
        }
        System.gc();
        Runtime java = Runtime.getRuntime();
        long used = (java.totalMemory() - java.freeMemory()) >> 20;
        System.out.println(rows + " trades, " + used + " MB in use");
    }
}
