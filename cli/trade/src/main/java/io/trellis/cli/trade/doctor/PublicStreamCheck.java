package io.trellis.cli.trade.doctor;

import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.stream.ListedMarkets;
import io.trellis.clients.kraken.stream.MarketStream;
import io.trellis.clients.kraken.stream.StreamHost;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.venue.VenueEvent;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Whether the public stream is reached and the first book of a market has the right checksum. */
final class PublicStreamCheck {

    private static final String SUBJECT = "public stream";

    private final StreamHost host;
    private final URI url;
    private final String symbol;
    private final CompletableFuture<Finding> found = new CompletableFuture<>();
    private long startNanos;

    PublicStreamCheck(StreamHost host, URI url, String symbol) {
        this.host = host;
        this.url = url;
        this.symbol = symbol;
    }

    /** Begins; completed on the loop, at the latest when the patience ends. */
    CompletableFuture<Finding> run(MarketTable markets, Duration patience) {
        startNanos = host.loop().nanoTime();
        var stream =
                new MarketStream(
                        host,
                        url,
                        new ListedMarkets(markets),
                        (_, _, _, _) -> CompletableFuture.completedFuture(List.of()),
                        this::happened);
        stream.open();
        stream.follow(symbol);
        host.loop().after(patience, () -> found.complete(silent(patience)));
        return found.whenComplete((_, _) -> stream.close());
    }

    private static Finding silent(Duration patience) {
        return Finding.wrong(SUBJECT, "no book came within %d s".formatted(patience.toSeconds()));
    }

    private void happened(VenueEvent event) {
        switch (event) {
            case VenueEvent.Market(var market, BookUpdate _) when market.equals(symbol) ->
                    found.complete(book());
            case VenueEvent.MarketLost(_, var sentence) -> found.complete(wrong(sentence));
            case VenueEvent.MarketGivenUp(_, var sentence) -> found.complete(wrong(sentence));
            case VenueEvent.Market _,
                    VenueEvent.Answered _,
                    VenueEvent.Told _,
                    VenueEvent.OrderReported _,
                    VenueEvent.Filled _,
                    VenueEvent.BalanceChanged _,
                    VenueEvent.AccountLive _,
                    VenueEvent.AccountLost _,
                    VenueEvent.AccountRefused _,
                    VenueEvent.TradesMissed _,
                    VenueEvent.MarketSuspect _,
                    VenueEvent.ModeChanged _,
                    VenueEvent.InstrumentRevised _,
                    VenueEvent.MaintenanceAnnounced _ -> {}
        }
    }

    private Finding book() {
        long millis = Duration.ofNanos(host.loop().nanoTime() - startNanos).toMillis();
        return Finding.good(
                SUBJECT,
                "the first book of %s came after %d ms, with the right checksum"
                        .formatted(symbol, millis),
                Json.object().put("firstBookMillis", millis).build());
    }

    private static Finding wrong(String sentence) {
        return Finding.wrong(SUBJECT, Words.withoutStop(sentence));
    }
}
