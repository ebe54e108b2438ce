package io.trellis.core.strategy.grid;

import io.trellis.core.account.Account;
import io.trellis.core.account.Tariff;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.market.ClosedBars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Ratio;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.risk.Peaks;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategy.Intent;
import io.trellis.core.strategy.Intent.Watch;
import io.trellis.core.strategy.Note;
import io.trellis.core.strategy.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a grid does at the close of a bar, in the order of grid-semantics sections 7 and 8: drawdown
 * stop, kill switch, the limits of buying, recentring, trailing.
 */
final class CloseRules {

    private final Tariff tariff;
    private final MarketMemory memory;
    private final Planner planner;
    private final Quotes quotes;
    private final Trailing trailing;
    private final Optional<RecenterTriggers> triggers;
    private final List<MarketState> blocking;
    private final Optional<Ratio> maxExposure;
    private final Optional<Ratio> killSwitch;
    private final Optional<Ratio> maxDrawdown;
    private final boolean resumeNextDay;

    CloseRules(
            GridSettings settings,
            RiskRules risk,
            Instrument instrument,
            Tariff tariff,
            MarketMemory memory,
            Planner planner,
            Quotes quotes) {
        this.tariff = tariff;
        this.memory = memory;
        this.planner = planner;
        this.quotes = quotes;
        this.trailing = new Trailing(settings.grid(), settings.trail(), instrument, planner);
        this.triggers = settings.recenter().map(RecenterTriggers::new);
        this.blocking = settings.regimes().map(RegimeRules::block).orElse(List.of());
        this.maxExposure = risk.maxExposure().map(Ratio::of);
        this.killSwitch = risk.killSwitch().map(Ratio::of);
        this.maxDrawdown = risk.maxDrawdown().map(Ratio::of);
        this.resumeNextDay = risk.resumeNextDay();
    }

    Step<GridState> at(GridState before, Account account, ClosedBars bars) {
        long equity = account.equity(tariff, bars.newestCloseTicks());
        Peaks peaks = before.peaks().atClose(bars.newestTimeMillis(), equity);
        GridState state = before.with(peaks);
        boolean drawnDown =
                maxDrawdown.filter(limit -> peaks.runFallReaches(limit, equity)).isPresent();
        return switch (state.stage()) {
            case Stage.Running(var deployment) -> {
                if (drawnDown) {
                    yield Quotes.stop(
                            state, deployment, new Stage.Halted(), Reason.KILL, "maxDrawdown");
                }
                yield killSwitch.filter(limit -> peaks.dayFallReaches(limit, equity)).isPresent()
                        ? kill(state, deployment, peaks.day(), bars)
                        : steer(state, deployment, account, bars, equity);
            }
            case Stage.Paused(long day, _) -> {
                if (drawnDown) {
                    yield haltPaused(state);
                }
                yield Step.of(
                        memory.measuresRange() ? state.with(new Stage.Paused(day, bars)) : state);
            }
            case Stage.Waiting _ ->
                    Step.of(
                            memory.measuresRange()
                                    ? state.with(new Stage.Waiting(Optional.of(bars)))
                                    : state);
            case Stage.Opening _, Stage.Closing _, Stage.Halted _ -> Step.of(state);
        };
    }

    private Step<GridState> kill(
            GridState state, Deployment deployment, long day, ClosedBars bars) {
        Stage next = resumeNextDay ? new Stage.Paused(day, bars) : new Stage.Halted();
        return Quotes.stop(state, deployment, next, Reason.KILL, "killSwitch");
    }

    private static Step<GridState> haltPaused(GridState state) {
        return Step.of(
                state.with(new Stage.Halted()),
                Watch.NOTHING,
                new Intent.Report(new Note.Stopped("maxDrawdown", true)));
    }

    private Step<GridState> steer(
            GridState state, Deployment running, Account account, ClosedBars bars, long equity) {
        List<Intent> intents = new ArrayList<>();
        Deployment limited = limited(running, account.lots(), bars, equity, intents);
        Deployment watched = triggers.map(t -> t.watch(limited, bars)).orElse(limited);
        Optional<String> trigger = triggers.flatMap(t -> t.first(watched, bars));
        if (trigger.isPresent()) {
            switch (around(account, bars)) {
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

    private Attempt<Deployment> around(Account account, ClosedBars bars) {
        long time = bars.newestTimeMillis();
        double atr = memory.measuresRange() ? memory.atrTicks(bars, time) : Double.NaN;
        return planner.around(time, bars.newestCloseTicks(), atr, account);
    }

    /** Stops buying, by the exposure cap or by the market's state, and resumes it. */
    private Deployment limited(
            Deployment deployment, long lots, ClosedBars bars, long equity, List<Intent> intents) {
        if (maxExposure.isEmpty() && blocking.isEmpty()) {
            return deployment;
        }
        long closeTicks = bars.newestCloseTicks();
        boolean mustStop = isBlocked(bars) || isExceeded(lots, closeTicks, equity);
        CellBook book = deployment.book();
        if (deployment.buying() && mustStop) {
            book.addBuyCancels(intents);
            intents.add(new Intent.Report(new Note.Buying(false)));
            return deployment.withBuying(false);
        }
        int flat = book.flat();
        boolean belowMarket = flat == 0 || closeTicks > book.cells().buy(flat - 1);
        if (!deployment.buying() && !mustStop && belowMarket) {
            book.addBuys(intents);
            intents.add(new Intent.Report(new Note.Buying(true)));
            return deployment.withBuying(true);
        }
        return deployment;
    }

    private boolean isBlocked(ClosedBars bars) {
        return !blocking.isEmpty() && memory.state(bars).filter(blocking::contains).isPresent();
    }

    private boolean isExceeded(long lots, long closeTicks, long equity) {
        if (maxExposure.isEmpty()) {
            return false;
        }
        long inventory = tariff.value(closeTicks, lots);
        return equity > 0 ? maxExposure.get().isExceededBy(inventory, equity) : lots > 0;
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
            return quotes.deployed(counted, next.with(next.book().withCost(carried)), first);
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
        quotes.addOrders(next, intents);
        return next;
    }
}
