package io.trellis.clients.kraken.rest;

import java.math.BigDecimal;

/**
 * A market at a glance; the figures behind the first three are of the last 24 hours. The sizes that
 * Kraken prints beside bid and ask are none.
 */
public record Ticker(
        BigDecimal bid,
        BigDecimal ask,
        BigDecimal last,
        BigDecimal volume,
        BigDecimal vwap,
        BigDecimal low,
        BigDecimal high) {}
