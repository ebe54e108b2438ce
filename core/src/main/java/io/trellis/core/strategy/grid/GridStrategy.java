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
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The grid: which orders it wants after each event (grid-semantics sections 3 to 8).
 *
 * <p>Between bar closes it answers fills: a cell that has bought sells, one that has sold buys. At
 * a close it looks at the risk rules, then at recentring, then at trailing.
 */
public final class GridStrategy implements Strategy<GridState> {

    private final GridSettings settings;
    private final RiskRules risk;
    private final Instrument instrument;
    private final Tariff tariff;
    private final Planner planner;
    private final Trailing trailing;
    private final Optional<RecenterTriggers> triggers;
    private final Optional<Ratio> maxExposure;
    private final Optional<Ratio> killSwitch;
    private final Optional<Ratio> maxDrawdown;
    private final long stopTicks;
    private final long takeTicks;

    /**
     * A grid on one instrument.
     *
     * @param slippage share by which a market order is expected to trade worse than the price
     * @throws ArithmeticException if an exit is off the tick
     */
    public GridStrategy(
            GridSettings settings, RiskRules risk, Instrument instrument, BigDecimal slippage) {
        this.settings = settings;
        this.risk = risk;
        this.instrument = instrument;
        this.tariff = new Tariff(instrument, slippage);
        this.planner = new Planner(settings, instrument, slippage);
        this.trailing = new Trailing(settings.grid(), settings.trail(), instrument, planner);
        this.triggers = settings.recenter().map(RecenterTriggers::new);
        this.maxExposure = risk.maxExposure().map(Ratio::of);
        this.killSwitch = risk.killSwitch().map(Ratio::of);
        this.maxDrawdown = risk.maxDrawdown().map(Ratio::of);
        this.stopTicks = settings.stopLoss().map(this::exactTicks).orElse(Long.MIN_VALUE);
        this.takeTicks = settings.takeProfit().map(this::exactTicks).orElse(Long.MAX_VALUE);
    }

    private long exactTicks(BigDecimal price) {
        return instrument.ticks(price, RoundingMode.UNNECESSARY);
    }

    @Override
    public GridState initial() {
        Peaks peaks = Peaks.of(Money.units(settings.capital()));
        return new GridState(new Stage.Waiting(), Books.EMPTY, peaks);
    }

    @Override
    public Step<GridState> step(GridState state, Account account, Event event) {
        return switch (event) {
            case Event.Reached reached -> onPrice(state, account, reached);
            case Event.Filled(var fill) -> onFill(state, account, fill);
            case Event.BarClosed(var bars) -> onClose(state, account, bars);
        };
    }

    // ---- prices

    private Step<GridState> onPrice(GridState state, Account account, Event.Reached at) {
        return switch (state.stage()) {
            case Stage.Waiting _ -> start(state, at);
            case Stage.Paused(long day) -> {
                boolean dawns = at.phase() == Phase.OPEN && Peaks.dayOf(at.timeMillis()) > day;
                yield dawns ? resume(state, account, at) : Step.of(state);
            }
            case Stage.Running(var deployment) -> {
                boolean exits = at.priceTicks() <= stopTicks || at.priceTicks() >= takeTicks;
                yield exits
                        ? exit(state, deployment, at.priceTicks())
                        : wake(state, deployment, at.priceTicks());
            }
            case Stage.Opening _, Stage.Closing _, Stage.Halted _ -> Step.of(state);
        };
    }

