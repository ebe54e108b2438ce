package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.limits.RestCounter;
import io.trellis.clients.kraken.wire.KrakenError;
import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;
import io.trellis.clients.resilience.Backoff;
import io.trellis.clients.resilience.Breaker;
import io.trellis.clients.resilience.RetryBudget;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What all reads of a sort, public or private, have in common. */
abstract class Reads {

    private static final Duration BREAKER_REST = Duration.ofSeconds(15);

    private final Loop loop;
    private final Lane lane;
    private final Backoff backoff;
    private final RetryBudget budget;
    private final Map<Family, Breaker> breakers = new EnumMap<>(Family.class);

    Reads(Loop loop, Lane lane, Backoff backoff, RetryBudget budget) {
        this.loop = loop;
        this.lane = lane;
        this.backoff = backoff;
        this.budget = budget;
    }

    Loop loop() {
        return loop;
    }

    Backoff backoff() {
        return backoff;
    }

    RetryBudget budget() {
        return budget;
    }

    Breaker breaker(Family family) {
        return breakers.computeIfAbsent(
                family, named -> new Breaker(named.name(), loop::nanoTime, BREAKER_REST));
    }

    /** Puts a question at the end of the lane. */
    <T> CompletableFuture<T> begin(ReadCall.Question<T> question) {
        var read = new ReadCall<>(this, question);
        lane.usual(read);
        return read.result();
    }

    /** Lets a read that was made before have another turn. */
    void again(Lane.Job read) {
        lane.again(read);
    }

    /** How long a call has to wait for a counter. */
    abstract Duration untilAllowed(RestCounter.Cost cost, long nowNanos);

    /** Books a call that is sent. */
    abstract void charge(RestCounter.Cost cost);

    /** The venue has had too many calls. */
    abstract void slowDown();

    /** Why no call may be made any more, without a full stop. */
    abstract Optional<String> stopped();

    /** Takes note of errors. */
    abstract void note(List<KrakenError> errors);

    /**
     * Passes over nonces, if that is allowed once more.
     *
     * @param before how often that was done already
     */
    abstract boolean jump(int before);

    abstract void send(String call, Form form, Consumer<Http.Reply> reply);
}
