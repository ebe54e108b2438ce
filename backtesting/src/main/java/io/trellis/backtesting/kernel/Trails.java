package io.trellis.backtesting.kernel;

import io.trellis.core.account.Tariff;
import io.trellis.core.grid.Cells;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Instrument;

import java.math.BigInteger;
import java.util.Arrays;

/** Moves a grid with the market, a cell at a time (grid-semantics section 7, {@code trail}). */
final class Trails {

    private final Trail trail;
    private final boolean byRatio;
    private final Instrument instrument;
    private final Deployer deployer;
    private final Tariff tariff;

    Trails(GridSettings settings, Instrument instrument, Deployer deployer, Tariff tariff) {
        this.trail = settings.trail();
        this.byRatio = settings.grid() instanceof GridKind.Geometric;
        this.instrument = instrument;
        this.deployer = deployer;
        this.tariff = tariff;
    }

    boolean isOn() {
        return trail != Trail.NONE;
    }

    /** At or above this close the grid follows up, when all its cells are flat. */
    long followsUpAt(Cells cells) {
        if (!trail.followsUp()) {
            return Long.MAX_VALUE;
        }
        int last = cells.count() - 1;
        if (!byRatio) {
            return cells.highestSell() + cells.sell(last) - cells.buy(last);
        }
        double top = instrument.priceAsDouble(cells.highestSell());
        return instrument.ticks(top * (top / instrument.priceAsDouble(cells.buy(last))));
    }

    /** At or below this close the grid follows down, when all its cells are held. */
    long followsDownAt(Cells cells) {
        if (!trail.followsDown()) {
            return Long.MIN_VALUE;
        }
        int last = cells.count() - 1;
        if (!byRatio) {
            return cells.lowestBuy() - (cells.sell(last) - cells.buy(last));
        }
        double ratio =
                instrument.priceAsDouble(cells.sell(last))
                        / instrument.priceAsDouble(cells.buy(last));
        return instrument.ticks(instrument.priceAsDouble(cells.lowestBuy()) / ratio);
    }

    /** The deployment after all the moves that a close allows; the same one when there is none. */
    Deployment follow(Deployment grid, Holdings held, long closeTicks) {
        Deployment now = grid;
        Deployment next = moved(now, held, closeTicks);
        while (next != now) {
            now = next;
            next = moved(now, held, closeTicks);
        }
        return now;
    }

    private Deployment moved(Deployment grid, Holdings held, long closeTicks) {
        int count = grid.cells().count();
        if (held.awake() < count) {
            return grid;
        }
        if (held.flat() == count && trail.followsUp()) {
            return movedUp(grid, held, closeTicks);
        }
        return held.flat() == 0 && trail.followsDown() ? movedDown(grid, held, closeTicks) : grid;
    }

    /** The lowest cell leaves; a flat one is added with what the leaver's cost buys at the top. */
    private Deployment movedUp(Deployment grid, Holdings held, long closeTicks) {
        Cells cells = grid.cells();
        long top = cells.highestSell();
        long above = followsUpAt(cells);
        if (closeTicks < above || above <= top) {
            return grid;
        }
        long[] quantities = grid.quantities();
        long lots =
                BigInteger.valueOf(quantities[0])
                        .multiply(BigInteger.valueOf(cells.lowestBuy()))
                        .divide(BigInteger.valueOf(top))
                        .longValueExact();
        if (!deployer.isAccepted(lots, top)) {
            return grid;
        }
        int count = quantities.length;
        long[] next = Arrays.copyOfRange(quantities, 1, count + 1);
        next[count - 1] = lots;
        Deployment moved = grid.moved(cells.shiftedUp(above), next);
        held.adopt(moved.table(tariff, new long[count]), count, count);
        return moved;
    }

    /** The highest cell becomes the lowest, with its quantity and its cost. */
    private Deployment movedDown(Deployment grid, Holdings held, long closeTicks) {
        Cells cells = grid.cells();
        long below = followsDownAt(cells);
        boolean isLevel = below > 0 && below < cells.lowestBuy();
        int count = cells.count();
        if (!isLevel
                || closeTicks > below
                || !deployer.isAccepted(grid.quantities()[count - 1], below)) {
            return grid;
        }
        long[] costs = new long[count];
        long[] quantities = new long[count];
        for (int i = 0; i < count; i++) {
            int from = i == 0 ? count - 1 : i - 1;
            costs[i] = held.costOf(from);
            quantities[i] = grid.quantities()[from];
        }
        Deployment moved = grid.moved(cells.shiftedDown(below), quantities);
        held.adopt(moved.table(tariff, costs), 0, count);
        return moved;
    }
}
