package io.trellis.backtesting.kernel;

import io.trellis.core.account.Tariff;
import io.trellis.core.grid.Cells;

/**
 * A grid as it is laid out at a (re)start.
 *
 * @param quantities lots of each cell
 * @param openingFlat cells that buy below the market
 * @param openingAwake cells that do not sleep
 * @param lowestAbove lowest price above the center, ticks
 * @param highestBelow highest price below the center, ticks
 * @param bar the bar of the (re)centring
 * @param marginTicks ticks by which the market must pass an order
 */
record Deployment(
        Cells cells,
        long[] quantities,
        int openingFlat,
        int openingAwake,
        long lowestAbove,
        long highestBelow,
        int bar,
        long marginTicks) {

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
                next,
                nextQuantities,
                openingFlat,
                openingAwake,
                lowestAbove,
                highestBelow,
                bar,
                marginTicks);
    }
}
