package io.trellis.clients.kraken.stream;

import java.math.BigDecimal;
import java.time.Instant;

/** A candle as the stream tells it, which may still run. */
record CandleRow(
        String symbol,
        long intervalMinutes,
        Instant begin,
        String open,
        String high,
        String low,
        String close,
        String volume,
        BigDecimal averagePrice,
        long trades) {}
