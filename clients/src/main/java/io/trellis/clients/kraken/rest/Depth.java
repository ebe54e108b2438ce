package io.trellis.clients.kraken.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A book, best first on both sides; it may be some seconds old. */
public record Depth(List<Level> bids, List<Level> asks) {

    public Depth {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /**
     * A level.
     *
     * @param changed when it last changed, in whole seconds
     */
    public record Level(BigDecimal price, BigDecimal quantity, Instant changed) {}
}
