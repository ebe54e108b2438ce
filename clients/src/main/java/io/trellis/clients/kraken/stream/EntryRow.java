package io.trellis.clients.kraken.stream;

import io.trellis.core.venue.LedgerEntry;

/**
 * A change of a balance.
 *
 * @param spendable whether it is one of what can be traded with
 */
record EntryRow(LedgerEntry entry, boolean spendable) {}