    private Step<GridState> start(GridState state, Event.Reached at) {
        Attempt<Deployment> grid =
                withinExits(at.priceTicks()).then(price -> planner.atStart(at.timeMillis(), price));
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

    private Step<GridState> resume(GridState state, Account account, Event.Reached at) {
        Attempt<Deployment> grid =
                withinExits(at.priceTicks())
                        .then(price -> planner.around(at.timeMillis(), price, account));
        return switch (grid) {
            case Attempt.Done<Deployment>(var deployment) ->
                    open(state, deployment, at.priceTicks());
            case Attempt.Refused<Deployment>(var reason) ->
                    Step.of(state, new Intent.Report(new Note.RecenterRefused("resume", reason)));
        };
    }

    private Attempt<Long> withinExits(long priceTicks) {
        if (priceTicks <= stopTicks) {
            return new Attempt.Refused<>(atExit(priceTicks, "at or below the stopLoss", stopTicks));
        }
        if (priceTicks >= takeTicks) {
            return new Attempt.Refused<>(
                    atExit(priceTicks, "at or above the takeProfit", takeTicks));
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
            return deployed(state, deployment, List.of(started));
        }
        return Step.of(
                state.with(new Stage.Opening(deployment, 0)),
                Watch.NOTHING,
                started,
                new Intent.Take(Side.BUY, lots, Reason.START));
    }

    private Step<GridState> exit(GridState state, Deployment deployment, long priceTicks) {
        String rule = priceTicks <= stopTicks ? "stopLoss" : "takeProfit";
        return stop(state, deployment, new Stage.Halted(), Reason.EXIT, rule);
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
        intents.add(watch(book));
        return new Step<>(state.with(new Stage.Running(deployment.with(book))), intents);
    }

    /** What a running grid must be told of: its exits and the next cell's awakening. */
    private Watch watch(CellBook book) {
        long wakes = book.mayWake() ? book.wakesAbove() + 1 : Long.MAX_VALUE;
        return new Watch(stopTicks, Math.min(takeTicks, wakes));
    }

    // ---- fills

    private Step<GridState> onFill(GridState state, Account account, Fill fill) {
        return switch (state.stage()) {
            case Stage.Running(var deployment) -> gridFill(state, deployment, fill);
            case Stage.Opening opening ->
                    opened(recorded(state, account, fill), opening, account, fill);
            case Stage.Closing(long cost, var next) -> {
                long profit = fill.value() - fill.fee() - cost;
                GridState closed = recorded(state, account, fill).with(next);
                yield Step.of(closed.with(closed.books().withAdjustment(profit)));
            }
            case Stage.Waiting _, Stage.Paused _, Stage.Halted _ ->
                    throw new IllegalStateException("no order was out, but it filled: " + fill);
        };
    }

    /** A trade at the close changes the equity that is recorded for the bar. */
    private GridState recorded(GridState state, Account account, Fill fill) {
        return fill.phase() == Phase.CLOSE
                ? state.with(state.peaks().withRecorded(account.equity(tariff, fill.priceTicks())))
                : state;
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
        GridState next =
                new GridState(new Stage.Running(deployment.with(book)), books, state.peaks());
        List<Intent> intents = new ArrayList<>(2);
        boolean answers = fill.side() == Side.BUY || deployment.buying();
        if (answers && book.wantsOrderAfter(fill)) {
            intents.add(book.order(fill.cell()));
        }
        if (before.mayWake() != book.mayWake()) {
            intents.add(watch(book));
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
        return deployed(next, deployment.with(book), List.of());
    }

    private Step<GridState> deployed(GridState state, Deployment deployment, List<Intent> first) {
        List<Intent> intents = new ArrayList<>(first);
        addOrders(deployment, intents);
        return new Step<>(state.with(new Stage.Running(deployment)), intents);
    }

    private void addOrders(Deployment deployment, List<Intent> intents) {
        deployment.book().addSells(intents);
        if (deployment.buying()) {
            deployment.book().addBuys(intents);
        }
        intents.add(watch(deployment.book()));
    }

    // ---- closes

    private Step<GridState> onClose(GridState before, Account account, ClosedBars bars) {
        long equity = account.equity(tariff, bars.newestCloseTicks());
        Peaks peaks = before.peaks().atClose(bars.newestTimeMillis(), equity);
        GridState state = before.with(peaks);
        boolean drawnDown =
                maxDrawdown.filter(limit -> peaks.runFallReaches(limit, equity)).isPresent();
        return switch (state.stage()) {
            case Stage.Running(var deployment) -> {
                if (drawnDown) {
                    yield stop(state, deployment, new Stage.Halted(), Reason.KILL, "maxDrawdown");
                }
                yield killSwitch.filter(limit -> peaks.dayFallReaches(limit, equity)).isPresent()
                        ? kill(state, deployment, peaks.day())
                        : atClose(state, deployment, account, bars, equity);
            }
            case Stage.Paused _ -> drawnDown ? haltPaused(state) : Step.of(state);
            case Stage.Waiting _, Stage.Opening _, Stage.Closing _, Stage.Halted _ ->
                    Step.of(state);
        };
    }

    private Step<GridState> kill(GridState state, Deployment deployment, long day) {
        Stage next = risk.resumeNextDay() ? new Stage.Paused(day) : new Stage.Halted();
        return stop(state, deployment, next, Reason.KILL, "killSwitch");
    }

    private static Step<GridState> haltPaused(GridState state) {
        return Step.of(
                state.with(new Stage.Halted()),
                Watch.NOTHING,
                new Intent.Report(new Note.Stopped("maxDrawdown", true)));
    }

    private Step<GridState> stop(
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

    private Step<GridState> atClose(
            GridState state, Deployment running, Account account, ClosedBars bars, long equity) {
        List<Intent> intents = new ArrayList<>();
        Deployment limited =
                limited(running, account.lots(), bars.newestCloseTicks(), equity, intents);
        Deployment watched = triggers.map(t -> t.watch(limited, bars)).orElse(limited);
        Optional<String> trigger = triggers.flatMap(t -> t.first(watched, bars));
        if (trigger.isPresent()) {
            Attempt<Deployment> grid =
                    planner.around(bars.newestTimeMillis(), bars.newestCloseTicks(), account);
            switch (grid) {
                case Attempt.Done<Deployment>(var next) -> {
                    return recenter(state, watched, next, trigger.get(), bars.newestCloseTicks());
                }
                case Attempt.Refused<Deployment>(var reason) ->
                        intents.add(
                                new Intent.Report(new Note.RecenterRefused(trigger.get(), reason)));
            }
        }
        Deployment trailed = trailed(watched, bars.newestCloseTicks(), intents);
        return new Step<>(state.with(new Stage.Running(trailed)), intents);
    }

    /** Stops and resumes buying by the exposure cap. */
    private Deployment limited(
            Deployment deployment, long lots, long closeTicks, long equity, List<Intent> intents) {
        if (maxExposure.isEmpty()) {
            return deployment;
        }
        long inventory = tariff.value(closeTicks, lots);
        boolean exceeded =
                equity > 0 ? maxExposure.get().isExceededBy(inventory, equity) : lots > 0;
        CellBook book = deployment.book();
        if (deployment.buying() && exceeded) {
            book.addBuyCancels(intents);
            intents.add(new Intent.Report(new Note.Buying(false)));
            return deployment.withBuying(false);
        }
        int flat = book.flat();
        boolean belowMarket = flat == 0 || closeTicks > book.cells().buy(flat - 1);
        if (!deployment.buying() && !exceeded && belowMarket) {
            book.addBuys(intents);
            intents.add(new Intent.Report(new Note.Buying(true)));
            return deployment.withBuying(true);
        }
        return deployment;
    }

    private Step<GridState> recenter(
            GridState state, Deployment old, Deployment next, String trigger, long priceTicks) {
        List<Intent> first =
                List.of(
                        new Intent.CancelAll(),
                        Watch.NOTHING,
                        new Intent.Report(new Note.Recentered(trigger, priceTicks)));
        GridState counted = state.with(state.books().withRecenter());
        long missing = next.book().inventory() - old.book().inventory();
        long carried = old.book().cost();
        if (missing == 0) {
            return deployed(counted, next.with(next.book().withCost(carried)), first);
        }
        List<Intent> intents = new ArrayList<>(first);
        Side side = missing > 0 ? Side.BUY : Side.SELL;
        intents.add(new Intent.Take(side, Math.abs(missing), Reason.RECENTER));
        return new Step<>(counted.with(new Stage.Opening(next, carried)), intents);
    }

    private Deployment trailed(Deployment deployment, long closeTicks, List<Intent> intents) {
        CellBook moved = trailing.at(deployment.book(), closeTicks);
        if (moved == deployment.book()) {
            return deployment;
        }
        boolean up = moved.cells().lowestBuy() > deployment.book().cells().lowestBuy();
        intents.add(new Intent.CancelAll());
        intents.add(new Intent.Report(new Note.Trailed(up)));
        Deployment next = deployment.with(moved);
        addOrders(next, intents);
        return next;
    }
}
