package io.trellis.core.strategy.grid;

import io.trellis.core.grid.Cells;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Instrument;

import java.math.BigInteger;

/** Moves a grid with the market, a cell at a time, without trading (grid-semantics section 7). */
final class Trailing {

    private final Trail trail;
    private final boolean byRatio;
    private final Instrument instrument;
    private final Planner planner;

    Trailing(GridKind kind, Trail trail, Instrument instrument, Planner planner) {
        this.trail = trail;
        this.byRatio = kind instanceof GridKind.Geometric;
        this.instrument = instrument;
        this.planner = planner;
    }

    /** The cells after all the moves that a close allows; the same object when there is none. */
    CellBook at(CellBook book, long closeTicks) {
        CellBook now = book;
        CellBook next = moved(now, closeTicks);
        while (next != now) {
            now = next;
            next = moved(now, closeTicks);
        }
        return now;
    }

    private CellBook moved(CellBook book, long closeTicks) {
        if (trail.followsUp() && book.allFlat()) {
            return movedUp(book, closeTicks);
        }
        return trail.followsDown() && book.allHeld() ? movedDown(book, closeTicks) : book;
    }

    private CellBook movedUp(CellBook book, long closeTicks) {
        Cells cells = book.cells();
        long top = cells.highestSell();
        long above = stepAbove(cells);
        if (closeTicks < above || above <= top) {
            return book;
        }
        // The new cell buys at the old top: as many whole lots as the leaver's cost buys there.
        long lots = wholeLots(book.quantity(0), cells.lowestBuy(), top);
        return planner.isAccepted(lots, top) ? book.trailedUp(cells.shiftedUp(above), lots) : book;
    }

    private static long wholeLots(long lots, long priceTicks, long newPriceTicks) {
        return BigInteger.valueOf(lots)
                .multiply(BigInteger.valueOf(priceTicks))
                .divide(BigInteger.valueOf(newPriceTicks))
                .longValueExact();
    }

    private CellBook movedDown(CellBook book, long closeTicks) {
        Cells cells = book.cells();
        long below = stepBelow(cells);
        boolean isLevel = below > 0 && below < cells.lowestBuy();
        if (!isLevel || closeTicks > below) {
            return book;
        }
        return planner.isAccepted(book.quantity(cells.count() - 1), below)
                ? book.trailedDown(cells.shiftedDown(below))
                : book;
    }

    private long stepAbove(Cells cells) {
        int last = cells.count() - 1;
        if (!byRatio) {
            return Math.addExact(
                    cells.highestSell(), Math.subtractExact(cells.sell(last), cells.buy(last)));
        }
        double top = instrument.priceAsDouble(cells.highestSell());
        return instrument.ticks(top * (top / instrument.priceAsDouble(cells.buy(last))));
    }

    private long stepBelow(Cells cells) {
        int last = cells.count() - 1;
        if (!byRatio) {
            return cells.lowestBuy() - (cells.sell(last) - cells.buy(last));
        }
        double ratio =
                instrument.priceAsDouble(cells.sell(last))
                        / instrument.priceAsDouble(cells.buy(last));
        return instrument.ticks(instrument.priceAsDouble(cells.lowestBuy()) / ratio);
    }
}
