package io.trellis.core.market;

import java.util.Optional;

/**
 * Gathers the prices of a market into bars, for the rules that look at closes. A bar without a
 * price is not made.
 */
public final class PrintBars {

    /** The end of a bar when none is open. */
    public static final long NONE_OPEN = Long.MAX_VALUE;

    /** 1 ms when each time is a bar of its own. */
    private final long lengthMillis;

    private final Bars closed = new Bars();
    private boolean isOpen;
    private long startMillis;
    private long open;
    private long high;
    private long low;
    private long close;

    /**
     * Bars that begin at whole multiples of a length, UTC.
     *
     * @param length empty when the prices of each time are a bar of their own
     */
    public PrintBars(Optional<Timeframe> length) {
        this.lengthMillis = length.map(Timeframe::millis).orElse(1L);
    }

    /**
     * Adds bars of the time before, for those who look back.
     *
     * @throws IllegalStateException if a price was added already
     */
    public void past(Bars bars) {
        if (isOpen || closed.count() > 0) {
            throw new IllegalStateException("the past comes first");
        }
        for (int bar = 0; bar < bars.count(); bar++) {
            closed.append(
                    bars.timeMillis(bar),
                    bars.open(bar),
                    bars.high(bar),
                    bars.low(bar),
                    bars.close(bar));
        }
    }

    /** Start of the newest closed bar, or {@link Long#MIN_VALUE}. */
    public long newestClosedMillis() {
        return closed.count() == 0 ? Long.MIN_VALUE : closed.timeMillis(closed.count() - 1);
    }

    /** Adds a price. The bar before must have been closed when the price belongs to a new one. */
    public void add(long timeMillis, long priceTicks) {
        if (!isOpen) {
            isOpen = true;
            startMillis = startOf(timeMillis);
            open = priceTicks;
            high = priceTicks;
            low = priceTicks;
        }
        high = Math.max(high, priceTicks);
        low = Math.min(low, priceTicks);
        close = priceTicks;
    }

    /** Start of the bar that a time belongs to. */
    public long startOf(long timeMillis) {
        return Math.floorDiv(timeMillis, lengthMillis) * lengthMillis;
    }

    /** Whether a bar has begun and not ended. */
    public boolean isOpen() {
        return isOpen;
    }

    public long startMillis() {
        return startMillis;
    }

    /** The last millisecond of the open bar, or {@link #NONE_OPEN}. */
    public long lastMillis() {
        return isOpen ? startMillis + lengthMillis - 1 : NONE_OPEN;
    }

    /** Ends the open bar. */
    public ClosedBars close() {
        closed.append(startMillis, open, high, low, close);
        isOpen = false;
        return closed.closedUpTo(closed.count() - 1);
    }
}
