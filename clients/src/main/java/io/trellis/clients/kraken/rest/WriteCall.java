package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.limits.RestCounter;
import io.trellis.clients.kraken.wire.KrakenError;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** A write: sent once at most, and then told what is known of it. */
final class WriteCall implements Lane.Job {

    private static final Duration LONGEST_QUEUE = Duration.ofDays(1);

    private final Office office;
    private final Order order;
    private final long acceptableUntilNanos;
    private final CompletableFuture<List<WriteOutcome>> result = new CompletableFuture<>();

    /**
     * What writes have in common.
     *
     * @param counters of the engine, for writes of a market
     * @param calls the counter of calls, for the others
     */
    record Office(Loop loop, Gate gate, EngineCounters counters, RestCounter calls) {}

    /**
     * What is to be sent.
     *
     * @param call Kraken's name of it
     * @param outcomes how many there are to be
     * @param counted by which the engine counts it; empty for what is of no market
     * @param deadline after which it is not sent any more
     * @param sender sends it
     */
    record Order(
            String call,
            int outcomes,
            Optional<VenueRequest.Write> counted,
            Optional<Instant> deadline,
            Consumer<Consumer<Http.Reply>> sender,
            Function<WireField, List<WriteOutcome>> parser) {}

    WriteCall(Office office, Order order) {
        this.office = office;
        this.order = order;
        // By the clock that is not set: the other may be before the turn comes.
        this.acceptableUntilNanos = office.loop.nanoTime() + left().toNanos();
    }

    /** Until its deadline, a day at most: no turn takes longer to come. */
    private Duration left() {
        return order.deadline
                .map(end -> Duration.between(office.loop.now(), end))
                .map(left -> left.isNegative() ? Duration.ZERO : left)
                .filter(left -> left.compareTo(LONGEST_QUEUE) < 0)
                .orElse(LONGEST_QUEUE);
    }

    CompletableFuture<List<WriteOutcome>> result() {
        return result;
    }

    /**
     * A write never waits for the counter of calls: those that it counts make the account safer.
     */
    @Override
    public Duration untilAllowed(long nowNanos) {
        return Duration.ZERO;
    }

    @Override
    public void send(Runnable done) {
        Optional<WriteOutcome> refusal = office.gate.refusal().or(this::tooLate).or(this::tooFast);
        if (refusal.isPresent()) {
            result.complete(Answers.same(order.outcomes, refusal.get()));
            done.run();
            return;
        }
        long now = office.loop.nanoTime();
        order.counted.ifPresentOrElse(
                write -> office.counters.sent(write, now),
                () -> office.calls.charge(RestCounter.Cost.CALL, now));
        order.sender.accept(reply -> {
            done.run();
            take(reply);
        });
    }

    /** Only what is not urgent is overtaken. */
    @Override
    public void overtaken() {
        throw new IllegalStateException(order.call + " was overtaken");
    }

    private Optional<WriteOutcome> tooLate() {
        return office.loop.nanoTime() - acceptableUntilNanos < 0
                ? Optional.empty()
                : Optional.of(
                        new WriteOutcome.Refused(
                                Refusal.NOT_SENT, "its deadline passed before its turn came"));
    }

    /** An order has to wait; a cancel goes out all the same, as room is kept for it. */
    private Optional<WriteOutcome> tooFast() {
        return order.counted
                .filter(write -> !(write instanceof VenueRequest.Cancel))
                .map(write -> office.counters.untilAllowed(write, office.loop.nanoTime()))
                .filter(Duration::isPositive)
                .map(wait ->
                        new WriteOutcome.Refused(
                                Refusal.RATE_LIMIT,
                                "not sent, as the venue would refuse it for its rate;"
                                        + " there is room in "
                                        + wait.toMillis()
                                        + " ms"));
    }

    private void take(Http.Reply reply) {
        List<WriteOutcome> outcomes =
                Answers.outcomes(reply, order.call, order.outcomes, order.parser);
        outcomes.forEach(this::note);
        result.complete(outcomes);
    }

    private void note(WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Refused(Refusal reason, String words)) {
            office.gate.note(List.of(KrakenError.of(words)));
            if (reason == Refusal.RATE_LIMIT) {
                order.counted.ifPresent(
                        write -> office.counters.refused(write, office.loop.nanoTime()));
            }
        }
    }
}
