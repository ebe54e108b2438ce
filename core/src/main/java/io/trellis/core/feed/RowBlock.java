package io.trellis.core.feed;

/** Up to {@value #CAPACITY} rows of a feed, one array per column, and their form as bytes. */
abstract class RowBlock {

    static final int CAPACITY = 4096;

    private static final int MOST_VARINT_BYTES = 10;

    private final FeedKind kind;
    private final int columns;
    private int size;

    RowBlock(FeedKind kind, int columns) {
        this.kind = kind;
        this.columns = columns;
    }

    FeedKind kind() {
        return kind;
    }

    int size() {
        return size;
    }

    boolean full() {
        return size == CAPACITY;
    }

    void clear() {
        size = 0;
    }

    /** The place of a row that is added. */
    int grow() {
        return size++;
    }

    /** Two numbers and full columns of the longest varints. */
    int mostPayloadBytes() {
        return MOST_VARINT_BYTES * (2 + columns * CAPACITY);
    }

    byte[] encode(long firstRow, VarintOutput output) {
        output.clear();
        output.unsigned(firstRow);
        output.unsigned(size);
        write(output);
        return output.toByteArray();
    }

    /**
     * Fills this block from the payload of the one behind the last.
     *
     * @throws ArithmeticException if no writer makes such a payload, or it is not the block of
     *     these rows; the message completes the sentence "the block is damaged: ..."
     */
    void decode(byte[] payload, long firstRow, int rows) {
        var input = new VarintInput(payload);
        input.expect("its first " + kind.row(), firstRow);
        input.expect("its number of " + kind.rows(), rows);
        size = rows;
        read(input);
        if (!input.atEnd()) {
            throw new ArithmeticException("it holds more than its " + kind.rows());
        }
    }

    /** Writes the columns. */
    abstract void write(VarintOutput output);

    /** Reads the columns of as many rows as it has now. */
    abstract void read(VarintInput input);

    static long above0(long price) {
        if (price <= 0) {
            throw new ArithmeticException("a price is not above 0");
        }
        return price;
    }
}
