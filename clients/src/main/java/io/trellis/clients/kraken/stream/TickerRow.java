package io.trellis.clients.kraken.stream;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Best prices and the last day as the stream tells them.
 *
 * @param last missing where nothing traded for a day
 * @param time missing before 2025
 */
record TickerRow(
        String symbol,
        String bid,
        String bidQuantity,
        String ask,
        String askQuantity,
        Optional<String> last,
        BigDecimal volume,
        BigDecimal averagePrice,
        BigDecimal low,
        BigDecimal high,
        Optional<Instant> time) {}
