package io.trellis.clients.kraken.stream;

import io.trellis.clients.net.Loop;
import io.trellis.clients.net.WebSockets;
import io.trellis.clients.resilience.Backoff;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** A connection that is watched and, when it is lost, opened again after a pause. */
final class KeptConnection {

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);

    /** What the venue asks for after a maintenance. */
    private static final Duration AFTER_MAINTENANCE = Duration.ofSeconds(5);

    /** Calls have their own limits and attempts; this only is no wait without an end. */
    private static final Duration PREPARED_WITHIN = Duration.ofMinutes(2);

    /** A connection that held as long was a sound one. */
    private static final Duration SOUND = Duration.ofMinutes(1);

    /** Whose connection it is. */
    interface Owner {

        /** What each connection needs anew before it is opened. */
        CompletableFuture<String> prepare();

        /** It is open. */
        void opened(String prepared);

        /** A frame has come. */
        void text(String frame);

        /** Nothing has come for a while. */
        void suspect(String words);

        /** It was lost, or an attempt to open it has failed; another follows. */
        void lost(String words);
    }

    private final StreamHost host;
    private final URI url;
    private final LongSupplier requestIds;
    private final Owner owner;

    private boolean started;

    /** Counts attempts; what comes of an earlier one is of no interest. */
    private long attempt;

    private Optional<WebSockets.Connection> connection = Optional.empty();
    private boolean open;
    private long openedNanos;
    private long heardNanos;
    private boolean suspected;
    private boolean maintenance;
    private final Backoff backoff;
    private int failures;
    private long reconnections;

    private final Deadline waiting;
    private final Deadline silence;
    private final Deadline ping;
    private final Deadline pong;

    KeptConnection(StreamHost host, URI url, LongSupplier requestIds, Owner owner) {
        this.host = host;
        this.url = url;
        this.requestIds = requestIds;
        this.owner = owner;
        this.backoff = new Backoff(host.random(), FIRST_BACKOFF, host.settings().longestBackoff());
        waiting = new Deadline(host.loop());
        silence = new Deadline(host.loop());
        ping = new Deadline(host.loop());
        pong = new Deadline(host.loop());
    }

    private Loop loop() {
        return host.loop();
    }

    /** Opens it, and keeps it open from now on. */
    void start() {
        if (!started) {
            started = true;
            connectWhenAllowed();
        }
    }

    /** Ends it for good. */
    void stop() {
        started = false;
        end();
    }

    long reconnections() {
        return reconnections;
    }

    /** Whether the venue says that it is in maintenance, after which it wants to be left alone. */
    void maintenance(boolean present) {
        maintenance = present;
    }

    /** Hands a frame over for sending; false if that is certainly in vain. */
    boolean send(String text) {
        return open && connection.map(line -> line.send(text)).orElse(false);
    }

    /** Gives the connection up, and opens another one. */
    void drop(String words) {
        if (!started) {
            return;
        }
        if (open && loop().nanoTime() - openedNanos >= SOUND.toNanos()) {
            failures = 0;
        }
        end();
        failures++;
        waiting.in(pause(), this::connectWhenAllowed);
        reconnections++;
        owner.lost(words);
    }

    private void end() {
        attempt++;
        open = false;
        waiting.cancel();
        silence.cancel();
        ping.cancel();
        pong.cancel();
        Optional<WebSockets.Connection> last = connection;
        connection = Optional.empty();
        last.ifPresent(WebSockets.Connection::abort);
    }

    private Duration pause() {
        Duration drawn = backoff.pause(failures);
        return maintenance && drawn.compareTo(AFTER_MAINTENANCE) < 0 ? AFTER_MAINTENANCE : drawn;
    }

    private void connectWhenAllowed() {
        Duration pause = host.budget().untilAllowed(loop().nanoTime());
        if (pause.isPositive()) {
            waiting.in(pause, this::connectWhenAllowed);
            return;
        }
        long mine = ++attempt;
        waiting.in(PREPARED_WITHIN, () -> drop("what it needs was not had in time"));
        // In a turn of its own: an error there is one of the loop, and not lost in a future.
        var _ =
                owner.prepare()
                        .whenComplete((prepared, failure) ->
                                loop().execute(() -> {
                                    if (mine == attempt) {
                                        connect(prepared, failure);
                                    }
                                }));
    }

    private void connect(@Nullable String prepared, @Nullable Throwable failure) {
        if (prepared != null) {
            connect(prepared);
        } else {
            drop(failure == null ? "what it needs is nothing" : words(failure));
        }
    }

    private static String words(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    private void connect(String prepared) {
        host.budget().spend(loop().nanoTime());
        waiting.in(host.settings().openWithin(), () -> drop("it was not open in time"));
        long mine = attempt;
        connection = Optional.of(host.webSockets().open(url, new Ear(mine, prepared)));
    }

    private void opened(String prepared) {
        waiting.cancel();
        open = true;
        openedNanos = loop().nanoTime();
        heardNanos = openedNanos;
        suspected = false;
        watch();
        pingLater();
        owner.opened(prepared);
    }

    private void heard(String frame) {
        heardNanos = loop().nanoTime();
        suspected = false;
        owner.text(frame);
    }

    /** Looks at the silence when it may have become too long, and not at every frame. */
    private void watch() {
        Duration silent = Duration.ofNanos(loop().nanoTime() - heardNanos);
        Duration dead = host.settings().deadAfter();
        if (silent.compareTo(dead) >= 0) {
            drop("nothing has come for " + dead.toSeconds() + " s");
            return;
        }
        Duration suspect = host.settings().suspectAfter();
        boolean late = silent.compareTo(suspect) >= 0;
        silence.in((late ? dead : suspect).minus(silent), this::watch);
        if (late && !suspected) {
            suspected = true;
            owner.suspect("nothing has come for " + suspect.toSeconds() + " s");
        }
    }

    private void pingLater() {
        ping.in(host.settings().pingEvery(), this::ping);
    }

    /** What we send may vanish although something comes; only an answer shows that it does not. */
    private void ping() {
        pingLater();
        if (!pong.isSet()) {
            pong.in(host.settings().answerWithin(), () -> drop("a ping was not answered"));
        }
        if (!send(RequestText.bare("ping", requestIds.getAsLong()))) {
            drop("a ping could not be sent");
        }
    }

    /** A ping was answered. */
    void pong() {
        pong.cancel();
    }

    /** Hears one connection, and nothing any more once there is another. */
    private final class Ear implements WebSockets.Listener {

        private final long mine;
        private final String prepared;

        Ear(long mine, String prepared) {
            this.mine = mine;
            this.prepared = prepared;
        }

        private boolean isPast() {
            return mine != attempt;
        }

        @Override
        public void opened() {
            if (!isPast() && !open) {
                KeptConnection.this.opened(prepared);
            }
        }

        @Override
        public void text(String frame) {
            if (!isPast()) {
                heard(frame);
            }
        }

        @Override
        public void unreadable(String words) {
            ended(words);
        }

        @Override
        public void ended(String words) {
            if (!isPast()) {
                drop(words);
            }
        }
    }
}
