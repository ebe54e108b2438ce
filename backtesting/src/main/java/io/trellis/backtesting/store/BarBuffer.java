package io.trellis.backtesting.store;

import io.trellis.core.market.SeriesId;

import java.util.Arrays;

/** Columns that grow as bars are added. */
public final class BarBuffer {

    private static final int FIRST_CAPACITY = 1 << 16;

    private long[] timeMillis;
    private double[] open;
    private double[] high;
    private double[] low;
    private double[] close;
    private double[] volume;
    private int size;

    /** No bars yet. */
    public BarBuffer() {
        this(FIRST_CAPACITY);
    }

    BarBuffer(int capacity) {
        timeMillis = new long[capacity];
        open = new double[capacity];
        high = new double[capacity];
        low = new double[capacity];
        close = new double[capacity];
        volume = new double[capacity];
    }

    /** How many bars there are. */
    public int size() {
        return size;
    }

    /** Start of a bar, UTC epoch milliseconds. */
    public long timeMillis(int bar) {
        return timeMillis[bar];
    }

    /** Whether a bar of this buffer and one of another are the same. */
    public boolean isSame(int bar, BarBuffer other, int otherBar) {
        return timeMillis[bar] == other.timeMillis[otherBar]
                && open[bar] == other.open[otherBar]
                && high[bar] == other.high[otherBar]
                && low[bar] == other.low[otherBar]
                && close[bar] == other.close[otherBar]
                && volume[bar] == other.volume[otherBar];
    }

    /** Adds a bar of another buffer. */
    public void addFrom(BarBuffer other, int bar) {
        add(
                other.timeMillis[bar],
                other.open[bar],
                other.high[bar],
                other.low[bar],
                other.close[bar],
                other.volume[bar]);
    }

    /** Takes the bars from one on out, and hands them over. */
    public BarBuffer cutFrom(int bar) {
        var cut = new BarBuffer(Math.max(1, size - bar));
        for (int i = bar; i < size; i++) {
            cut.addFrom(this, i);
        }
        size = bar;
        return cut;
    }

    /** Start of the newest bar. */
    public long lastMillis() {
        return timeMillis[size - 1];
    }

    /** Adds a bar, whatever it is; {@link #toColumns} checks them all. */
    public void add(long startMillis, double o, double h, double l, double c, double v) {
        if (size == timeMillis.length) {
            resize(2 * size);
        }
        timeMillis[size] = startMillis;
        open[size] = o;
        high[size] = h;
        low[size] = l;
        close[size] = c;
        volume[size] = v;
        size++;
    }

    private void resize(int capacity) {
        timeMillis = Arrays.copyOf(timeMillis, capacity);
        open = Arrays.copyOf(open, capacity);
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        close = Arrays.copyOf(close, capacity);
        volume = Arrays.copyOf(volume, capacity);
    }

    /** Hands the columns over; the buffer is not to be used afterwards. */
    public BarColumns toColumns(
            SeriesId series, String sourceName, String sourceSha256, String importedBy) {
        if (size < timeMillis.length) {
            resize(size);
        }
        String content = ContentHash.of(series, timeMillis, open, high, low, close, volume);
        var provenance = new Provenance(sourceName, sourceSha256, importedBy, content);
        return new BarColumns(series, timeMillis, open, high, low, close, volume, provenance);
    }
}
