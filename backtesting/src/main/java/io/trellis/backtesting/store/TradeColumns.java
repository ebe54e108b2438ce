package io.trellis.backtesting.store;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Span;

import java.util.Arrays;

/** Trades as they were read, in the units of the market; times never fall. */
public final class TradeColumns {

    private long[] timeMillis = new long[1_024];
    private double[] price = new double[1_024];
    private double[] quantity = new double[1_024];
    private Aggressor[] aggressor = new Aggressor[1_024];
    private int count;

    private String sourceName = "";
    private String sourceSha256 = "";

    /** No trades yet. */
    public TradeColumns() {}

    /**
     * Where the trades were read.
     *
     * @param name of the file, without folders
     * @param sha256 SHA-256 of its bytes
     */
    public void cameFrom(String name, String sha256) {
        sourceName = name;
        sourceSha256 = sha256;
    }

    /**
     * Adds a trade.
     *
     * @param millis when, UTC epoch milliseconds, not before the one added last
     * @param tradePrice quote per base, above 0
     * @param tradeQuantity base, 0 or more
     */
    public void add(long millis, double tradePrice, double tradeQuantity, Aggressor who) {
        if (count == timeMillis.length) {
            timeMillis = Arrays.copyOf(timeMillis, count * 2);
            price = Arrays.copyOf(price, count * 2);
            quantity = Arrays.copyOf(quantity, count * 2);
            aggressor = Arrays.copyOf(aggressor, count * 2);
        }
        timeMillis[count] = millis;
        price[count] = tradePrice;
        quantity[count] = tradeQuantity;
        aggressor[count] = who;
        count++;
    }

    /** The trades of a span of time; none, perhaps. */
    public TradeColumns within(Span span) {
        TradeColumns part = new TradeColumns();
        part.cameFrom(sourceName, sourceSha256);
        for (int row = 0; row < count; row++) {
            if (span.contains(timeMillis[row])) {
                part.add(timeMillis[row], price[row], quantity[row], aggressor[row]);
            }
        }
        return part;
    }

    /**
     * The bars that these trades make; a bar without a trade is not made.
     *
     * @param series whose bars they are; its timeframe is their length
     * @param madeBy program and version
     * @throws InvalidInputException if there is no trade
     */
    public BarColumns bars(SeriesId series, String madeBy) {
        if (count == 0) {
            throw new InvalidInputException(
                    sourceName + " has no trade in the span of time that was asked for.");
        }
        long length = series.timeframe().millis();
        BarBuffer bars = new BarBuffer();
        int first = 0;
        for (int row = 1; row <= count; row++) {
            long start = Math.floorDiv(timeMillis[first], length) * length;
            if (row == count || timeMillis[row] >= start + length) {
                addBar(bars, start, first, row);
                first = row;
            }
        }
        return bars.toColumns(series, sourceName, sourceSha256, madeBy);
    }

    private void addBar(BarBuffer bars, long startMillis, int from, int to) {
        double high = price[from];
        double low = price[from];
        double volume = 0;
        for (int row = from; row < to; row++) {
            high = Math.max(high, price[row]);
            low = Math.min(low, price[row]);
            volume += quantity[row];
        }
        bars.add(startMillis, price[from], high, low, price[to - 1], volume);
    }

    /** Name of the file that they came from, without folders. */
    public String sourceName() {
        return sourceName;
    }

    /** SHA-256 of that file's bytes, 64 lower-case hex digits. */
    public String sourceSha256() {
        return sourceSha256;
    }

    /** How many trades there are. */
    public int rows() {
        return count;
    }

    /** When a trade was made, UTC. */
    public long timeMillis(int row) {
        return timeMillis[row];
    }

    /** Quote per base, above 0. */
    public double price(int row) {
        return price[row];
    }

    /** Base, 0 or more. */
    public double quantity(int row) {
        return quantity[row];
    }

    /** Who crossed the spread, where the file tells. */
    public Aggressor aggressor(int row) {
        return aggressor[row];
    }
}
