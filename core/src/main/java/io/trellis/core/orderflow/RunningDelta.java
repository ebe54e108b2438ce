package io.trellis.core.orderflow;

import io.trellis.core.market.Timeframe;

/** A sum of signed lots that starts from 0 at every multiple of a length of time. */
final class RunningDelta {

    private final long lengthMillis;
    private long endMillis = Long.MAX_VALUE;
    private long lots;

    RunningDelta(Timeframe frame) {
        lengthMillis = frame.millis();
    }

    boolean hasEndedBy(long timeMillis) {
        return timeMillis >= endMillis;
    }

    void reach(long timeMillis) {
        if (endMillis == Long.MAX_VALUE || hasEndedBy(timeMillis)) {
            lots = 0;
            endMillis = (Math.floorDiv(timeMillis, lengthMillis) + 1) * lengthMillis;
        }
    }

    void add(long signedLots) {
        lots += signedLots;
    }

    long lots() {
        return lots;
    }
}
