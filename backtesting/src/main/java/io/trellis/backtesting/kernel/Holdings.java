package io.trellis.backtesting.kernel;

import io.trellis.core.account.Account;
import io.trellis.core.account.Tariff;
import io.trellis.core.market.Ratio;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;
import io.trellis.core.session.Books;

import org.jspecify.annotations.Nullable;

/**
 * What one parameter set owns: the state of its grid and its account, in units of 10⁻⁸ quote.
 *
 * <p>The whole state of a grid is one integer, the number of its flat cells (grid-semantics section
 * 3); what a move over cells does to the account is a difference of running sums.
 */
final class Holdings {

    private final Tariff tariff;
    private final @Nullable FillSink sink;

    /** Value of one lot at one tick, in units of 10⁻⁸ quote. */
    private final double unit;

    private CellTable table = CellTable.NONE;

    /** Cells 0 to flat - 1 buy. */
    private int flat;

    /** Cells from here on sleep. */
    private int awake;

    /** Held cells from here on hold the inventory of the (re)start, the others what they bought. */
    private int carriedFrom;

    private long cash;
    private long fees;
    private long lowestCash;
    private int gridBuys;
    private int gridSells;
    private long roundTrips;
    private long gains;
    private long losses;
    private long adjustments;
    private int recenters;

    Holdings(long capital, Tariff tariff, double unit, @Nullable FillSink sink) {
        this.cash = capital;
        this.lowestCash = capital;
        this.tariff = tariff;
        this.unit = unit;
        this.sink = sink;
    }

    CellTable table() {
        return table;
    }

    int flat() {
        return flat;
    }

    int awake() {
        return awake;
    }

    long cash() {
        return cash;
    }

    long lots() {
        return table.lots[awake] - table.lots[flat];
    }

    long equity(long priceTicks) {
        return Math.addExact(cash, tariff.value(priceTicks, lots()));
    }

    /** The equity without exact rounding, for marks along the path. */
    double worth(long priceTicks) {
        return cash + worthPerTick() * priceTicks;
    }

    /** What a tick more is worth. */
    double worthPerTick() {
        return lots() * unit;
    }

    /** What the inventory cost, fees included. */
    long cost() {
        int own = Math.clamp(carriedFrom, flat, awake);
        return table.bought[own] - table.bought[flat] + table.carried[awake] - table.carried[own];
    }

    /** What one held cell's inventory cost. */
    long costOf(int cell) {
        return cell >= carriedFrom ? table.carriedCostOf(cell) : table.costOf(cell);
    }

    Account account() {
        return new Account(cash, lots(), fees, lowestCash);
    }

    Books books() {
        return new Books(gridBuys, gridSells, roundTrips, gains, losses, adjustments, recenters);
    }

    // ---- resting orders

    /** The number of flat cells after a rise to a price: cells that sell there or below it sell. */
    int flatAfterRise(long priceTicks) {
        long[] risesTo = table.risesTo;
        int to = flat;
        while (to < awake && risesTo[to] <= priceTicks) {
            to++;
        }
        return to;
    }

    /** The number of flat cells after a fall to a price: cells that buy there or above it buy. */
    int flatAfterFall(long priceTicks) {
        long[] fallsTo = table.fallsTo;
        int to = flat;
        while (fallsTo[to] >= priceTicks) {
            to--;
        }
        return to;
    }

    /** Cells flat to {@code to - 1} sell, each at its own price. */
    void sellUpTo(int to, int bar, Phase phase) {
        int from = flat;
        int own = Math.clamp(carriedFrom, from, to);
        long proceeds = table.sold[to] - table.sold[from];
        long cost = table.bought[own] - table.bought[from] + table.carried[to] - table.carried[own];
        long won =
                table.gains[own]
                        - table.gains[from]
                        + table.carriedGains[to]
                        - table.carriedGains[own];
        long profit = proceeds - cost;
        cash += proceeds;
        fees += table.sellFees[to] - table.sellFees[from];
        roundTrips += profit;
        gains += won;
        losses += won - profit;
        gridSells += to - from;
        flat = to;
        carriedFrom = Math.max(carriedFrom, to);
        if (sink != null) {
            for (int i = from; i < to; i++) {
                long lots = table.quantity(i);
                sink.filled(bar, phase, Reason.GRID, i, Side.SELL, table.sell[i], lots);
            }
        }
    }

    /** Cells flat - 1 down to {@code to} buy, each at its own price. */
    void buyDownTo(int to, int bar, Phase phase) {
        int from = flat;
        cash -= table.bought[from] - table.bought[to];
        fees += table.buyFees[from] - table.buyFees[to];
        lowestCash = Math.min(lowestCash, cash);
        gridBuys += from - to;
        flat = to;
        if (sink != null) {
            for (int i = from - 1; i >= to; i--) {
                long lots = table.quantity(i);
                sink.filled(bar, phase, Reason.GRID, i, Side.BUY, table.buy[i], lots);
            }
        }
    }

    /**
     * Whether the legs of a zigzag may be ridden: no cell sleeps, and the round trips of cells that
     * bought at their own price only win.
     */
    boolean mayRide() {
        return awake == table.count && sink == null && table.allWin();
    }

    /**
     * Legs of a zigzag in one go. As a cell buys and sells in turn, cash is what it would be had
     * the flat cells never bought, plus the profit of the round trips; so a leg that fills needs a
     * few look-ups, and one that does not none.
     *
     * @param price turning points
     * @param from the first point to reach
     * @param end the point after the last one to reach
     * @param rises whether the leg to the first point rises
     */
    void ride(int[] price, int from, int end, boolean rises, PathMarks marks) {
        int point = from;
        if (point < end && !rises) {
            point = step(price, point, false, marks);
        }
        int pairs = (end - point) / 2;
        if (pairs > 0) {
            ridePairs(price, point, point + 2 * pairs, marks);
            point += 2 * pairs;
        }
        if (point < end) {
            step(price, point, true, marks);
        }
    }

