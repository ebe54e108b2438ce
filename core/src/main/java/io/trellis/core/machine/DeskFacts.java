package io.trellis.core.machine;

import io.trellis.core.broker.Outlet;
import io.trellis.core.desk.DeskListener;
import io.trellis.core.fact.Fact;
import io.trellis.core.grid.Cells;
import io.trellis.core.order.Fill;
import io.trellis.core.session.Books;
import io.trellis.core.session.Standing;
import io.trellis.core.strategy.Note;
import io.trellis.core.strategy.grid.GridState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes facts of what a desk tells, once the step that brought them is done. */
final class DeskFacts implements DeskListener {

    private final Outlet out;
    private final List<Fill> fills = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private Optional<Cells> cells = Optional.empty();
    private boolean stopped;

    DeskFacts(Outlet out) {
        this.out = out;
    }

    @Override
    public void filled(Fill fill) {
        fills.add(fill);
    }

    @Override
    public void noted(long timeMillis, Note note) {
        notes.add(note);
        if (note instanceof Note.Stopped) {
            stopped = true;
        } else if (note instanceof Note.Started) {
            stopped = false;
        }
    }

    /** Whether the strategy has stopped by a rule of its own and not started again. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether the strategy was told of a fill, or reported, since the last {@link #tell}. */
    boolean hasNews() {
        return !fills.isEmpty() || !notes.isEmpty();
    }

    /**
     * Tells all that is new.
     *
     * @param strategy its state now
     */
    void tell(Standing strategy, long priceTicks) {
        Books books = strategy.books();
        for (Fill fill : fills) {
            out.fact(new Fact.Filled(fill, books.roundTripProfit(), books.adjustProfit()));
        }
        fills.clear();
        String reason = notes.isEmpty() ? "" : reason(notes.getLast());
        for (Note note : notes) {
            out.fact(new Fact.Noted(note));
        }
        notes.clear();
        if (strategy instanceof GridState grid) {
            tellCells(grid.cells(), priceTicks, reason);
        }
    }

    private void tellCells(Optional<Cells> now, long priceTicks, String reason) {
        if (now.isPresent() && !isSame(now.get())) {
            Cells grid = now.get();
            int buys = 0;
            for (int cell = 0; cell < grid.count(); cell++) {
                buys += grid.buy(cell) < priceTicks ? 1 : 0;
            }
            out.fact(
                    new Fact.GridChanged(
                            priceTicks,
                            grid.lowestBuy(),
                            grid.sell(grid.count() - 1),
                            buys,
                            grid.count() - buys,
                            reason));
        }
        cells = now;
    }

    /** The strategy keeps its cells until it lays out others, so that they are the same object. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isSame(Cells now) {
        return cells.isPresent() && cells.get() == now;
    }

    private static String reason(Note note) {
        return switch (note) {
            case Note.Started _ -> "start";
            case Note.Recentered(var trigger, _) -> trigger;
            case Note.Trailed(boolean up) -> up ? "trailed up" : "trailed down";
            case Note.StartRefused(var why) -> why;
            case Note.RecenterRefused(_, var why) -> why;
            case Note.NotPlaced(_, var why) -> why;
            case Note.Buying(boolean allowed) -> allowed ? "buys again" : "stopped buying";
            case Note.Stopped(var rule, _) -> rule;
        };
    }
}
