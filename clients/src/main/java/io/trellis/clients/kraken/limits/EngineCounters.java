package io.trellis.clients.kraken.limits;

import io.trellis.core.venue.ClientOrderId;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The engine's counters of all markets of an account, and the ages of its orders. One of these
 * serves REST and the stream alike, as one engine counts both.
 */
public final class EngineCounters {

    /** Beyond this age an order costs nothing any more. */
    private static final Duration OLD = Duration.ofSeconds(300);

    private final Tier tier;
    private final int reserve;
    private final long startNanos;
    private final Map<String, EngineCounter> counters = new HashMap<>();

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
        return counters.computeIfAbsent(symbol, _ -> new EngineCounter(tier, reserve, nowNanos));
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
