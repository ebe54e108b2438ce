package io.trellis.core.strategy.grid;

import io.trellis.core.account.Account;
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
    private final boolean gated;
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
        this.gated = settings.regimes().isPresent();
        this.maxExposure = risk.maxExposure().map(Ratio::of);
        this.killSwitch = risk.killSwitch().map(Ratio::of);
        this.maxDrawdown = risk.maxDrawdown().map(Ratio::of);
        this.resumeNextDay = risk.resumeNextDay();
    }

    /**
     * The state after a fill. What was held at the last close is kept until the next one, because
     * the first close of a day asks for the equity that was recorded at the one before.
     */
    GridState filled(GridState state, Account account, Fill fill) {
        return killSwitch.isEmpty() || fill.phase() == Phase.CLOSE
                ? state
                : state.withFilled(Holdings.before(fill, account));
    }

    Step<GridState> at(GridState before, Account account, ClosedBars bars) {
        if (before.isHalted()) {
            return Step.of(before);
        }
        long equity = account.equity(tariff, bars.newestCloseTicks());
        Peaks peaks = peaks(before, account, equity, bars);
        GridState state = before.with(peaks);
        boolean drawnDown = drawsDown(peaks, equity);
        return switch (state.stage()) {
            case Stage.Running(var deployment) -> {
                if (drawnDown) {
                    yield Quotes.stop(
                            state, deployment, new Stage.Halted(), Reason.KILL, "maxDrawdown");
                }
                yield kills(peaks, equity)
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

    private Peaks peaks(GridState state, Account account, long equity, ClosedBars bars) {
        Peaks peaks = state.peaks();
        long time = bars.newestTimeMillis();
        if (!watchesPeaks() || peaks.cover(time, equity)) {
            return peaks;
        }
        if (peaks.day() == Peaks.dayOf(time) || bars.newest() == 0) {
            return peaks.atClose(time, equity);
        }
        Holdings held = state.atLastClose().orElseGet(() -> Holdings.of(account));
        long recorded = held.equity(tariff, bars.closeTicks(bars.newest() - 1));
        return peaks.withRecorded(recorded).atClose(time, equity);
    }

    private boolean watchesPeaks() {
        return killSwitch.isPresent() || maxDrawdown.isPresent();
    }

    private boolean kills(Peaks peaks, long equity) {
        return killSwitch.isPresent() && peaks.dayFallReaches(killSwitch.get(), equity);
    }

    private boolean drawsDown(Peaks peaks, long equity) {
        return maxDrawdown.isPresent() && peaks.runFallReaches(maxDrawdown.get(), equity);
    }

    /** Whether {@link #at} would change nothing; in the order in which it would. */
    boolean ignore(GridState state, Account account, long equity, ClosedBars bars) {
        return switch (state.stage()) {
            case Stage.Running(var deployment) ->
                    peaksStay(state, equity, bars)
                            && buyingStays(deployment, account, equity, bars)
                            && (triggers.isEmpty()
                                    || triggers.get().first(deployment, bars).isEmpty())
                            && trailing.at(deployment.book(), bars.newestCloseTicks())
                                    == deployment.book();
            case Stage.Waiting _, Stage.Paused _ ->
                    !memory.measuresRange() && peaksStay(state, equity, bars);
            case Stage.Halted _ -> true;
            case Stage.Opening _, Stage.Closing _ -> false;
        };
    }

    private boolean peaksStay(GridState state, long equity, ClosedBars bars) {
        Peaks peaks = state.peaks();
        return !watchesPeaks()
                || (state.atLastClose().isEmpty()
                        && peaks.cover(bars.newestTimeMillis(), equity)
                        && !kills(peaks, equity)
                        && !drawsDown(peaks, equity));
    }

    private boolean buyingStays(
            Deployment deployment, Account account, long equity, ClosedBars bars) {
        if (limitsNothing()) {
            return true;
        }
        boolean mustStop = mustStop(account, equity, bars);
        return deployment.buying()
                ? !mustStop
                : mustStop || !mayBuyAgain(deployment.book(), bars.newestCloseTicks());
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
        Deployment limited = limited(running, account, equity, bars, intents);
        Optional<String> trigger = triggers.flatMap(t -> t.first(limited, bars));
        if (trigger.isPresent()) {
            switch (around(account, bars)) {
                case Attempt.Done<Deployment>(var next) -> {
                    return recenter(state, limited, next, trigger.get(), bars.newestCloseTicks());
                }
                case Attempt.Refused<Deployment>(var reason) ->
                        intents.add(
                                new Intent.Report(new Note.RecenterRefused(trigger.get(), reason)));
            }
        }
        Deployment trailed = trailed(limited, bars.newestCloseTicks(), intents);
        return new Step<>(state.with(new Stage.Running(trailed)), intents);
    }

    private Attempt<Deployment> around(Account account, ClosedBars bars) {
        long time = bars.newestTimeMillis();
        double atr = memory.measuresRange() ? memory.atrTicks(bars, time) : Double.NaN;
        return planner.around(time, bars.newestCloseTicks(), atr, account);
    }

    /** Stops buying, by the exposure cap or by the market's state, and resumes it. */
    private Deployment limited(
            Deployment deployment,
            Account account,
            long equity,
            ClosedBars bars,
            List<Intent> intents) {
        if (limitsNothing()) {
            return deployment;
        }
        boolean mustStop = mustStop(account, equity, bars);
        CellBook book = deployment.book();
        if (deployment.buying() && mustStop) {
            book.addBuyCancels(intents);
            intents.add(new Intent.Report(new Note.Buying(false)));
            return deployment.withBuying(false);
        }
        boolean resumes = !mustStop && mayBuyAgain(book, bars.newestCloseTicks());
        if (!deployment.buying() && resumes) {
            book.addBuys(intents);
            intents.add(new Intent.Report(new Note.Buying(true)));
            return deployment.withBuying(true);
        }
        return deployment;
    }

    private boolean limitsNothing() {
        return maxExposure.isEmpty() && !gated;
    }

    private boolean mustStop(Account account, long equity, ClosedBars bars) {
        return isExceeded(account, equity) || (gated && memory.isBlocked(bars));
    }

    private boolean isExceeded(Account account, long equity) {
        if (maxExposure.isEmpty()) {
            return false;
        }
        long inventory = equity - account.cash();
        return equity > 0 ? maxExposure.get().isExceededBy(inventory, equity) : account.lots() > 0;
    }

    /** Whether the next buy lies below the market. */
    private static boolean mayBuyAgain(CellBook book, long closeTicks) {
        int flat = book.flat();
        return flat == 0 || closeTicks > book.cells().buy(flat - 1);
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
