package io.trellis.trading.world;

import io.trellis.clients.kraken.KrakenAccess;
import io.trellis.clients.kraken.KrakenVenue;
import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.machine.MachineSettings;
import io.trellis.core.venue.MarketFeed;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.journal.JournalSizes;
import io.trellis.trading.journal.Opening;
import io.trellis.trading.session.TradingSession;

import java.util.Optional;

/** One process of the trader under test, as the program puts it together. */
final class Trader {

    private static final JournalSizes SMALL = new JournalSizes(512 << 10, 64 << 10, 0, 1 << 10);

    private final Life life;
    private final Journal journal;
    private final TradingSession session;

    /**
     * Takes the journal up and begins to trade.
     *
     * @param book is told every record, those of the processes before included
     */
    Trader(
            VirtualHost host,
            Life life,
            WorldDisk disk,
            MachineSettings settings,
            Nonces nonces,
            RecordBook book,
            Mutation mutation,
            long seed) {
        this.life = life;
        this.journal = Journal.open(mutation.disk(disk.of(life)), SMALL);
        if (journal.opening().state() != Opening.State.FRESH) {
            journal.replay(book::take);
        }
        this.session =
                new TradingSession(
                        mutation.loop(life.loop()),
                        journal,
                        (_, record) -> book.take(record),
                        settings,
                        "world",
                        "{}");
        var access =
                new KrakenAccess(
                        host.hosts(),
                        life.loop(),
                        life.http(),
                        life.webSockets(),
                        host.key(),
                        nonces,
                        Tier.PRO,
                        seed);
        var venue =
                new KrakenVenue(
                        access,
                        session.machine()::hasBooked,
                        mutation.listener(session, life.loop()));
        MarketFeed feed = venue;
        session.begin(mutation.venue(venue, life.loop()), feed, Optional.empty(), "test", seed);
        venue.open();
    }

    Life life() {
        return life;
    }

    Journal journal() {
        return journal;
    }

    TradingSession session() {
        return session;
    }
}
