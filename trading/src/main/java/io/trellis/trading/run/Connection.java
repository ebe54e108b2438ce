package io.trellis.trading.run;

import io.trellis.clients.net.Loop;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.market.Bars;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.Venue;
import io.trellis.trading.session.TradingSession;

import java.util.Optional;
import java.util.function.Consumer;

/** The venue and the market that a process trades with. All is called on its loop. */
public interface Connection extends AutoCloseable {

    Venue venue();

    MarketFeed market();

    /** Bars of the time before the run, for rules that measure the past. */
    Optional<Bars> past();

    /** Connects, and stays connected. */
    void open();

    /** Ends the connections. */
    @Override
    void close();

    /** Makes a connection; nothing is sent yet. */
    interface Maker {

        /**
         * A connection for a session.
         *
         * @param session told what happens
         * @param journal hands out the records of earlier processes, oldest first
         */
        Connection make(
                Loop loop, TradingSession session, Consumer<Consumer<JournalRecord>> journal);
    }
}
