package io.trellis.core.strategy.grid;

import io.trellis.core.account.Account;
import io.trellis.core.account.Money;
import io.trellis.core.account.Tariff;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.market.ClosedBars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Ratio;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.Peaks;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.session.Books;
import io.trellis.core.strategy.Event;
import io.trellis.core.strategy.Intent;
import io.trellis.core.strategy.Intent.Watch;
import io.trellis.core.strategy.Note;
import io.trellis.core.strategy.Step;
import io.trellis.core.strategy.Strategy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The grid: which orders it wants after each event (grid-semantics sections 3 to 8).
 *
 * <p>Between bar closes it answers fills: a cell that has bought sells, one that has sold buys. At
 * a close {@link CloseRules} decide.
 */
public final class GridStrategy implements Strategy<GridState> {

    private final GridSettings settings;
    private final Instrument instrument;
    private final MarketMemory memory;
    private final Planner planner;
    private final Quotes quotes;
    private final CloseRules closeRules;

    /**
     * A grid on one instrument.
     *
     * @param slippage share by which a market order is expected to trade worse than the price
     * @throws ArithmeticException if an exit is off the tick
     */
    public GridStrategy(
            GridSettings settings, RiskRules risk, Instrument instrument, BigDecimal slippage) {
        this.settings = settings;
        this.instrument = instrument;
        var tariff = new Tariff(instrument, slippage);
        this.memory = new MarketMemory(settings);
        this.planner = new Planner(settings, instrument, slippage);
        this.quotes = new Quotes(settings, instrument);
        this.closeRules =
                new CloseRules(settings, risk, instrument, tariff, memory, planner, quotes);
    }

    @Override
    public GridState initial() {
        Peaks peaks = Peaks.of(Money.units(settings.capital()));
        return new GridState(
                new Stage.Waiting(Optional.empty()), Books.EMPTY, peaks, Optional.empty());
    }

    @Override
    public Step<GridState> step(GridState state, Account account, Event event) {
        return switch (event) {
            case Event.Reached reached -> onPrice(state, account, reached);
            case Event.Filled(var fill) -> onFill(state, account, fill);
            case Event.BarClosed(var bars) -> closeRules.at(state, account, bars);
        };
    }

    @Override
    public boolean ignoresClose(GridState state, Account account, long equity, ClosedBars bars) {
        return closeRules.ignore(state, account, equity, bars);
    }

    // ---- prices

    private Step<GridState> onPrice(GridState state, Account account, Event.Reached at) {
        return switch (state.stage()) {
            case Stage.Waiting(var seen) ->
                    mayStart(seen, at) ? start(state, seen, at) : Step.of(state);
            case Stage.Paused(long day, var seen) -> {
                boolean dawns = at.phase() == Phase.OPEN && Peaks.dayOf(at.timeMillis()) > day;
                yield dawns ? resume(state, account, seen, at) : Step.of(state);
            }
            case Stage.Running(var deployment) -> {
                boolean exits =
                        at.priceTicks() <= quotes.stopTicks()
                                || at.priceTicks() >= quotes.takeTicks();
                yield exits
                        ? exit(state, deployment, at.priceTicks())
                        : wake(state, deployment, at.priceTicks());
            }
            case Stage.Opening _, Stage.Closing _, Stage.Halted _ -> Step.of(state);
        };
    }

    /** At the first open; a grid as wide as the market moves first needs to have seen it move. */
    private boolean mayStart(Optional<ClosedBars> seen, Event.Reached at) {
        return !memory.measuresRange()
                || (at.phase() == Phase.OPEN && !Double.isNaN(atrTicks(seen, at.timeMillis())));
    }

    private double atrTicks(Optional<ClosedBars> seen, long timeMillis) {
        return seen.map(bars -> memory.atrTicks(bars, timeMillis)).orElse(Double.NaN);
    }

    private Step<GridState> start(GridState state, Optional<ClosedBars> seen, Event.Reached at) {
        long time = at.timeMillis();
        Attempt<Deployment> grid =
                withinExits(at.priceTicks())
                        .then(price -> planner.atStart(time, price, atrTicks(seen, time)));
        return switch (grid) {
            case Attempt.Done<Deployment>(var deployment) ->
                    open(state, deployment, at.priceTicks());
            case Attempt.Refused<Deployment>(var reason) ->
                    Step.of(
                            state.with(new Stage.Halted()),
                            Watch.NOTHING,
                            new Intent.Report(new Note.StartRefused(reason)));
        };
    }

