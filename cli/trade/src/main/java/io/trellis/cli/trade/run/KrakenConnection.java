package io.trellis.cli.trade.run;

import io.trellis.clients.kraken.KrakenAccess;
import io.trellis.clients.kraken.KrakenVenue;
import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.kraken.auth.NonceFile;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.net.Loop;
import io.trellis.clients.net.okhttp.OkHttpHttp;
import io.trellis.clients.net.okhttp.OkHttpWebSockets;
import io.trellis.clients.secret.ApiKey;
import io.trellis.core.market.Bars;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.Venue;
import io.trellis.trading.run.Connection;
import io.trellis.trading.session.TradingSession;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;

/** An account at Kraken, or at a local one. */
final class KrakenConnection implements Connection {

    private final NonceFile nonces;
    private final OkHttpHttp http;
    private final OkHttpWebSockets sockets;
    private final KrakenVenue venue;
    private final Optional<Bars> past;

    /**
     * @param nonceFolder of the numbers that keys have used
     */
    KrakenConnection(
            Loop loop,
            TradingSession session,
            KrakenHosts hosts,
            ApiKey key,
            Tier tier,
            Path nonceFolder,
            Optional<Bars> past) {
        this.past = past;
        this.nonces = NonceFile.open(nonceFolder, key.fingerprint());
        this.http = new OkHttpHttp(loop);
        this.sockets = new OkHttpWebSockets(loop);
        // The jitter of pauses need not be the same twice.
        long seed = new SplittableRandom().nextLong();
        var access = new KrakenAccess(hosts, loop, http, sockets, key, nonces, tier, seed);
        this.venue = new KrakenVenue(access, session.machine()::hasBooked, session);
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public MarketFeed market() {
        return venue;
    }

    @Override
    public Optional<Bars> past() {
        return past;
    }

    @Override
    public void open() {
        venue.open();
    }

    @Override
    public void close() {
        venue.close();
        sockets.close();
        http.close();
        nonces.close();
    }
}
