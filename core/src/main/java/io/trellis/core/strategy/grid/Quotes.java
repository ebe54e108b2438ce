package io.trellis.core.strategy.grid;

import io.trellis.core.grid.GridSettings;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.strategy.Intent;
import io.trellis.core.strategy.Intent.Watch;
import io.trellis.core.strategy.Note;
import io.trellis.core.strategy.Step;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Puts the orders of a grid into the market, and takes them out again. */
final class Quotes {

    private final long stopTicks;
    private final long takeTicks;

    /**
     * The orders of one grid.
     *
     * @throws ArithmeticException if an exit is off the tick
     */
    Quotes(GridSettings settings, Instrument instrument) {
        stopTicks = settings.stopLoss().map(p -> exact(instrument, p)).orElse(Long.MIN_VALUE);
        takeTicks = settings.takeProfit().map(p -> exact(instrument, p)).orElse(Long.MAX_VALUE);
    }

    private static long exact(Instrument instrument, BigDecimal price) {
        return instrument.ticks(price, RoundingMode.UNNECESSARY);
    }

    /** At or below it everything is sold for good. */
    long stopTicks() {
        return stopTicks;
    }

    /** At or above it everything is sold for good. */
    long takeTicks() {
        return takeTicks;
    }

    /** What a running grid must be told of: its exits and the next cell's awakening. */
    Watch watch(CellBook book) {
        long wakes = book.mayWake() ? book.wakesAbove() + 1 : Long.MAX_VALUE;
        return new Watch(stopTicks, Math.min(takeTicks, wakes));
    }

    /** All orders of a grid rest, as far as it may buy. */
    Step<GridState> deployed(GridState state, Deployment deployment, List<Intent> first) {
        List<Intent> intents = new ArrayList<>(first);
        addOrders(deployment, intents);
        return new Step<>(state.with(new Stage.Running(deployment)), intents);
    }

    void addOrders(Deployment deployment, List<Intent> intents) {
        deployment.book().addSells(intents);
        if (deployment.buying()) {
            deployment.book().addBuys(intents);
        }
        intents.add(watch(deployment.book()));
    }

    /** Everything is cancelled and sold. */
    static Step<GridState> stop(
            GridState state, Deployment deployment, Stage next, Reason reason, String rule) {
        long lots = deployment.book().inventory();
        boolean forGood = next instanceof Stage.Halted;
        List<Intent> intents = new ArrayList<>();
        intents.add(new Intent.CancelAll());
        intents.add(forGood ? Watch.NOTHING : Watch.EVERY_PRICE);
        intents.add(new Intent.Report(new Note.Stopped(rule, forGood)));
        if (lots == 0) {
            return new Step<>(state.with(next), intents);
        }
        intents.add(new Intent.Take(Side.SELL, lots, reason));
        return new Step<>(state.with(new Stage.Closing(deployment.book().cost(), next)), intents);
    }
}
