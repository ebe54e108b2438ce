package io.trellis.core.strategy.grid;

import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.StartMode;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.order.Phase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cells in play and the integer j of section 3: cells 0 to j-1 are flat, cells j to awake-1 are
 * held, cells from awake on are asleep.
 */
final class OracleCells {

    /** One cell; what its inventory cost is known while it is held. */
    private static final class Cell {
        final BigDecimal buy;
        final BigDecimal sell;
        final long lots;
        BigDecimal cost = BigDecimal.ZERO;

        Cell(BigDecimal buy, BigDecimal sell, long lots) {
            this.buy = buy;
            this.sell = sell;
            this.lots = lots;
        }
    }

    private final GridPlan plan;
    private final OracleAccount account;
    private final OracleCounts counts;
    private final OracleTwist twist;
    private final List<Cell> cells = new ArrayList<>();
    private int j;
    private int awake;
    private boolean overExposed;
    private boolean inBlockedState;

    final BigDecimal centerSquared;
    final long centeredMillis;

    private OracleCells(OracleContext context, BigDecimal centerSquared, long centeredMillis) {
        plan = context.plan();
        account = context.account();
        counts = context.counts();
        twist = context.twist();
        this.centerSquared = centerSquared;
        this.centeredMillis = centeredMillis;
    }

    /** Cells sized as in section 5 that own nothing yet, or nothing where the grid is refused. */
    static Optional<OracleCells> sized(
            OracleGrid grid,
            BigDecimal capital,
            BigDecimal price,
            long timeMillis,
            OracleContext context) {
        GridPlan plan = context.plan();
        int flat = grid.buysBelow(price);
        Optional<List<Long>> lots =
                OracleSizing.lots(plan, grid, capital, price, flat, context.twist());
        if (lots.isEmpty()) {
            return Optional.empty();
        }
        OracleCells made = new OracleCells(context, grid.centerSquared(), timeMillis);
        for (int i = 0; i < grid.cells(); i++) {
            made.cells.add(new Cell(grid.buys().get(i), grid.sells().get(i), lots.get().get(i)));
        }
        made.j = flat;
        made.awake = plan.settings().start() == StartMode.CASH ? flat : grid.cells();
        return Optional.of(made);
    }

    int j() {
        return j;
    }

    BigDecimal lowestBuy() {
        return cells.getFirst().buy;
    }

    BigDecimal highestSell() {
        return cells.getLast().sell;
    }

    boolean buyingStopped() {
        return overExposed || inBlockedState;
    }

    /** Lots of the held cells. */
    long heldLots() {
        long sum = 0;
        for (int i = j; i < awake; i++) {
            sum += cells.get(i).lots;
        }
        return sum;
    }

