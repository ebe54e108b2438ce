package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.limits.EngineCounter;
import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.VenueRequest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast requests may follow one another: by the engine's counters, and on a connection. */
final class EngineLimits {

    /** The venue is said to bear 50 a second on a connection. */
    private static final int MOST_A_SECOND = 40;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final EngineCounters counters;
    private final Deque<Long> sent = new ArrayDeque<>();
    private Optional<BigDecimal> threshold = Optional.empty();

    EngineLimits(EngineCounters counters) {
        this.counters = counters;
    }

    /** How long a request has to wait. */
    Duration untilAllowed(VenueRequest.Write write, long nowNanos) {
        Duration ofConnection = untilConnectionAllows(nowNanos);
        Duration ofEngine =
                charge(write, nowNanos)
                        .map(charge -> charge.counter.untilAllowed(charge.request, nowNanos))
                        .orElse(Duration.ZERO);
        return ofConnection.compareTo(ofEngine) > 0 ? ofConnection : ofEngine;
    }

    private Duration untilConnectionAllows(long nowNanos) {
        while (!sent.isEmpty() && nowNanos - sent.getFirst() >= SECOND) {
            sent.removeFirst();
        }
        return sent.size() < MOST_A_SECOND
                ? Duration.ZERO
                : Duration.ofNanos(sent.getFirst() + SECOND - nowNanos);
    }

    /** Books a request that is sent now. */
    void sent(VenueRequest.Write write, long nowNanos) {
        sent.addLast(nowNanos);
        charge(write, nowNanos)
                .ifPresent(charge -> charge.counter.charge(charge.request, nowNanos));
        switch (write) {
            case VenueRequest.Place place -> counters.touched(place.order().id(), nowNanos);
            case VenueRequest.PlaceBatch batch ->
                    batch.orders().stream()
                            .map(OrderTicket::id)
                            .forEach(id -> counters.touched(id, nowNanos));
            case VenueRequest.Amend amend -> counters.touched(amend.order(), nowNanos);
            case VenueRequest.Cancel _,
                    VenueRequest.CancelAll _,
                    VenueRequest.CancelAllAfter _ -> {}
        }
    }

    private record Charge(EngineCounter counter, EngineCounter.Request request) {}

    private Optional<Charge> charge(VenueRequest.Write write, long nowNanos) {
        return switch (write) {
            case VenueRequest.Place place ->
                    charge(place.order().symbol(), new EngineCounter.Request.Add(), nowNanos);
            case VenueRequest.PlaceBatch batch ->
                    charge(
                            batch.orders().getFirst().symbol(),
                            new EngineCounter.Request.AddBatch(batch.orders().size()),
                            nowNanos);
            case VenueRequest.Amend amend ->
                    charge(
                            amend.symbol(),
                            new EngineCounter.Request.Amend(counters.age(amend.order(), nowNanos)),
                            nowNanos);
            case VenueRequest.Cancel cancel ->
                    charge(
                            cancel.symbol(),
                            new EngineCounter.Request.Cancel(
                                    counters.age(cancel.order(), nowNanos)),
                            nowNanos);
            case VenueRequest.CancelAll _, VenueRequest.CancelAllAfter _ -> Optional.empty();
        };
    }

    private Optional<Charge> charge(String symbol, EngineCounter.Request request, long nowNanos) {
        EngineCounter counter = counters.of(symbol, nowNanos);
        threshold.ifPresent(counter::toldThreshold);
        return Optional.of(new Charge(counter, request));
    }

    /** The venue has refused a request for its rate. */
    void refused(VenueRequest.Write write, long nowNanos) {
        charge(write, nowNanos).ifPresent(charge -> charge.counter.refused(nowNanos));
    }

    /**
     * Takes the venue's word for a counter.
     *
     * @param underWay whether it may not have counted all that was sent, so that only a higher
     *     count than ours is one to go by
     */
    void told(String symbol, BigDecimal points, boolean underWay, long nowNanos) {
        EngineCounter counter = counters.of(symbol, nowNanos);
        if (!underWay || points.compareTo(counter.points(nowNanos)) > 0) {
            counter.told(points, nowNanos);
        }
    }

    /** Takes the venue's word for the threshold of every market. */
    void toldThreshold(BigDecimal points) {
        threshold = Optional.of(points);
    }
}
