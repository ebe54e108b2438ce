package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.limits.PublicPace;
import io.trellis.clients.kraken.limits.RestCounter;
import io.trellis.clients.kraken.wire.KrakenError;
import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;
import io.trellis.clients.resilience.Backoff;
import io.trellis.clients.resilience.RetryBudget;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads that need no key, at about one a second. */
final class PublicReads extends Reads {

    private final Transport transport;
    private final PublicPace pace;

    PublicReads(Loop loop, Lane lane, Backoff backoff, RetryBudget budget, Transport transport) {
        super(loop, lane, backoff, budget);
        this.transport = transport;
        this.pace = new PublicPace(loop.nanoTime());
    }

    @Override
    Duration untilAllowed(RestCounter.Cost cost, long nowNanos) {
        return pace.untilAllowed(nowNanos);
    }

    @Override
    void charge(RestCounter.Cost cost) {
        pace.charge(loop().nanoTime());
    }

    @Override
    void slowDown() {
        pace.refused(loop().nanoTime());
    }

    @Override
    Optional<String> stopped() {
        return Optional.empty();
    }

    @Override
    void note(List<KrakenError> errors) {
        // None of them is about a key.
    }

    @Override
    boolean jump(int before) {
        return false;
    }

    @Override
    void send(String call, Form form, Consumer<Http.Reply> reply) {
        transport.get(call, form, reply);
    }
}
