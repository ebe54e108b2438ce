package io.trellis.trading.projection;

import io.trellis.core.journal.JournalRecord;

/**
 * A record of a journal, with when it was written.
 *
 * @param number 0 for the first record of the journal
 * @param toldBefore the number of the record before it that says something to a table, or {@link
 *     #UNKNOWN}: with it, a gap shows
 * @param nanos of the last input up to it, by the clock that only rises; 0 where there is none
 * @param wallNanos the same since the epoch, by the machine's clock
 */
record Written(long number, long toldBefore, long nanos, long wallNanos, JournalRecord record) {

    static final long UNKNOWN = -1;

    /** Gives records their times: those of the last input up to each. */
    static final class Clock {

        private long nanos;
        private long wallNanos;
        private long told = UNKNOWN;

        void hears(JournalRecord record) {
            if (record instanceof JournalRecord.Took(long monotonic, long wall, _)) {
                nanos = monotonic;
                wallNanos = wall;
            }
        }

        /** Stamps a record that says something to a table. */
        Written stamped(long number, JournalRecord record) {
            var written = new Written(number, told, nanos, wallNanos, record);
            told = number;
            return written;
        }
    }
}
