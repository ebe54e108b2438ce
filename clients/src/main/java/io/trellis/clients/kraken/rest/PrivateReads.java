package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.limits.RestCounter;
import io.trellis.clients.kraken.wire.KrakenError;
import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;
import io.trellis.clients.resilience.Backoff;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads of an account, within the counter of its key. */
final class PrivateReads extends Reads {

    /** Each is more than the one before, as nobody knows how far the other user is ahead. */
    private static final List<Duration> JUMPS =
            List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1));

    private final Transport transport;
    private final Gate gate;
    private final RestCounter counter;
    private final int mostJumps;

    PrivateReads(
            Loop loop,
            Lane lane,
            Backoff backoff,
            RestSettings settings,
            Transport transport,
            Gate gate,
            RestCounter counter) {
        super(loop, lane, backoff, settings.budget());
        this.transport = transport;
        this.gate = gate;
        this.counter = counter;
        this.mostJumps = settings.nonceJumps();
    }

    @Override
    Duration untilAllowed(RestCounter.Cost cost, long nowNanos) {
        return counter.untilAllowed(cost, nowNanos);
    }

    @Override
    void charge(RestCounter.Cost cost) {
        counter.charge(cost, loop().nanoTime());
    }

    @Override
    void slowDown() {
        counter.refused(loop().nanoTime());
    }

    @Override
    Optional<String> stopped() {
        return gate.words();
    }

    @Override
    void note(List<KrakenError> errors) {
        gate.note(errors);
    }

    @Override
    boolean jump(int before) {
        if (before >= mostJumps) {
            return false;
        }
        transport.jumpAhead(JUMPS.get(before));
        return true;
    }

    @Override
    void send(String call, Form form, Consumer<Http.Reply> reply) {
        transport.post(call, form, reply);
    }
}
