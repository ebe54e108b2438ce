package io.trellis.trading.parity;

import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.account.Money;
import io.trellis.core.market.Prints;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;
import io.trellis.trading.paper.PaperSettings;
import io.trellis.trading.paper.PaperVenue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A case on paper: a session, and a venue that fills by the law. */
final class PaperRun {

    private static final MarketFeed NO_FEED =
            new MarketFeed() {

                @Override
                public void follow(String symbol) {}

                @Override
                public void leave(String symbol) {}
            };

    private final VirtualHost host = VirtualHost.sound();
    private final ParityCase some;
    private final LiveRun run;
    private final PaperVenue venue;

    private PaperRun(ParityCase some) {
        this.some = some;
        this.run = new LiveRun(host.loop(), some.plan(), ParityCase.SYMBOL);
        // Ten times the capital: a grid that does not cover its fees may need more than it has.
        BigDecimal quote = Money.decimal(some.plan().capital()).multiply(BigDecimal.TEN);
        var settings =
                PaperSettings.of(
                        ParityCase.SYMBOL,
                        some.plan().instrument(),
                        some.plan().assumptions(),
                        quote);
        this.venue = new PaperVenue(host.loop(), settings, run.session());
    }

    static LiveRun of(ParityCase some) {
        var paper = new PaperRun(some);
        paper.live();
        return paper.run;
    }

    private void live() {
        Prints prints = some.prints();
        host.run(until(prints.timeMillis(0)).minusSeconds(10));
        run.session().begin(venue, NO_FEED, Optional.empty(), "test", 1);
        venue.open();
        venue.happened(new VenueEvent.ModeChanged(Optional.empty(), TradingMode.ONLINE));
        venue.happened(
                new VenueEvent.ModeChanged(Optional.of(ParityCase.SYMBOL), TradingMode.ONLINE));
        for (int i = 0; i < prints.count(); i++) {
            host.run(until(prints.timeMillis(i)));
            var print =
                    new TradePrint(
                            prints.timeMillis(i),
                            prints.priceTicks(i),
                            prints.lots(i),
                            prints.aggressor(i));
            venue.happened(new VenueEvent.Market(ParityCase.SYMBOL, print));
        }
        host.run(Duration.ofMinutes(2));
    }

    private Duration until(long timeMillis) {
        return Duration.between(host.loop().now(), Instant.ofEpochMilli(timeMillis));
    }
}
