package io.trellis.clients.kraken.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Past best prices of a market.
 *
 * @param rows oldest first; several may have one time
 * @param last in seconds: ask for what is after it
 */
public record SpreadPage(List<Row> rows, long last) {

    public SpreadPage {
        rows = List.copyOf(rows);
    }

    /** The best prices from a time on. */
    public record Row(Instant time, BigDecimal bid, BigDecimal ask) {}
}
