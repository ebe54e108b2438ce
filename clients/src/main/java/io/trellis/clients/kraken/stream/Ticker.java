package io.trellis.clients.kraken.stream;

import io.trellis.core.market.Quote;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * Best prices of a market and its last day, as the venue sums it up.
 *
 * @param quote the best prices; its time is ours where the venue says none
 * @param lastTicks the price of the last trade; empty where nothing traded for a day
 * @param volume of the last 24 hours, base
 * @param averagePrice of the last 24 hours, weighed by volume, quote
 * @param low of the last 24 hours, quote
 * @param high of the last 24 hours, quote
 */
public record Ticker(
        String symbol,
        Quote quote,
        OptionalLong lastTicks,
        BigDecimal volume,
        BigDecimal averagePrice,
        BigDecimal low,
        BigDecimal high) {}
