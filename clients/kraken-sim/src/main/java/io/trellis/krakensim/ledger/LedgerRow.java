package io.trellis.krakensim.ledger;

import io.trellis.krakensim.rules.AssetRules;

/**
 * An entry: the balance after it is the one before, plus the amount, less the fee.
 *
 * @param id its own
 * @param reference what it belongs to, the id of a fill for a trade
 * @param type such as {@code trade} or {@code deposit}
 * @param amount in units of the asset's last digit
 * @param fee in the same
 * @param balance in the same
 */
public record LedgerRow(
        String id,
        String reference,
        long timeNanos,
        String type,
        AssetRules asset,
        long amount,
        long fee,
        long balance) {}
