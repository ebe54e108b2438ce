package io.trellis.core.venue;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A change of a balance: balance = balance before + amount - fee.
 *
 * @param id the venue's name of the entry
 * @param reference what it belongs to: for a trade the execution id
 * @param kind the venue's word: {@code trade}, {@code deposit}, …
 * @param asset in our spelling
 */
public record LedgerEntry(
        String id,
        String reference,
        Instant time,
        String kind,
        String asset,
        BigDecimal amount,
        BigDecimal fee,
        BigDecimal balance) {}