    BigDecimal heldCost() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = j; i < awake; i++) {
            sum = sum.add(cells.get(i).cost);
        }
        return sum;
    }

    /** Shares a cost over the held cells by quantity. */
    void shareCost(BigDecimal cost) {
        long held = heldLots();
        BigDecimal left = cost;
        for (int i = j; i < awake; i++) {
            Cell cell = cells.get(i);
            BigDecimal share =
                    cost.multiply(BigDecimal.valueOf(cell.lots))
                            .divide(BigDecimal.valueOf(held), 20, RoundingMode.HALF_EVEN);
            cell.cost = i == awake - 1 ? left : share;
            left = left.subtract(share);
        }
    }

    /** The market moves to a price (sections 3 and 5). */
    void move(BigDecimal price, long timeMillis, Phase phase) {
        int before = account.fills.size();
        int lo = Math.min(awake, sellsAtOrBelow(price));
        while (j < lo) {
            sell(j, timeMillis, phase);
            j++;
        }
        while (awake < cells.size() && j == awake && wakes(cells.get(awake), price)) {
            awake++;
            j++;
            counts.add(OracleHappening.WAKING);
        }
        int hi = Math.min(j, buysBelowWithMargin(price));
        if (hi < j && buyingStopped()) {
            counts.add(OracleHappening.EXPOSURE_HELD_A_BUY_BACK);
        }
        while (j > hi && !buyingStopped()) {
            j--;
            buy(j, timeMillis, phase);
        }
        int filled = account.fills.size() - before;
        counts.addIf(filled > 1, OracleHappening.SEVERAL_CELLS_IN_ONE_MOVE);
        counts.addIf(filled > 0 && phase == Phase.OPEN, OracleHappening.GAP_FILL_AT_OPEN);
    }

    private int sellsAtOrBelow(BigDecimal price) {
        BigDecimal reach = price.subtract(sellMargin());
        int count = 0;
        for (Cell cell : cells) {
            if (cell.sell.compareTo(reach) <= 0) {
                count++;
            }
        }
        return count;
    }

    private int buysBelowWithMargin(BigDecimal price) {
        BigDecimal reach = price.add(buyMargin());
        int count = 0;
        for (Cell cell : cells) {
            if (cell.buy.compareTo(reach) < 0) {
                count++;
            }
        }
        return count;
    }

    private boolean wakes(Cell cell, BigDecimal price) {
        int above = price.compareTo(cell.buy);
        return twist == OracleTwist.CELL_WAKES_AT_ITS_BUY ? above >= 0 : above > 0;
    }

    private BigDecimal margin() {
        int more = twist == OracleTwist.MARGIN_ONE_TICK_MORE ? 1 : 0;
        return plan.instrument().price(plan.assumptions().marginTicks() + more);
    }

    private BigDecimal sellMargin() {
        return twist == OracleTwist.MARGIN_NOT_FOR_SELLS ? BigDecimal.ZERO : margin();
    }

    private BigDecimal buyMargin() {
        return twist == OracleTwist.BUY_FILLS_ONE_TICK_EARLY
                ? margin().subtract(plan.instrument().tick())
                : margin();
    }

    private void buy(int index, long timeMillis, Phase phase) {
        Cell cell = cells.get(index);
        cell.cost = account.tradeCell(timeMillis, phase, index, Side.BUY, cell.buy, cell.lots);
        counts.add(OracleHappening.GRID_BUY);
    }

    private void sell(int index, long timeMillis, Phase phase) {
        Cell cell = cells.get(index);
        BigDecimal proceeds =
                account.tradeCell(timeMillis, phase, index, Side.SELL, cell.sell, cell.lots);
        account.roundTrip(proceeds.subtract(cell.cost));
        counts.add(OracleHappening.GRID_SELL);
    }

    /** The rules maxExposure and regimes.block at a close (section 8). */
    void limitBuying(Optional<BigDecimal> limit, boolean blocked, BigDecimal close) {
        boolean over =
                limit.isPresent()
                        && account.worth(close)
                                        .compareTo(limit.get().multiply(account.equity(close)))
                                > 0;
        counts.addIf(over && blocked, OracleHappening.STATE_AND_EXPOSURE_AT_ONCE);
        if (over) {
            counts.addIf(!overExposed, OracleHappening.EXPOSURE_STOP);
            overExposed = true;
        } else if (overExposed && mayBuyAgain(close)) {
            counts.add(OracleHappening.EXPOSURE_RESUME);
            overExposed = false;
        }
        if (blocked) {
            counts.addIf(!inBlockedState, OracleHappening.STATE_STOP);
            inBlockedState = true;
        } else if (inBlockedState && leavesState(close)) {
            counts.add(OracleHappening.STATE_RESUME);
            inBlockedState = false;
            overExposed = overExposed && twist != OracleTwist.STATE_FORGETS_THE_EXPOSURE;
        }
    }

    private boolean leavesState(BigDecimal close) {
        return mayBuyAgain(close) || twist == OracleTwist.STATE_RESUMES_ABOVE_THE_MARKET;
    }

    private boolean mayBuyAgain(BigDecimal close) {
        return j == 0
                || close.compareTo(cells.get(j - 1).buy) > 0
                || twist == OracleTwist.EXPOSURE_RESUMES_UNDER_THE_LIMIT_ALONE;
    }

    /** Follows the market with one cell after another (section 7); says how often. */
    int trail(BigDecimal close) {
        int moved = 0;
        boolean goesOn = true;
        while (goesOn) {
            goesOn = trailsUp(close) || trailsDown(close);
            moved += goesOn ? 1 : 0;
            goesOn = goesOn && twist != OracleTwist.TRAIL_ONE_CELL_A_BAR;
        }
        counts.addIf(moved > 1, OracleHappening.TRAIL_OF_SEVERAL_CELLS);
        return moved;
    }

    private boolean trailsUp(BigDecimal close) {
        Cell last = cells.getLast();
        BigDecimal next = oneStepAbove(last);
        boolean asked =
                plan.settings().trail().followsUp()
                        && j == cells.size()
                        && close.compareTo(next) >= 0;
        if (!asked) {
            return false;
        }
        Instrument instrument = plan.instrument();
        Cell first = cells.getFirst();
        BigDecimal spent = instrument.quantity(first.lots).multiply(first.buy);
        long lots =
                spent.divide(last.sell.multiply(instrument.lot()), 0, RoundingMode.FLOOR)
                        .longValueExact();
        if (OracleSizing.underMinimum(instrument, lots, last.sell)) {
            counts.add(OracleHappening.TRAIL_ENDED_BY_A_MINIMUM);
            return false;
        }
        cells.removeFirst();
        cells.addLast(new Cell(last.sell, next, lots));
        counts.add(OracleHappening.TRAIL_UP);
        return true;
    }

    private boolean trailsDown(BigDecimal close) {
        Cell first = cells.getFirst();
        BigDecimal next = oneStepBelow(first);
        boolean asked =
                plan.settings().trail().followsDown()
                        && j == 0
                        && awake == cells.size()
                        && close.compareTo(next) <= 0;
        if (!asked) {
            return false;
        }
        Cell leaver = cells.getLast();
        boolean refused =
                next.signum() <= 0
                        || next.compareTo(first.buy) >= 0
                        || OracleSizing.underMinimum(plan.instrument(), leaver.lots, next);
        if (refused) {
            counts.add(OracleHappening.TRAIL_ENDED_BY_A_MINIMUM);
            return false;
        }
        cells.removeLast();
        Cell lowest = new Cell(next, first.buy, leaver.lots);
        lowest.cost = leaver.cost;
        cells.addFirst(lowest);
        counts.add(OracleHappening.TRAIL_DOWN);
        return true;
    }

    private BigDecimal oneStepAbove(Cell last) {
        if (!(plan.settings().grid() instanceof GridKind.Geometric)) {
            return last.sell.add(last.sell.subtract(last.buy));
        }
        double ratio = last.sell.doubleValue() / last.buy.doubleValue();
        return toTick(last.sell.doubleValue() * ratio);
    }

    private BigDecimal oneStepBelow(Cell first) {
        Cell last = twist == OracleTwist.TRAIL_DOWN_FROM_THE_FIRST_CELL ? first : cells.getLast();
        if (!(plan.settings().grid() instanceof GridKind.Geometric)) {
            return first.buy.subtract(last.sell.subtract(last.buy));
        }
        double ratio = last.sell.doubleValue() / last.buy.doubleValue();
        return toTick(first.buy.doubleValue() / ratio);
    }

    private BigDecimal toTick(double price) {
        return OracleGrid.toTick(BigDecimal.valueOf(price), plan.instrument().tick());
    }
}
