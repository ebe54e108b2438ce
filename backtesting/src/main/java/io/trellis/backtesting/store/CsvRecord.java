package io.trellis.backtesting.store;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;

/**
 * The record of a CSV file that is being read: its fields are taken as the parser finds them,
 * straight from its buffer.
 *
 * <p>What is wrong with a field is said when the record has ended, since the parser would wrap an
 * exception thrown before.
 *
 * @param <R> the kind itself
 */
public abstract class CsvRecord<R extends CsvRecord<R>> extends CsvCallbackHandler<R> {

    private long line;
    private int fields;
    private boolean empty;

    /** A record before the first. */
    protected CsvRecord() {}

    /** The line at which the record began, counted from 1. */
    protected final long line() {
        return line;
    }

    /** How many fields the record has so far. */
    protected final int fields() {
        return fields;
    }

    /**
     * Takes a field.
     *
     * @param field counted from 0
     */
    protected abstract void take(int field, char[] buffer, int offset, int length);

    @Override
    protected final void addField(char[] buffer, int offset, int length, boolean quoted) {
        take(fields, buffer, offset, length);
        fields++;
    }

    @Override
    protected final RecordType getRecordType() {
        return empty ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected final int getFieldCount() {
        return fields;
    }

    @Override
    protected final void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        fields = 0;
        empty = false;
    }

    @Override
    protected final void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("comments are not asked for");
    }

    @Override
    protected final void setEmpty() {
        empty = true;
    }
}
