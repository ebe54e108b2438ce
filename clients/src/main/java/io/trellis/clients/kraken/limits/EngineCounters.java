package io.trellis.clients.kraken.limits;

import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueRequest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The engine's counters of all markets of an account, and the ages of its orders. One of these
 * serves REST and the stream alike, as one engine counts both.
 */
public final class EngineCounters {

    /** Beyond this age an order costs nothing any more. */
    private static final Duration OLD = Duration.ofMinutes(5);

    private final Tier tier;
    private final int reserve;
    private final long startNanos;
    private final Map<String, EngineCounter> counters = new HashMap<>();
    private Optional<BigDecimal> threshold = Optional.empty();

    /** When each was placed or last changed, oldest first. */
    private final LinkedHashMap<ClientOrderId, Long> touched = new LinkedHashMap<>();

    /**
     * Counters at 0.
     *
     * @param reserve points of each that only cancels may use
     * @param nowNanos on a clock that only rises
     */
    public EngineCounters(Tier tier, int reserve, long nowNanos) {
        this.tier = tier;
        this.reserve = reserve;
        this.startNanos = nowNanos;
    }

    /** The counter of a market. */
    public EngineCounter of(String symbol, long nowNanos) {
        EngineCounter counter =
                counters.computeIfAbsent(symbol, _ -> new EngineCounter(tier, reserve, nowNanos));
        if (threshold.isPresent()) {
            counter.toldThreshold(threshold.get());
        }
        return counter;
    }

    /** Takes the venue's word for the threshold of every market. */
    public void toldThreshold(BigDecimal points) {
        threshold = Optional.of(points);
    }

    /**
     * Takes the venue's word for a counter.
     *
     * @param underWay whether it may not have counted all that was sent, so that only a higher
     *     count than ours is one to go by
     */
    public void told(String symbol, BigDecimal points, boolean underWay, long nowNanos) {
        EngineCounter counter = of(symbol, nowNanos);
        if (!underWay || points.compareTo(counter.points(nowNanos)) > 0) {
            counter.told(points, nowNanos);
        }
    }

    /** How long a request has to wait; zero for one that the engine does not count. */
    public Duration untilAllowed(VenueRequest.Write write, long nowNanos) {
        Optional<Charge> charge = charge(write, nowNanos);
        return charge.isPresent()
                ? charge.get().counter.untilAllowed(charge.get().request, nowNanos)
                : Duration.ZERO;
    }

    /** Books a request that is sent now. */
    public void sent(VenueRequest.Write write, long nowNanos) {
        charge(write, nowNanos)
                .ifPresent(charge -> charge.counter.charge(charge.request, nowNanos));
        switch (write) {
            case VenueRequest.Place place -> touched(place.order().id(), nowNanos);
            case VenueRequest.PlaceBatch batch ->
                    batch.orders().forEach(order -> touched(order.id(), nowNanos));
            case VenueRequest.Amend amend -> touched(amend.order(), nowNanos);
            case VenueRequest.Cancel _,
                    VenueRequest.CancelAll _,
                    VenueRequest.CancelAllAfter _ -> {}
        }
    }

    /** The venue has refused a request for its rate. */
    public void refused(VenueRequest.Write write, long nowNanos) {
        charge(write, nowNanos).ifPresent(charge -> charge.counter.refused(nowNanos));
    }

    private record Charge(EngineCounter counter, EngineCounter.Request request) {}

    private Optional<Charge> charge(VenueRequest.Write write, long nowNanos) {
        return switch (write) {
            case VenueRequest.Place(_, var order, _) ->
                    charge(order.symbol(), new EngineCounter.Request.Add(), nowNanos);
            case VenueRequest.PlaceBatch(_, var orders, _) ->
                    charge(
                            orders.getFirst().symbol(),
                            new EngineCounter.Request.AddBatch(orders.size()),
                            nowNanos);
            case VenueRequest.Amend amend ->
                    charge(
                            amend.symbol(),
                            new EngineCounter.Request.Amend(age(amend.order(), nowNanos)),
                            nowNanos);
            case VenueRequest.Cancel(_, String symbol, var order) ->
                    charge(
                            symbol,
                            new EngineCounter.Request.Cancel(age(order, nowNanos)),
                            nowNanos);
            case VenueRequest.CancelAll _, VenueRequest.CancelAllAfter _ -> Optional.empty();
        };
    }

    private Optional<Charge> charge(String symbol, EngineCounter.Request request, long nowNanos) {
        return Optional.of(new Charge(of(symbol, nowNanos), request));
    }

    /** An order is placed or changed now. */
    public void touched(ClientOrderId order, long nowNanos) {
        forgetOld(nowNanos);
        touched.remove(order);
        touched.put(order, nowNanos);
    }

    private void forgetOld(long nowNanos) {
        Iterator<Long> oldest = touched.values().iterator();
        while (oldest.hasNext() && nowNanos - oldest.next() >= OLD.toNanos()) {
            oldest.remove();
        }
    }

    /** How old an order is at least; one that is on no list was there before we were. */
    public Duration age(ClientOrderId order, long nowNanos) {
        long since = touched.getOrDefault(order, startNanos);
        return Duration.ofNanos(Math.max(0, nowNanos - since));
    }
}
