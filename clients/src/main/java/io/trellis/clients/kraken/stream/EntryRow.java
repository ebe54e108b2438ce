package io.trellis.clients.kraken.stream;

import io.trellis.core.venue.LedgerEntry;

import java.math.BigDecimal;

/**
 * A change of a balance.
 *
 * @param unit the smallest step of its figures as they are written
 * @param spendable whether it is one of what can be traded with
 */
record EntryRow(LedgerEntry entry, BigDecimal unit, boolean spendable) {}
