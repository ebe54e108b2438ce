package io.trellis.backtesting.engine;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.TradeColumns;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Prints;
import io.trellis.core.market.TradePrint;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings trades and volumes to the ticks and lots of an instrument; nothing uses the unrounded
 * figures after. Prices are rounded half-even, quantities down.
 */
public final class TickPrints {

    /** Ends the error of a division, as where grids are sized. */
    private static final double ALMOST_A_LOT = 1e-9;

    private TickPrints() {}

    public static Prints of(TradeColumns trades, Instrument instrument) {
        double lot = instrument.lot().doubleValue();
        double[] prices = new double[trades.rows()];
        for (int row = 0; row < prices.length; row++) {
            prices[row] = trades.price(row);
        }
        long[] ticks = instrument.ticks(prices);
        Prints prints = new Prints();
        for (int row = 0; row < ticks.length; row++) {
            prints.append(
                    new TradePrint(
                            trades.timeMillis(row),
                            ticks[row],
                            lots(trades.quantity(row), lot),
                            trades.aggressor(row)));
        }
        return prints;
    }

    /** What traded in each bar, in lots. */
    public static List<Long> volumes(BarColumns bars, Instrument instrument) {
        double lot = instrument.lot().doubleValue();
        List<Long> volumes = new ArrayList<>(bars.rows());
        for (double volume : bars.volume()) {
            volumes.add(lots(volume, lot));
        }
        return volumes;
    }

    private static long lots(double quantity, double lot) {
        return (long) Math.floor(quantity / lot + ALMOST_A_LOT);
    }
}
