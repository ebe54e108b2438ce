package io.trellis.krakensim.engine;

import io.trellis.krakensim.rules.AssetRules;

/**
 * A fill of one order, in units of the market's last digits.
 *
 * @param execId its id
 * @param tradeId the number of the trade in the market
 * @param fee its worth in the quote, at the decimals of costs
 * @param feeAsset what it was taken in
 * @param feeUnits how much of that
 * @param feeDecimals of {@code feeUnits}
 */
public record Fill(
        String execId,
        long tradeId,
        long timeNanos,
        long price,
        long lots,
        long cost,
        long fee,
        AssetRules feeAsset,
        long feeUnits,
        int feeDecimals,
        boolean maker) {}
