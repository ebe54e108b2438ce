package io.trellis.clients.kraken.stream;

import io.trellis.core.market.Aggressor;

import java.time.Instant;

/** A trade as the stream tells it. */
record TradeRow(
        String symbol, long id, Aggressor aggressor, String price, String quantity, Instant time) {}
