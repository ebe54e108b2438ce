package io.trellis.benchmarks;

import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.machine.Policy;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.Quote;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.paper.PaperSettings;
import io.trellis.trading.paper.PaperVenue;
import io.trellis.trading.run.Installation;
import io.trellis.trading.run.RunFolder;
import io.trellis.trading.run.RunKind;
import io.trellis.trading.run.RunSettings;
import io.trellis.trading.session.TradingSession;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A grid that trades on paper for days of virtual time, and the folder of its run. Others trade
 * every 1.2 seconds, along a random walk of 60 % volatility a year.
 */
final class RecordedRun {

    private static final String NAME = "bench";
    private static final String STRATEGY =
            """
            {
              "schema": "trellis/strategy/1",
              "name": "bench",
              "market": {"venue": "kraken", "symbol": "BTC/USD", "timeframe": "1m"},
              "instrument": {
                "tick": "0.1", "lot": "0.00000001", "minQty": "0.00005", "minCost": "0.5",
                "makerFee": "0.0025", "takerFee": "0.0040"
              },
              "strategy": {
                "kind": "grid",
                "grid": {
                  "kind": "symmetric", "center": null, "spacing": 0.0015, "levels": 8,
                  "profit": 0.008
                },
                "capital": "5000", "sizing": "base", "start": "inventory",
                "stopLoss": null, "takeProfit": null,
                "recenter": {
                  "deviation": 0.02, "pumpDump": null, "dominance": null,
                  "maxAgeHours": null, "cooldownHours": 12, "compound": true
                },
                "trail": null, "regimes": null
              },
              "risk": {
                "maxExposure": 0.95, "killSwitch": 0.1, "maxDrawdown": 0.3,
                "resumeNextDay": true, "maxOrderNotional": "3000", "maxOpenOrders": 40,
                "priceCollar": 0.05
              },
              "assumptions": {"slippage": 0.0005, "pathRule": "nearest", "marginTicks": 1}
            }
            """;
    private static final MarketFeed NO_FEED =
            new MarketFeed() {

                @Override
                public void follow(String symbol) {}

                @Override
                public void leave(String symbol) {}
            };

    private static final long FIRST_TICKS = 600_000;
    private static final int MOST_STEP_TICKS = 120;
    private static final int MOST_PAUSE_MILLIS = 2_400;
    private static final int TRADES_A_QUOTE = 4;

    private final VirtualHost host = VirtualHost.sound();
    private final SplittableRandom random = new SplittableRandom(42);
    private final Journal journal;
    private final PaperVenue venue;
    private long priceTicks = FIRST_TICKS;

    private RecordedRun(RunSettings settings, Journal journal) {
        this.journal = journal;
        var session =
                new TradingSession(
                        host.loop(),
                        journal,
                        (_, _) -> {},
                        settings.machine(),
                        NAME,
                        settings.text());
        var plan = settings.machine().plan();
        this.venue =
                new PaperVenue(
                        host.loop(),
                        PaperSettings.of(
                                settings.symbol(),
                                plan.instrument(),
                                plan.assumptions(),
                                new BigDecimal("100000")),
                        session);
        session.begin(venue, NO_FEED, Optional.empty(), "bench", 1);
    }

    /**
     * Makes a run anew.
     *
     * @param state a folder for it alone
     * @param records of its journal, about
     */
    static RunFolder of(Path state, int records) {
        empty(state);
        var folder = new RunFolder(state, NAME);
        var installation = Installation.in(state);
        folder.create();
        var settings =
                RunSettings.of(
                        RunKind.PAPER,
                        NAME,
                        "bench.json",
                        STRATEGY,
                        LiveSettings.SYMBOL,
                        LiveSettings.limits(),
                        Policy.standard(),
                        installation);
        try (Journal journal = Journal.open(new UnforcedDisk(folder.journal()))) {
            new RecordedRun(settings, journal).live(records);
        }
        return folder;
    }

    private static void empty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + folder, e);
        }
    }

    private void live(int records) {
        venue.open();
        venue.happened(new VenueEvent.ModeChanged(Optional.empty(), TradingMode.ONLINE));
        venue.happened(
                new VenueEvent.ModeChanged(Optional.of(LiveSettings.SYMBOL), TradingMode.ONLINE));
        while (journal.records() < records) {
            host.run(Duration.ofMillis(random.nextInt(MOST_PAUSE_MILLIS)));
            priceTicks += random.nextInt(-MOST_STEP_TICKS, MOST_STEP_TICKS + 1);
            events().forEach(event ->
                    venue.happened(new VenueEvent.Market(LiveSettings.SYMBOL, event)));
            host.run(Duration.ZERO);
        }
    }

    private List<MarketEvent> events() {
        long timeMillis = host.loop().now().toEpochMilli();
        var trade = new TradePrint(timeMillis, priceTicks, 1_000_000, Aggressor.BUYER);
        return random.nextInt(TRADES_A_QUOTE) == 0
                ? List.of(new Quote(timeMillis, priceTicks - 1, 1, priceTicks + 1, 1), trade)
                : List.of(trade);
    }
}
