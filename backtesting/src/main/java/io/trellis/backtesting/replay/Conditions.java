package io.trellis.backtesting.replay;

import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.market.Side;
import io.trellis.core.risk.TraderMode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a trader stood at each record of its journal. */
final class Conditions {

    private final TreeMap<Long, Boolean> armed = new TreeMap<>();
    private final Map<Place, TreeMap<Long, OrderState>> orders = new LinkedHashMap<>();

    /** The orders of a cell and side, or those that take. */
    record Place(int cell, Side side) {}

    void mode(long record, TraderMode mode) {
        armed.put(record, mode == TraderMode.ARMED);
    }

    void order(long record, Place place, OrderState state) {
        orders.computeIfAbsent(place, _ -> new TreeMap<>()).put(record, state);
    }

    boolean isArmedAt(long record) {
        var last = armed.floorEntry(record);
        return last != null && last.getValue();
    }

    /** The state of the newest order of a place; empty where there had been none. */
    Optional<OrderState> orderAt(long record, Place place) {
        return Optional.ofNullable(orders.get(place))
                .map(states -> states.floorEntry(record))
                .map(Map.Entry::getValue);
    }
}
