package io.trellis.core.feed;

import io.trellis.core.market.Timeframe;

/** Up to {@value #CAPACITY} bars, one array per column, and their form as bytes. */
final class FeedBlock {

    static final int CAPACITY = 4096;

    /** Two numbers and six full columns of the longest varints. */
    static final int MAX_PAYLOAD_BYTES = 10 * (2 + 6 * CAPACITY);

    private final long[] timeMillis = new long[CAPACITY];
    private final long[] open = new long[CAPACITY];
    private final long[] high = new long[CAPACITY];
    private final long[] low = new long[CAPACITY];
    private final long[] close = new long[CAPACITY];
    private final long[] volume = new long[CAPACITY];
    private int size;

    int size() {
        return size;
    }

    boolean full() {
        return size == CAPACITY;
    }

    void clear() {
        size = 0;
    }

    FeedBar bar(int i) {
        return new FeedBar(timeMillis[i], open[i], high[i], low[i], close[i], volume[i]);
    }

    void add(FeedBar bar) {
        timeMillis[size] = bar.timeMillis();
        open[size] = bar.open();
        high[size] = bar.high();
        low[size] = bar.low();
        close[size] = bar.close();
        volume[size] = bar.volume();
        size++;
    }

    byte[] encode(long firstRow, Timeframe timeframe, VarintOutput output) {
        output.clear();
        output.unsigned(firstRow);
        output.unsigned(size);
        encodeTimes(timeframe, output);
        for (int i = 0; i < size; i++) {
            output.signed(open[i] - (i == 0 ? 0 : open[i - 1]));
        }
        for (int i = 0; i < size; i++) {
            output.signed(close[i] - open[i]);
        }
        for (int i = 0; i < size; i++) {
            output.unsigned(high[i] - Math.max(open[i], close[i]));
        }
        for (int i = 0; i < size; i++) {
            output.unsigned(Math.min(open[i], close[i]) - low[i]);
        }
        for (int i = 0; i < size; i++) {
            output.unsigned(volume[i]);
        }
        return output.toByteArray();
    }

    private void encodeTimes(Timeframe timeframe, VarintOutput output) {
        output.signed(timeMillis[0]);
        for (int i = 1; i < size; i++) {
            output.unsigned(timeMillis[i] - timeMillis[i - 1] - timeframe.millis());
        }
    }

    /**
     * Fills this block from a payload.
     *
     * @throws ArithmeticException if no writer makes such a payload, or it is not the block of
     *     these rows; the message completes the sentence "the block is damaged: ..."
     */
    void decode(byte[] payload, long firstRow, int rows, Timeframe timeframe) {
        var input = new VarintInput(payload);
        expect("its first bar", firstRow, input.unsigned());
        expect("its number of bars", rows, input.unsigned());
        size = rows;
        decodeTimes(timeframe, input);
        for (int i = 0; i < size; i++) {
            open[i] = Math.addExact(i == 0 ? 0 : open[i - 1], input.signed());
        }
        for (int i = 0; i < size; i++) {
            close[i] = Math.addExact(open[i], input.signed());
        }
        for (int i = 0; i < size; i++) {
            high[i] = Math.addExact(Math.max(open[i], close[i]), input.unsigned());
        }
        for (int i = 0; i < size; i++) {
            low[i] = Math.subtractExact(Math.min(open[i], close[i]), input.unsigned());
            positive(low[i]);
        }
        for (int i = 0; i < size; i++) {
            volume[i] = input.unsigned();
        }
        if (!input.atEnd()) {
            throw new ArithmeticException("it holds more than its bars");
        }
    }

    private void decodeTimes(Timeframe timeframe, VarintInput input) {
        timeMillis[0] = input.signed();
        for (int i = 1; i < size; i++) {
            long earliest = Math.addExact(timeMillis[i - 1], timeframe.millis());
            timeMillis[i] = Math.addExact(earliest, input.unsigned());
        }
    }

    private static void expect(String what, long expected, long found) {
        if (found != expected) {
            throw new ArithmeticException(what + " is " + found + " where " + expected + " is due");
        }
    }

    private static void positive(long price) {
        if (price <= 0) {
            throw new ArithmeticException("a price is not above 0");
        }
    }
}
