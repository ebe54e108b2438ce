package io.trellis.krakensim.truth;

import java.math.BigDecimal;

/**
 * A fill.
 *
 * @param execId its id, on every face
 * @param tradeId the number of the trade in its market
 * @param timeNanos since the epoch
 * @param price in quote
 * @param quantity in base
 * @param cost in quote, rounded as the venue does
 * @param fee in {@code feeAsset}, below 0 if the maker is paid
 * @param feeAsset its name on WebSocket v2
 * @param maker whether the order rested
 */
public record TrueFill(
        String execId,
        long tradeId,
        long timeNanos,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal cost,
        BigDecimal fee,
        String feeAsset,
        boolean maker) {}
