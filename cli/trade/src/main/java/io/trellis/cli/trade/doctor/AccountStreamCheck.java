package io.trellis.cli.trade.doctor;

import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.stream.AccountStream;
import io.trellis.clients.kraken.stream.ListedMarkets;
import io.trellis.clients.kraken.stream.StreamHost;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.venue.VenueEvent;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Whether the stream of the account is reached with a token and becomes live; nothing is sent. */
final class AccountStreamCheck {

    private static final String SUBJECT = "account stream";

    private final StreamHost host;
    private final URI url;
    private final Supplier<CompletableFuture<String>> tokens;
    private final CompletableFuture<Finding> found = new CompletableFuture<>();
    private long startNanos;

    /**
     * @param tokens gives one for every connection, completed on the loop
     */
    AccountStreamCheck(StreamHost host, URI url, Supplier<CompletableFuture<String>> tokens) {
        this.host = host;
        this.url = url;
        this.tokens = tokens;
    }

    /** Begins; completed on the loop, at the latest when the patience ends. */
    CompletableFuture<Finding> run(MarketTable markets, Tier tier, Duration patience) {
        startNanos = host.loop().nanoTime();
        var stream =
                new AccountStream(
                        host,
                        url,
                        new ListedMarkets(markets),
                        new EngineCounters(tier, 0, startNanos),
                        tokens,
                        _ -> true,
                        this::happened);
        stream.open();
        host.loop().after(patience, () -> found.complete(silent(patience)));
        return found.whenComplete((_, _) -> stream.close());
    }

    private static Finding silent(Duration patience) {
        return Finding.wrong(
                SUBJECT, "it did not become live within %d s".formatted(patience.toSeconds()));
    }

    private void happened(VenueEvent event) {
        switch (event) {
            case VenueEvent.AccountLive _ -> found.complete(live());
            case VenueEvent.AccountLost(var sentence) -> found.complete(wrong(sentence));
            case VenueEvent.AccountRefused(var sentence) -> found.complete(wrong(sentence));
            case VenueEvent.Market _,
                    VenueEvent.Answered _,
                    VenueEvent.Told _,
                    VenueEvent.OrderReported _,
                    VenueEvent.Filled _,
                    VenueEvent.BalanceChanged _,
                    VenueEvent.MarketLost _,
                    VenueEvent.MarketGivenUp _,
                    VenueEvent.TradesMissed _,
                    VenueEvent.MarketSuspect _,
                    VenueEvent.ModeChanged _,
                    VenueEvent.InstrumentRevised _,
                    VenueEvent.MaintenanceAnnounced _ -> {}
        }
    }

    private static Finding wrong(String sentence) {
        return Finding.wrong(SUBJECT, Words.withoutStop(sentence));
    }

    private Finding live() {
        long millis = Duration.ofNanos(host.loop().nanoTime() - startNanos).toMillis();
        return Finding.good(
                SUBJECT,
                "it was live after %d ms, with a token".formatted(millis),
                Json.object().put("liveMillis", millis).build());
    }
}
