package io.trellis.trading.world;

import io.trellis.clients.kraken.KrakenAccess;
import io.trellis.clients.kraken.KrakenVenue;
import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.MachineSettings;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.Venue;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueListener;
import io.trellis.core.venue.VenueRequest;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.journal.JournalSizes;
import io.trellis.trading.journal.Opening;
import io.trellis.trading.session.TradingSession;

import java.util.Optional;

/** One process of the trader under test, as the program puts it together. */
final class Trader {

    /** Looks over a process's shoulder: at what it really hears and writes down. */
    interface Watcher {

        /** Nobody looks. */
        Watcher NOBODY =
                new Watcher() {
                    @Override
                    public void asked(VenueRequest.Read read) {}

                    @Override
                    public void heard(VenueEvent event) {}

                    @Override
                    public void written(JournalRecord record) {}
                };

        /** This is asked of the venue. */
        void asked(VenueRequest.Read read);

        /** The venue has told this, whatever the session is made to hear. */
        void heard(VenueEvent event);

        /** This was written down by the process itself, not by one before it. */
        void written(JournalRecord record);
    }

    private record Overheard(Venue venue, Watcher watcher) implements Venue {

        @Override
        public void carryOut(Permit permit) {
            venue.carryOut(permit);
        }

        @Override
        public void read(VenueRequest.Read request) {
            watcher.asked(request);
            venue.read(request);
        }
    }

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
            Watcher watcher,
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
                        (_, record) -> {
                            book.take(record);
                            watcher.written(record);
                        },
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
        VenueListener told = mutation.listener(session, life.loop());
        var venue =
                new KrakenVenue(
                        access,
                        session.machine()::hasBooked,
                        event -> {
                            watcher.heard(event);
                            told.happened(event);
                        });
        MarketFeed feed = venue;
        var overheard = new Overheard(venue, watcher);
        session.begin(mutation.venue(overheard, life.loop()), feed, Optional.empty(), "test", seed);
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
