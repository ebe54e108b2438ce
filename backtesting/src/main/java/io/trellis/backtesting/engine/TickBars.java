package io.trellis.backtesting.engine;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;

/**
 * Brings a stored series to the ticks of an instrument; nothing uses the unrounded prices after.
 */
public final class TickBars {

    private TickBars() {}

    public static Bars of(BarColumns columns, Instrument instrument) {
        long[] open = instrument.ticks(columns.open());
        long[] high = instrument.ticks(columns.high());
        long[] low = instrument.ticks(columns.low());
        long[] close = instrument.ticks(columns.close());
        Bars bars = new Bars(open.length);
        for (int i = 0; i < open.length; i++) {
            bars.append(columns.timeMillis()[i], open[i], high[i], low[i], close[i]);
        }
        return bars;
    }
}
