package io.trellis.krakensim.desk;

import io.trellis.krakensim.engine.Order;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** The orders that expire, the next one first. */
final class Expiries {

    private final PriorityQueue<Order> waiting =
            new PriorityQueue<>(
                    Comparator.comparingLong(Expiries::expiry).thenComparing(Order::id));

    void add(Order order) {
        waiting.add(order);
    }

    /** When the next one expires; {@link Long#MAX_VALUE} for never. */
    long nextNanos() {
        dropEnded();
        return waiting.isEmpty() ? Long.MAX_VALUE : expiry(waiting.element());
    }

    /** The next one that has expired by that time. */
    Optional<Order> due(long nowNanos) {
        dropEnded();
        return waiting.isEmpty() || expiry(waiting.element()) > nowNanos
                ? Optional.empty()
                : Optional.of(waiting.remove());
    }

    private void dropEnded() {
        while (!waiting.isEmpty() && !waiting.element().isOpen()) {
            waiting.remove();
        }
    }

    private static long expiry(Order order) {
        return order.terms().expireNanos().orElse(Long.MAX_VALUE);
    }
}
