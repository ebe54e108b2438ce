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

    private final Cells cells;
    private final long[] quantities;
    private final long[] lots;
    private final long[] costs;
    private final boolean[] held;

    /** Cells from here on are asleep. */
    private final int awake;

    private final int flat;
    private final long inventory;

    private CellBook(
            Cells cells, long[] quantities, long[] lots, long[] costs, boolean[] held, int awake) {
        this.cells = cells;
        this.quantities = quantities;
        this.lots = lots;
        this.costs = costs;
        this.held = held;
        this.awake = awake;
        this.flat = flat(held, awake);
        this.inventory = sum(lots);
    }

    private static int flat(boolean[] held, int awake) {
        int flat = 0;
        while (flat < awake && !held[flat]) {
            flat++;
        }
        return flat;
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
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
        long[] lots = new long[count];
        boolean[] held = new boolean[count];
        for (int i = flat; i < awake; i++) {
            lots[i] = quantities[i];
            held[i] = true;
        }
        return new CellBook(cells, quantities.clone(), lots, new long[count], held, awake);
    }

    Cells cells() {
        return cells;
    }

    long inventory() {
        return inventory;
    }

    /** What the inventory cost, fees included. */
    long cost() {
        return sum(costs);
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
        return new CellBook(cells, quantities, lots, costs, held, awake + 1);
    }

    /** The same cells with a cost shared over them by quantity, to the last unit. */
    CellBook withCost(long total) {
        if (inventory == 0) {
            return this;
        }
        long[] shared = new long[costs.length];
        long lotsSoFar = 0;
        long costSoFar = 0;
        for (int i = 0; i < shared.length; i++) {
            lotsSoFar += lots[i];
            long upToHere = Ratio.share(total, lotsSoFar, inventory);
            shared[i] = upToHere - costSoFar;
            costSoFar = upToHere;
        }
        return new CellBook(cells, quantities, lots, shared, held, awake);
    }

    /** The cost that the lots of a sell take with them. */
    long costOf(Fill sell) {
        return Ratio.share(costs[sell.cell()], sell.lots(), lots[sell.cell()]);
    }

    /** The cells after a fill of a resting order, whole or in part. */
    CellBook after(Fill fill) {
        int cell = fill.cell();
        long[] nextLots = lots.clone();
        long[] nextCosts = costs.clone();
        boolean[] nextHeld = held.clone();
        switch (fill.side()) {
            case BUY -> {
                nextLots[cell] += fill.lots();
                nextCosts[cell] += fill.value() + fill.fee();
                nextHeld[cell] = nextLots[cell] == quantities[cell];
            }
            case SELL -> {
                nextLots[cell] -= fill.lots();
                nextCosts[cell] -= costOf(fill);
                nextHeld[cell] = nextLots[cell] > 0;
            }
        }
        return new CellBook(cells, quantities, nextLots, nextCosts, nextHeld, awake);
    }

    /** Whether the last fill of a cell was its order's last, so that it wants the other side. */
    boolean wantsOrderAfter(Fill fill) {
        return held[fill.cell()] == (fill.side() == Side.BUY);
    }

    boolean isHeld(int cell) {
        return held[cell];
    }

    /** The order that a cell wants. */
    Intent.Rest order(int cell) {
        return held[cell]
                ? new Intent.Rest(cell, Side.SELL, cells.sell(cell), lots[cell])
                : new Intent.Rest(cell, Side.BUY, cells.buy(cell), quantities[cell] - lots[cell]);
    }

    void addSells(List<Intent> intents) {
        for (int i = 0; i < awake; i++) {
            if (held[i]) {
                intents.add(order(i));
            }
        }
    }

    void addBuys(List<Intent> intents) {
        for (int i = 0; i < awake; i++) {
            if (!held[i]) {
                intents.add(order(i));
            }
        }
    }

    void addBuyCancels(List<Intent> intents) {
        for (int i = 0; i < awake; i++) {
            if (!held[i]) {
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
        return new CellBook(
                shifted, next, new long[count], new long[count], new boolean[count], count);
    }

    /** The highest cell becomes the lowest, with its quantity and its cost (every cell is held). */
    CellBook trailedDown(Cells shifted) {
        return new CellBook(
                shifted,
                lastToFront(quantities),
                lastToFront(lots),
                lastToFront(costs),
                held,
                awake);
    }

    private static long[] lastToFront(long[] values) {
        long[] moved = new long[values.length];
        moved[0] = values[values.length - 1];
        System.arraycopy(values, 0, moved, 1, values.length - 1);
        return moved;
    }
}
