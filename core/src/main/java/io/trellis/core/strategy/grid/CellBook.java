package io.trellis.core.strategy.grid;

import io.trellis.core.grid.Cells;
import io.trellis.core.grid.StartMode;
import io.trellis.core.market.Ratio;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.strategy.Intent;

import java.util.Arrays;
import java.util.List;

/**
 * What each cell of a grid holds, what it cost, and which order it wants. Immutable.
 *
 * <p>A cell is <i>held</i> (it sells), <i>flat</i> (it buys) or <i>asleep</i> (it waits for the
 * market to rise past it). A cell changes sides when its order has filled whole; with whole fills
 * the held cells are a suffix of the awake ones, and the number of flat cells is the j of the fill
 * law.
 */
final class CellBook {

    /**
     * What a cell holds.
     *
     * @param cost of the lots, fees included
     */
    private record Holding(long lots, long cost, boolean held) {

        static final Holding NOTHING = new Holding(0, 0, false);
    }

    private final Cells cells;
    private final long[] quantities;

    /** One a cell; those that a fill leaves alone are shared with the book before it. */
    private final Holding[] holdings;

    /** Cells from here on are asleep. */
    private final int awake;

    private final int flat;
    private final long inventory;

    private CellBook(Cells cells, long[] quantities, Holding[] holdings, int awake) {
        this.cells = cells;
        this.quantities = quantities;
        this.holdings = holdings;
        this.awake = awake;
        this.flat = flat(holdings, awake);
        this.inventory = inventory(holdings);
    }

    private static int flat(Holding[] holdings, int awake) {
        int flat = 0;
        while (flat < awake && !holdings[flat].held) {
            flat++;
        }
        return flat;
    }

    private static long inventory(Holding[] holdings) {
        long lots = 0;
        for (Holding holding : holdings) {
            lots += holding.lots;
        }
        return lots;
    }

    /**
     * The cells of a grid at its (re)start, their inventory counted as held and its cost not yet
     * known.
     *
     * @param flat cells that buy below the market
     */
    static CellBook atStart(Cells cells, long[] quantities, int flat, StartMode start) {
        int count = cells.count();
        int awake = start == StartMode.CASH ? flat : count;
        Holding[] holdings = nothing(count);
        for (int i = flat; i < awake; i++) {
            holdings[i] = new Holding(quantities[i], 0, true);
        }
        return new CellBook(cells, quantities.clone(), holdings, awake);
    }

    private static Holding[] nothing(int count) {
        Holding[] holdings = new Holding[count];
        Arrays.fill(holdings, Holding.NOTHING);
        return holdings;
    }

    Cells cells() {
        return cells;
    }

    long inventory() {
        return inventory;
    }

    /** What the inventory cost, fees included. */
    long cost() {
        long cost = 0;
        for (Holding holding : holdings) {
            cost += holding.cost;
        }
        return cost;
    }

    /** The flat cells below the lowest held one: j of the fill law. */
    int flat() {
        return flat;
    }

    boolean allHeld() {
        return awake == cells.count() && flat == 0;
    }

    /** A cell that has bought a part is not flat: its lots would be lost with it. */
    boolean allFlat() {
        return awake == cells.count() && flat == awake && inventory == 0;
    }

    /** Whether the lowest sleeping cell waits for nothing but the market. */
    boolean mayWake() {
        return awake < cells.count() && flat == awake;
    }

    /** The price that the market must pass to wake the lowest sleeping cell. */
    long wakesAbove() {
        return cells.buy(awake);
    }

    CellBook woken() {
        return new CellBook(cells, quantities, holdings, awake + 1);
    }

    /** The same cells with a cost shared over them by quantity, to the last unit. */
    CellBook withCost(long total) {
        if (inventory == 0) {
            return this;
        }
        Holding[] shared = new Holding[holdings.length];
        long lotsSoFar = 0;
        long costSoFar = 0;
        for (int i = 0; i < shared.length; i++) {
            Holding holding = holdings[i];
            lotsSoFar += holding.lots;
            long upToHere = Ratio.share(total, lotsSoFar, inventory);
            shared[i] = new Holding(holding.lots, upToHere - costSoFar, holding.held);
            costSoFar = upToHere;
        }
        return new CellBook(cells, quantities, shared, awake);
    }

    /** The cost that the lots of a sell take with them. */
    long costOf(Fill sell) {
        Holding holding = holdings[sell.cell()];
        return Ratio.share(holding.cost, sell.lots(), holding.lots);
    }

    /** The cells after a fill of a resting order, whole or in part. */
    CellBook after(Fill fill) {
        int cell = fill.cell();
        Holding before = holdings[cell];
        Holding[] next = holdings.clone();
        next[cell] =
                switch (fill.side()) {
                    case BUY -> {
                        long lots = before.lots + fill.lots();
                        long cost = before.cost + fill.value() + fill.fee();
                        yield new Holding(lots, cost, lots == quantities[cell]);
                    }
                    case SELL -> {
                        long lots = before.lots - fill.lots();
                        yield new Holding(lots, before.cost - costOf(fill), lots > 0);
                    }
                };
        return new CellBook(cells, quantities, next, awake);
    }

    /** Whether the last fill of a cell was its order's last, so that it wants the other side. */
    boolean wantsOrderAfter(Fill fill) {
        return holdings[fill.cell()].held == (fill.side() == Side.BUY);
    }

    boolean isHeld(int cell) {
        return holdings[cell].held;
    }

    /** The order that a cell wants. */
    Intent.Rest order(int cell) {
        Holding holding = holdings[cell];
        return holding.held
                ? new Intent.Rest(cell, Side.SELL, cells.sell(cell), holding.lots)
                : new Intent.Rest(cell, Side.BUY, cells.buy(cell), quantities[cell] - holding.lots);
    }

    void addSells(List<Intent> intents) {
        for (int i = 0; i < awake; i++) {
            if (holdings[i].held) {
                intents.add(order(i));
            }
        }
    }

    void addBuys(List<Intent> intents) {
        for (int i = 0; i < awake; i++) {
            if (!holdings[i].held) {
                intents.add(order(i));
            }
        }
    }

    void addBuyCancels(List<Intent> intents) {
        for (int i = 0; i < awake; i++) {
            if (!holdings[i].held) {
                intents.add(new Intent.Cancel(i));
            }
        }
    }

    long quantity(int cell) {
        return quantities[cell];
    }

    /** The lowest cell leaves, a flat one is added on top (every cell is flat). */
    CellBook trailedUp(Cells shifted, long topQuantity) {
        int count = cells.count();
        long[] next = Arrays.copyOfRange(quantities, 1, count + 1);
        next[count - 1] = topQuantity;
        return new CellBook(shifted, next, nothing(count), count);
    }

    /** The highest cell becomes the lowest, with its quantity and its cost (every cell is held). */
    CellBook trailedDown(Cells shifted) {
        long[] nextQuantities = quantities.clone();
        Holding[] nextHoldings = holdings.clone();
        int last = quantities.length - 1;
        System.arraycopy(quantities, 0, nextQuantities, 1, last);
        System.arraycopy(holdings, 0, nextHoldings, 1, last);
        nextQuantities[0] = quantities[last];
        nextHoldings[0] = holdings[last];
        return new CellBook(shifted, nextQuantities, nextHoldings, awake);
    }
}
