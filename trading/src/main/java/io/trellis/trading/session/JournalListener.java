package io.trellis.trading.session;

import io.trellis.core.journal.JournalRecord;

/** Sees what is written to a journal, in its order, after it was written. */
@FunctionalInterface
public interface JournalListener {

    /**
     * A record was written; returns at once, the trader waits.
     *
     * @param number of the record, the first one is 0
     */
    void written(long number, JournalRecord record);
}
