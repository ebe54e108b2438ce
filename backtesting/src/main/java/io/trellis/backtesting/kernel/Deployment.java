package io.trellis.backtesting.kernel;

import io.trellis.core.account.Tariff;
import io.trellis.core.grid.Cells;
import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A grid as it is laid out at a (re)start. */
final class Deployment {

    private final Cells cells;
    private final long[] quantities;
    private final int openingFlat;
    private final int openingAwake;
    private final BigDecimal center;
    private final int bar;
    private final long marginTicks;

    Deployment(
            Cells cells,
            long[] quantities,
            int openingFlat,
            int openingAwake,
            BigDecimal center,
            int bar,
            long marginTicks) {
        this.cells = cells;
        this.quantities = quantities;
        this.openingFlat = openingFlat;
        this.openingAwake = openingAwake;
        this.center = center;
        this.bar = bar;
        this.marginTicks = marginTicks;
    }

    Cells cells() {
        return cells;
    }

    /** Lots of each cell. */
    long[] quantities() {
        return quantities;
    }

    /** Cells that buy below the market. */
    int openingFlat() {
        return openingFlat;
    }

    /** Cells that do not sleep. */
    int openingAwake() {
        return openingAwake;
    }

    /** Lowest price above the center, ticks. */
    long lowestAbove(Instrument instrument) {
        return instrument.ticks(center, RoundingMode.FLOOR) + 1;
    }

    /** Highest price below the center, ticks. */
    long highestBelow(Instrument instrument) {
        return instrument.ticks(center, RoundingMode.CEILING) - 1;
    }

    /** The bar of the (re)centring. */
    int bar() {
        return bar;
    }

    /** Lots that are held from the (re)start on. */
    long openingLots() {
        long lots = 0;
        for (int i = openingFlat; i < openingAwake; i++) {
            lots += quantities[i];
        }
        return lots;
    }

    CellTable table(Tariff tariff, long[] costs) {
        return new CellTable(cells, quantities, costs, tariff, marginTicks);
    }

    /** The same deployment with other cells; its center and its age stay. */
    Deployment moved(Cells next, long[] nextQuantities) {
        return new Deployment(
                next, nextQuantities, openingFlat, openingAwake, center, bar, marginTicks);
    }
}
