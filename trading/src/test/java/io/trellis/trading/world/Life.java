package io.trellis.trading.world;

import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;
import io.trellis.clients.net.WebSockets;
import io.trellis.clients.virtual.VirtualHost;
import io.trellis.krakensim.network.Agenda;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The life of one process on a machine: its loop and its ways to the world. When it dies, nothing
 * of it runs any more, its connections end, and what comes for it is dropped. Everything it does to
 * the world is an effect; a death may be set to come before, inside or after any of them.
 */
final class Life {

    private final VirtualHost host;
    private final long nanosAhead;
    private final List<WebSockets.Connection> connections = new ArrayList<>();
    private final Runnable died;
    private Consumer<String> frames = _ -> {};
    private Consumer<Http.Call> calls = _ -> {};
    private DeathAt death = DeathAt.NEVER;
    private Runnable lastWords = () -> {};
    private long effects;
    private long frozenUntilNanos;
    private boolean alive = true;

    /**
     * When a process dies by its effects.
     *
     * @param effect the number of the effect, from 0
     */
    record DeathAt(long effect, Moment moment) {
        static final DeathAt NEVER = new DeathAt(-1, Moment.BEFORE);
    }

    /** Where in an effect a death comes. */
    enum Moment {
        BEFORE,
        INSIDE,
        AFTER
    }

    /**
     * A process that has just begun.
     *
     * @param nanosAhead by how much its rising clock is ahead of the world's: two processes do not
     *     count from the same start
     * @param died told when it has died by an effect, in a turn of its own
     */
    Life(VirtualHost host, long nanosAhead, Runnable died) {
        this.host = host;
        this.nanosAhead = nanosAhead;
        this.died = died;
    }

    boolean isAlive() {
        return alive;
    }

    long effects() {
        return effects;
    }

    /** The process dies at an effect. */
    void dieAt(DeathAt at) {
        death = at;
    }

    /** What is noted of the death before anything else happens. */
    void lastWords(Runnable words) {
        lastWords = words;
    }

    /** Is shown every frame that leaves, before it leaves. */
    void tapFrames(Consumer<String> tap) {
        frames = tap;
    }

    /** Is shown every call that leaves, before it leaves. */
    void tapCalls(Consumer<Http.Call> tap) {
        calls = tap;
    }

    /** The process dies now, from outside. */
    void kill() {
        if (alive) {
            alive = false;
            lastWords.run();
            List.copyOf(connections).forEach(WebSockets.Connection::abort);
            connections.clear();
        }
    }

    /** Nothing of it runs for a time. */
    void freeze(Duration span) {
        frozenUntilNanos = Math.max(frozenUntilNanos, agenda().nowNanos() + span.toNanos());
    }

    private Agenda agenda() {
        return host.agenda();
    }

    /** Does something to the world; the process may die of it. */
    void effect(Runnable whole, Runnable torn) {
        if (!alive) {
            throw new ProcessDied();
        }
        long number = effects++;
        boolean last = number == death.effect;
        if (last && death.moment == Moment.BEFORE) {
            throw die();
        }
        if (last && death.moment == Moment.INSIDE) {
            torn.run();
            throw die();
        }
        whole.run();
        if (last) {
            throw die();
        }
    }

    private ProcessDied die() {
        kill();
        agenda().after(0, died);
        return new ProcessDied();
    }

    /** Runs something of the process, unless it is dead, and later if it stands still. */
    void run(Runnable task) {
        if (!alive) {
            return;
        }
        if (agenda().nowNanos() < frozenUntilNanos) {
            agenda().at(frozenUntilNanos, () -> run(task));
            return;
        }
        try {
            task.run();
        } catch (ProcessDied expected) {
            if (alive) {
                throw expected;
            }
        }
    }

    Loop loop() {
        return new Loop() {

            @Override
            public Instant now() {
                return host.loop().now();
            }

            @Override
            public long nanoTime() {
                return host.loop().nanoTime() + nanosAhead;
            }

            @Override
            public void execute(Runnable task) {
                host.loop().execute(() -> run(task));
            }

            @Override
            public Timer after(Duration delay, Runnable task) {
                var late = new LateTimer(task);
                late.timer = host.loop().after(delay, () -> run(late::fire));
                return late::cancel;
            }
        };
    }

    /** A timer that may still be taken back while its process stands still. */
    private static final class LateTimer {

        private final Runnable task;
        private Loop.Timer timer = () -> {};
        private boolean cancelled;

        LateTimer(Runnable task) {
            this.task = task;
        }

        void fire() {
            if (!cancelled) {
                task.run();
            }
        }

        void cancel() {
            cancelled = true;
            timer.cancel();
        }
    }

    Http http() {
        Http network = host.http();
        return (call, reply) -> {
            calls.accept(call);
            effect(() -> network.send(call, answer -> run(() -> reply.accept(answer))), () -> {});
        };
    }

    WebSockets webSockets() {
        WebSockets network = host.webSockets();
        return (url, listener) -> tapped(network, url, listener);
    }

    private WebSockets.Connection tapped(
            WebSockets network, URI url, WebSockets.Listener listener) {
        WebSockets.Connection line = network.open(url, new Ear(listener));
        connections.add(line);
        return new WebSockets.Connection() {

            @Override
            public boolean send(String text) {
                frames.accept(text);
                var taken = new boolean[1];
                effect(() -> taken[0] = line.send(text), () -> {});
                return taken[0];
            }

            @Override
            public void abort() {
                connections.remove(line);
                line.abort();
            }
        };
    }

    private final class Ear implements WebSockets.Listener {

        private final WebSockets.Listener listener;

        Ear(WebSockets.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void opened() {
            run(listener::opened);
        }

        @Override
        public void text(String frame) {
            run(() -> listener.text(frame));
        }

        @Override
        public void unreadable(String words) {
            run(() -> listener.unreadable(words));
        }

        @Override
        public void ended(String words) {
            run(() -> listener.ended(words));
        }
    }
}
