package io.trellis.krakensim.network;

import io.trellis.krakensim.Exchange;
import io.trellis.krakensim.Face;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * An exchange on sockets of this machine: REST on one port, WebSocket v2 on two, at loopback
 * addresses only. It runs in one thread of its own, by a clock that begins at a given moment; the
 * faults of its network are those of the virtual one. Everything else that acts on it does so
 * through {@link #ask}.
 */
public final class LocalKraken implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final VirtualNetwork network;
    private final VenueLoop loop;
    private final RestServer rest;
    private final StreamServer publicStream;
    private final StreamServer accountStream;

    private LocalKraken(
            VirtualNetwork network,
            VenueLoop loop,
            RestServer rest,
            StreamServer publicStream,
            StreamServer accountStream) {
        this.network = network;
        this.loop = loop;
        this.rest = rest;
        this.publicStream = publicStream;
        this.accountStream = accountStream;
    }

    /**
     * Where it listens; 0 for any port that is free.
     *
     * @param rest of HTTP
     * @param publicStream of public data
     * @param accountStream of account data and trading
     */
    public record Ports(int rest, int publicStream, int accountStream) {

        /** Any that are free. */
        public static final Ports FREE = new Ports(0, 0, 0);
    }

    /**
     * The time it goes by.
     *
     * @param start what its clock shows at first, not before the exchange's last moment
     * @param speed seconds of the venue in a real one; clients go by real time, and get on with 1
     */
    public record Time(Instant start, double speed) {

        /**
         * Checks the speed.
         *
         * @throws IllegalArgumentException if the clock would not rise
         */
        public Time {
            if (!(speed > 0 && speed <= 100_000)) {
                throw new IllegalArgumentException("the speed is above 0, was " + speed);
            }
        }
    }

    /**
     * Starts to listen.
     *
     * @throws UncheckedIOException if a port is taken; the message is one sentence
     */
    public static LocalKraken start(Exchange exchange, Time time, Ports ports, Faults faults) {
        var clock = new VenueClock(time.start(), time.speed(), System::nanoTime);
        var agenda = new Agenda(VenueClock.nanos(time.start()));
        var network = new VirtualNetwork(agenda, exchange, faults);
        var loop = new VenueLoop(agenda, clock);
        loop.start();
        try {
            return listening(network, loop, ports);
        } catch (IOException e) {
            loop.close();
            throw new UncheckedIOException(
                    e.getMessage() + "; it is taken, or not for everybody: name another.", e);
        }
    }

    private static LocalKraken listening(VirtualNetwork network, VenueLoop loop, Ports ports)
            throws IOException {
        StreamServer publicStream =
                StreamServer.start(Face.PUBLIC, ports.publicStream(), network, loop);
        try {
            StreamServer accountStream =
                    StreamServer.start(Face.ACCOUNT, ports.accountStream(), network, loop);
            try {
                var rest =
                        new RestServer(
                                ports.rest(),
                                (request, caller) ->
                                        loop.execute(() -> network.call(request, caller)));
                return new LocalKraken(network, loop, rest, publicStream, accountStream);
            } catch (IOException e) {
                accountStream.shutDown();
                throw e;
            }
        } catch (IOException e) {
            publicStream.shutDown();
            throw e;
        }
    }

    /** Address of REST, without a path. */
    public URI rest() {
        return URI.create("http://" + Loopback.NAME + ":" + rest.port());
    }

    /** Address of public data. */
    public URI publicStream() {
        return URI.create("ws://" + Loopback.NAME + ":" + publicStream.getPort() + "/v2");
    }

    /** Address of account data and trading. */
    public URI accountStream() {
        return URI.create("ws://" + Loopback.NAME + ":" + accountStream.getPort() + "/v2");
    }

    /**
     * Asks or does something in the venue's own thread, at its present time, and waits for it.
     *
     * @throws IllegalStateException if the venue has stopped
     */
    public <T> T ask(Function<VirtualNetwork, T> question) {
        if (!loop.isRunning()) {
            throw new IllegalStateException("the venue has stopped");
        }
        var answer = new CompletableFuture<T>();
        loop.execute(() -> {
            try {
                answer.complete(question.apply(network));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the venue has stopped", e);
        }
    }

    /** What has stopped the venue by itself, which is a fault of this program. */
    public Optional<Throwable> failure() {
        return loop.failure();
    }

    @Override
    public void close() {
        try {
            rest.close();
        } catch (IOException _) {
            // It is closed for us in any case.
        }
        publicStream.shutDown();
        accountStream.shutDown();
        loop.close();
    }
}