    private Step<GridState> resume(
            GridState state, Account account, ClosedBars seen, Event.Reached at) {
        double atr = memory.atrTicks(seen, at.timeMillis());
        Attempt<Deployment> grid =
                withinExits(at.priceTicks())
                        .then(price -> planner.around(at.timeMillis(), price, atr, account));
        return switch (grid) {
            case Attempt.Done<Deployment>(var deployment) ->
                    open(state, deployment, at.priceTicks());
            case Attempt.Refused<Deployment>(var reason) ->
                    Step.of(state, new Intent.Report(new Note.RecenterRefused("resume", reason)));
        };
    }

    private Attempt<Long> withinExits(long priceTicks) {
        if (priceTicks <= quotes.stopTicks()) {
            return new Attempt.Refused<>(
                    atExit(priceTicks, "at or below the stopLoss", quotes.stopTicks()));
        }
        if (priceTicks >= quotes.takeTicks()) {
            return new Attempt.Refused<>(
                    atExit(priceTicks, "at or above the takeProfit", quotes.takeTicks()));
        }
        return new Attempt.Done<>(priceTicks);
    }

    private String atExit(long priceTicks, String where, long exitTicks) {
        return "the start price %s is %s %s"
                .formatted(
                        instrument.price(priceTicks).toPlainString(),
                        where,
                        instrument.price(exitTicks).toPlainString());
    }

    private Step<GridState> open(GridState state, Deployment deployment, long priceTicks) {
        Intent started = new Intent.Report(new Note.Started(priceTicks));
        long lots = deployment.book().inventory();
        if (lots == 0) {
            return quotes.deployed(state, deployment, List.of(started));
        }
        return Step.of(
                state.with(new Stage.Opening(deployment, 0)),
                Watch.NOTHING,
                started,
                new Intent.Take(Side.BUY, lots, Reason.START));
    }

    private Step<GridState> exit(GridState state, Deployment deployment, long priceTicks) {
        String rule = priceTicks <= quotes.stopTicks() ? "stopLoss" : "takeProfit";
        return Quotes.stop(state, deployment, new Stage.Halted(), Reason.EXIT, rule);
    }

    private Step<GridState> wake(GridState state, Deployment deployment, long priceTicks) {
        List<Intent> intents = new ArrayList<>();
        CellBook book = deployment.book();
        while (book.mayWake() && priceTicks > book.wakesAbove()) {
            book = book.woken();
            if (deployment.buying()) {
                intents.add(book.order(book.flat() - 1));
            }
        }
        intents.add(quotes.watch(book));
        return new Step<>(state.with(new Stage.Running(deployment.with(book))), intents);
    }

    // ---- fills

    private Step<GridState> onFill(GridState before, Account account, Fill fill) {
        GridState state = closeRules.filled(before, account, fill);
        return switch (state.stage()) {
            case Stage.Running(var deployment) -> gridFill(state, deployment, fill);
            case Stage.Opening opening -> opened(state, opening, account, fill);
            case Stage.Closing(long cost, var next) -> {
                long profit = fill.value() - fill.fee() - cost;
                yield Step.of(state.with(next).with(state.books().withAdjustment(profit)));
            }
            case Stage.Waiting _, Stage.Paused _, Stage.Halted _ ->
                    throw new IllegalStateException("no order was out, but it filled: " + fill);
        };
    }

    private Step<GridState> gridFill(GridState state, Deployment deployment, Fill fill) {
        CellBook before = deployment.book();
        CellBook book = before.after(fill);
        Books books =
                switch (fill.side()) {
                    case BUY -> state.books().withBuy();
                    case SELL -> {
                        long proceeds = fill.value() - fill.fee();
                        yield state.books().withRoundTrip(proceeds - before.costOf(fill));
                    }
                };
        GridState next = state.with(new Stage.Running(deployment.with(book))).with(books);
        List<Intent> intents = new ArrayList<>(2);
        boolean answers = fill.side() == Side.BUY || deployment.buying();
        if (answers && book.wantsOrderAfter(fill)) {
            intents.add(book.order(fill.cell()));
        }
        if (before.mayWake() != book.mayWake()) {
            intents.add(quotes.watch(book));
        }
        return new Step<>(next, intents);
    }

    private Step<GridState> opened(
            GridState state, Stage.Opening opening, Account account, Fill fill) {
        long carried = opening.carriedCost();
        long pool;
        GridState next = state;
        if (fill.side() == Side.BUY) {
            pool = carried + fill.value() + fill.fee();
        } else {
            long released = Ratio.share(carried, fill.lots(), account.lots() + fill.lots());
            pool = carried - released;
            next = state.with(state.books().withAdjustment(fill.value() - fill.fee() - released));
        }
        Deployment deployment = opening.deployment();
        CellBook book = deployment.book().withCost(pool);
        return quotes.deployed(next, deployment.with(book), List.of());
    }
}
