package io.trellis.clients.kraken.stream;

import io.trellis.core.venue.TradingMode;

import java.math.BigDecimal;
import java.util.Optional;

/** What has changed of a market; what is empty has not. */
record PairRow(
        String symbol,
        Optional<TradingMode> mode,
        Optional<Integer> priceDecimals,
        Optional<Integer> lotDecimals,
        Optional<Integer> costDecimals,
        Optional<BigDecimal> tick,
        Optional<BigDecimal> lot,
        Optional<BigDecimal> minQty,
        Optional<BigDecimal> minCost) {}
