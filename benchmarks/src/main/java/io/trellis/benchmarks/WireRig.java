package io.trellis.benchmarks;

import io.trellis.clients.kraken.KrakenAccess;
import io.trellis.clients.kraken.KrakenVenue;
import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.net.WebSockets;
import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.risk.TraderMode;
import io.trellis.trading.journal.Journal;
import io.trellis.trading.session.TradingSession;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A live trader at a local Kraken in the same process, under virtual time: the client, the session,
 * the journal, the machine. Its market data comes from whoever has this, frame by frame.
 */
final class WireRig {

    private static final String FROM_THE_VENUE = "\"channel\":\"trade\"";
    private static final Duration BRIEF = Duration.ofMillis(10);

    /** As fast as the venue's counters of an account allow in the long run. */
    private static final Duration BETWEEN_ORDERS = Duration.ofSeconds(4);

    private final VirtualHost host = VirtualHost.sound();
    private final Tapped tapped = new Tapped(host.webSockets());
    private final TradingSession session;

    WireRig() {
        this.session =
                new TradingSession(
                        host.loop(),
                        Journal.open(new DiscardingDisk()),
                        (_, _) -> {},
                        LiveSettings.of(new SwitchPlan(LiveSettings.INSTRUMENT)),
                        "bench",
                        "{}");
        var venue =
                new KrakenVenue(
                        new KrakenAccess(
                                host.hosts(),
                                host.loop(),
                                host.http(),
                                tapped,
                                host.key(),
                                Nonces.inMemory(),
                                Tier.PRO,
                                1),
                        session.machine()::hasBooked,
                        session);
        session.begin(venue, venue, Optional.empty(), "bench", 1);
        venue.open();
        host.run(Duration.ofSeconds(20));
        tapped.publicIsCut = true;
    }

    /** Whether orders can be sent. */
    boolean isArmed() {
        return session.machine().mode() == TraderMode.ARMED;
    }

    String status() {
        return session.machine().status().toString();
    }

    /**
     * A frame of market data is handed to the client, and all that follows from it here is done.
     *
     * @return when the frame of an order or a cancel was handed over for sending, by {@link
     *     System#nanoTime}; 0 if none was
     */
    long hand(String frame) {
        tapped.sentNanos = 0;
        tapped.hand(frame);
        host.run(Duration.ZERO);
        return tapped.sentNanos;
    }

    /** Time goes on. */
    void pass() {
        host.run(BRIEF);
    }

    /** The venue answers, and its counters allow another order. */
    void passAfterOrder() {
        host.run(BETWEEN_ORDERS);
    }

    /** UTC. */
    Instant now() {
        return host.loop().now();
    }

    /** Knows the listener of market data, and when an order was handed over for sending. */
    private static final class Tapped implements WebSockets {

        private final WebSockets real;
        private Optional<Listener> publicListener = Optional.empty();
        private boolean publicIsCut;
        private long sentNanos;

        Tapped(WebSockets real) {
            this.real = real;
        }

        void hand(String frame) {
            publicListener.orElseThrow().text(frame);
        }

        @Override
        public Connection open(URI url, Listener listener) {
            if (url.getPort() == 81) {
                publicListener = Optional.of(listener);
                return real.open(url, new Cut(listener));
            }
            Connection connection = real.open(url, listener);
            return new Connection() {

                @Override
                public boolean send(String text) {
                    if (text.contains("_order\"")) {
                        sentNanos = System.nanoTime();
                    }
                    return connection.send(text);
                }

                @Override
                public void abort() {
                    connection.abort();
                }
            };
        }

        /** Lets through what the venue itself says of the market until it is cut. */
        private final class Cut implements Listener {

            private final Listener listener;

            Cut(Listener listener) {
                this.listener = listener;
            }

            @Override
            public void opened() {
                listener.opened();
            }

            @Override
            public void text(String frame) {
                if (!publicIsCut || !frame.contains(FROM_THE_VENUE)) {
                    listener.text(frame);
                }
            }

            @Override
            public void unreadable(String words) {
                listener.unreadable(words);
            }

            @Override
            public void ended(String words) {
                throw new IllegalStateException("the line of market data has ended: " + words);
            }
        }
    }
}
