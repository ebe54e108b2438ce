package io.trellis.cli.trade.run;

import io.trellis.clients.kraken.KrakenMarket;
import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.net.Loop;
import io.trellis.clients.net.okhttp.OkHttpHttp;
import io.trellis.clients.net.okhttp.OkHttpWebSockets;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.core.market.Bars;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.Venue;
import io.trellis.trading.paper.PaperSettings;
import io.trellis.trading.paper.PaperVenue;
import io.trellis.trading.run.Connection;
import io.trellis.trading.session.TradingSession;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A venue on paper with the prices of Kraken, or of a local one. */
final class PaperConnection implements Connection {

    private final OkHttpHttp http;
    private final OkHttpWebSockets sockets;
    private final PaperVenue venue;
    private final KrakenMarket market;
    private final Optional<Bars> past;

    /**
     * @param journal hands out the records of earlier processes, whose account goes on
     */
    PaperConnection(
            Loop loop,
            TradingSession session,
            KrakenHosts hosts,
            PaperSettings settings,
            Optional<Bars> past,
            Consumer<Consumer<JournalRecord>> journal) {
        this.past = past;
        this.http = new OkHttpHttp(loop);
        this.sockets = new OkHttpWebSockets(loop);
        this.venue = new PaperVenue(loop, settings, session);
        long seed = new SplittableRandom().nextLong();
        this.market = new KrakenMarket(hosts, loop, http, sockets, seed, venue);
        if (session.epoch() > 1) {
            journal.accept(this::recall);
        }
    }

    private void recall(JournalRecord record) {
        if (record instanceof JournalRecord.Took(_, _, Input.Told(var event))) {
            venue.recall(event);
        }
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public MarketFeed market() {
        return market;
    }

    @Override
    public Optional<Bars> past() {
        return past;
    }

    @Override
    public void open() {
        venue.open();
        market.open();
    }

    @Override
    public void close() {
        venue.close();
        market.close();
        sockets.close();
        http.close();
    }
}
