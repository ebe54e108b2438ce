package io.trellis.core.strategy.grid;

import java.util.EnumMap;
import java.util.Map;

/** How often each thing happened. */
final class OracleCounts {

    private final Map<OracleHappening, Integer> counts = new EnumMap<>(OracleHappening.class);

    void add(OracleHappening what) {
        counts.merge(what, 1, Integer::sum);
    }

    void addIf(boolean happened, OracleHappening what) {
        if (happened) {
            add(what);
        }
    }

    int of(OracleHappening what) {
        return counts.getOrDefault(what, 0);
    }
}