    private int step(int[] price, int point, boolean rises, PathMarks marks) {
        if (rises) {
            sellUpTo(flatAfterRise(price[point]), FillSink.SOMEWHERE_IN_A_LEG, Phase.PATH);
        } else {
            buyDownTo(flatAfterFall(price[point]), FillSink.SOMEWHERE_IN_A_LEG, Phase.PATH);
        }
        marks.mark(worth(price[point]));
        return point + 1;
    }

    /** Pairs of a rising and a falling leg. */
    private void ridePairs(int[] price, int from, int end, PathMarks marks) {
        long[] risesTo = table.risesTo;
        long[] fallsTo = table.fallsTo;
        long[] bought = table.bought;
        long[] buyFees = table.buyFees;
        long[] lots = table.lots;
        long[] profits = table.profits;
        long[] tripFees = table.tripFees;
        double allLots = lots[awake] * unit;
        long asIfFlat = cash - bought[flat];
        long feesAsIfFlat = fees + buyFees[flat];
        long profit = 0;
        long feesOfTrips = 0;
        long lowest = lowestCash;
        int sells = 0;
        int j = flat;
        double cashNow = cash;
        double perTick = allLots - lots[j] * unit;
        for (int point = from; point < end; point += 2) {
            int top = price[point];
            if (top >= risesTo[j]) {
                int before = j;
                do {
                    j++;
                } while (top >= risesTo[j]);
                profit += profits[j] - profits[before];
                feesOfTrips += tripFees[j] - tripFees[before];
                sells += j - before;
                cashNow = asIfFlat + bought[j] + profit;
                perTick = allLots - lots[j] * unit;
                if (j > carriedFrom) {
                    sellCarried(Math.max(before, carriedFrom), j);
                }
            }
            marks.mark(cashNow + perTick * top);
            int bottom = price[point + 1];
            if (bottom <= fallsTo[j]) {
                do {
                    j--;
                } while (bottom <= fallsTo[j]);
                long left = asIfFlat + bought[j] + profit;
                lowest = Math.min(lowest, left);
                cashNow = left;
                perTick = allLots - lots[j] * unit;
            }
            marks.mark(cashNow + perTick * bottom);
        }
        gridBuys += sells - (j - flat);
        gridSells += sells;
        roundTrips += profit;
        gains += profit;
        lowestCash = lowest;
        cash = asIfFlat + bought[j] + profit;
        fees = feesAsIfFlat - buyFees[j] + feesOfTrips;
        flat = j;
    }

    /** Sales of what the (re)start left count with what that cost, not with the cells' own cost. */
    private void sellCarried(int from, int to) {
        long own = table.profits[to] - table.profits[from];
        long won = table.carriedGains[to] - table.carriedGains[from];
        long profit = table.sold[to] - table.sold[from] - (table.carried[to] - table.carried[from]);
        roundTrips += profit - own;
        gains += won - own;
        losses += won - profit;
        carriedFrom = to;
    }

    /** Whether a price wakes the lowest sleeping cell. */
    boolean wakesAt(long priceTicks) {
        return flat == awake && awake < table.count && priceTicks > table.buy[awake];
    }

    void wake() {
        awake++;
        flat++;
        carriedFrom = Math.max(carriedFrom, flat);
    }

    // ---- trades at the market

    /** Takes a grid over, its opening inventory bought or what is too much of it sold. */
    void open(Deployment next, long priceTicks, int bar, Phase phase, Reason reason) {
        long carriedCost = cost();
        long before = lots();
        long missing = next.openingLots() - before;
        long pool = carriedCost;
        if (missing > 0) {
            pool += -traded(Side.BUY, missing, priceTicks, bar, phase, reason);
        } else if (missing < 0) {
            long released = Ratio.share(carriedCost, -missing, before);
            adjustments += traded(Side.SELL, -missing, priceTicks, bar, phase, reason) - released;
            pool -= released;
        }
        recenters += reason == Reason.RECENTER ? 1 : 0;
        place(next, pool);
    }

    private void place(Deployment next, long pool) {
        long[] costs =
                CellTable.shared(next.quantities(), next.openingFlat(), next.openingAwake(), pool);
        adopt(next.table(tariff, costs), next.openingFlat(), next.openingAwake());
    }

    /** Takes moved cells over without a trade. */
    void adopt(CellTable moved, int flatCells, int awakeCells) {
        table = moved;
        flat = flatCells;
        awake = awakeCells;
        carriedFrom = flatCells;
    }

    /** Sells the whole inventory; no cells are left. */
    void liquidate(long priceTicks, int bar, Phase phase, Reason reason) {
        long lots = lots();
        if (lots > 0) {
            long cost = cost();
            adjustments += traded(Side.SELL, lots, priceTicks, bar, phase, reason) - cost;
        }
        adopt(CellTable.NONE, 0, 0);
    }

    /** The change of cash of a trade at the market. */
    private long traded(
            Side side, long lots, long priceTicks, int bar, Phase phase, Reason reason) {
        long value = tariff.takerValue(side, priceTicks, lots);
        long fee = tariff.takerFee(side, priceTicks, lots);
        long moved = (side == Side.BUY ? -value : value) - fee;
        cash += moved;
        fees += fee;
        lowestCash = Math.min(lowestCash, cash);
        if (sink != null) {
            sink.filled(bar, phase, reason, Fill.NO_CELL, side, priceTicks, lots);
        }
        return moved;
    }
}
