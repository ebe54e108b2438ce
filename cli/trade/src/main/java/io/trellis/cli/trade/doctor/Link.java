package io.trellis.cli.trade.doctor;

import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.kraken.auth.NonceFile;
import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.kraken.rest.KrakenRest;
import io.trellis.clients.kraken.rest.RestSettings;
import io.trellis.clients.kraken.stream.ConnectionBudget;
import io.trellis.clients.kraken.stream.StreamHost;
import io.trellis.clients.kraken.stream.StreamSettings;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.net.LoopThread;
import io.trellis.clients.net.okhttp.OkHttpHttp;
import io.trellis.clients.net.okhttp.OkHttpWebSockets;
import io.trellis.clients.resilience.RetryBudget;
import io.trellis.clients.secret.ApiKey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client that reads, with what it stands on, for one thread that waits for its answers. */
public final class Link implements AutoCloseable {

    /** A person waits: two more attempts, and half a minute at most. */
    private static final RetryBudget BUDGET = new RetryBudget(3, Duration.ofSeconds(30));

    /** Beyond every time limit of the client. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Resources resources;
    private final LoopThread loop;
    private final KrakenRest rest;
    private final StreamHost streams;

    private Link(Resources resources, Patient patient, Optional<ApiKey> key) {
        KrakenHosts hosts = patient.hosts();
        Tier tier = patient.tier();
        this.resources = resources;
        loop = resources.kept(LoopThread.start("doctor", Link::failed));
        var http = resources.kept(new OkHttpHttp(loop));
        var sockets = resources.kept(new OkHttpWebSockets(loop));
        // The jitter of pauses need not be the same twice.
        var random = new SplittableRandom();
        var settings = RestSettings.reading(tier, random.nextLong()).withBudget(BUDGET);
        rest =
                key.map(present ->
                                KrakenRest.withKey(
                                        hosts,
                                        http,
                                        loop,
                                        settings,
                                        present,
                                        resources.kept(
                                                NonceFile.open(
                                                        patient.nonces(), present.fingerprint())),
                                        new EngineCounters(tier, 0, loop.nanoTime())))
                        .orElseGet(() -> KrakenRest.withoutKey(hosts, http, loop, settings));
        streams =
                new StreamHost(
                        loop,
                        sockets,
                        ConnectionBudget.standard(),
                        random,
                        StreamSettings.standard());
    }

    /**
     * Opens one; nothing is sent yet.
     *
     * @throws io.trellis.core.InvalidInputException if the key may not be used there, or another
     *     process uses it
     */
    public static Link open(Patient patient, Optional<ApiKey> key) {
        var resources = new Resources();
        try {
            return new Link(resources, patient, key);
        } catch (RuntimeException failure) {
            resources.close();
            throw failure;
        }
    }

    private static void failed(Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }

    /** Its calls. */
    public KrakenRest rest() {
        return rest;
    }

    StreamHost streams() {
        return streams;
    }

    /** The loop that its answers come on. */
    public LoopThread loop() {
        return loop;
    }

    /**
     * Waits for an answer.
     *
     * @throws KrakenReadException if none came
     */
    public <T> T answer(CompletableFuture<T> promised) {
        try {
            return promised.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof KrakenReadException unanswered) {
                throw unanswered;
            }
            throw new IllegalStateException("the client failed", failure.getCause());
        } catch (TimeoutException hanging) {
            throw new IllegalStateException("the client hangs", hanging);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    /** Waits. */
    void pause(Duration time) {
        var over = new CompletableFuture<Boolean>();
        loop.after(time, () -> over.complete(true));
        answer(over);
    }

    @Override
    public void close() {
        resources.close();
    }

    /** What is to be closed again, the last first. */
    private static final class Resources {

        private final List<AutoCloseable> open = new ArrayList<>();

        <T extends AutoCloseable> T kept(T resource) {
            open.add(resource);
            return resource;
        }

        void close() {
            for (AutoCloseable resource : open.reversed()) {
                try {
                    resource.close();
                } catch (Exception failure) {
                    throw new IllegalStateException("cannot be closed: " + resource, failure);
                }
            }
        }
    }
}
