package io.trellis.backtesting.kernel;

import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Ratio;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.Peaks;
import io.trellis.core.strategy.grid.GridPlan;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.Optional;

/**
 * A grid and its account under one parameter set, and everything that grid-semantics says of a bar:
 * {@link #finish} lives through one. {@link GridRun} decides which bars it may pass over.
 */
final class RunningGrid {

    private enum Stage {
        WAITING,
        RUNNING,
        PAUSED,
        HALTED
    }

    private final Market market;
    private final GridPlan plan;
    private final PathRule pathRule;
    private final CloseRules rules;
    private final Exits exits;
    private final Deployer deployer;
    private final Trails trails;
    private final Recentering recentering;
    private final Horizon horizons;

    /** Bars at whose close the market's state stops buying; absent without such a rule. */
    private final @Nullable BitSet blockedBars;

    private final @Nullable FillSink sink;
    private final Holdings held;
    private final RulePeaks peaks;
    private final EquityTrack track;

    /** Present when only totals are wanted and no rule needs the equity. */
    private final @Nullable PathMarks marks;

    private Stage stage = Stage.WAITING;
    private int pausedBar;
    private boolean buying = true;
    private @Nullable Deployment grid;
    private Optional<FeeCheck> fees = Optional.empty();

    /** Whether cells woke, or buying stopped or went on, in the last bar. */
    private boolean stirred;

    /** The first bar at which a rule may act. */
    private int horizon;

    /** Index of the current day's end. */
    private int day;

    RunningGrid(
            Market market,
            GridPlan plan,
            Terms terms,
            @Nullable FillSink sink,
            @Nullable PathMarks marks) {
        this.market = market;
        this.plan = plan;
        this.pathRule = plan.assumptions().pathRule();
        this.rules = CloseRules.of(plan.risk(), plan.settings().recenter());
        this.exits = Exits.of(plan);
        this.deployer = new Deployer(market, plan, terms);
        this.trails = new Trails(plan.settings(), plan.instrument(), deployer, terms.tariff());
        this.recentering = new Recentering(market, plan, rules, deployer.lowestCenterTicks());
        this.blockedBars = plan.settings().regimes().map(market::barsBlockedBy).orElse(null);
        this.horizons = new Horizon(market, exits, trails, recentering, blockedBars);
        this.sink = sink;
        this.held = new Holdings(plan.capital(), terms.tariff(), lotTick(plan.instrument()), sink);
        this.peaks = new RulePeaks(plan.capital());
        this.track = new EquityTrack(market, plan.capital());
        this.marks = marks;
    }

    /** Value of one lot at one tick, in units of 10⁻⁸ quote. */
    static double lotTick(Instrument instrument) {
        return instrument
                .tick()
                .multiply(instrument.lot())
                .movePointRight(Money.SCALE)
                .doubleValue();
    }

    Holdings held() {
        return held;
    }

    RulePeaks peaks() {
        return peaks;
    }

    EquityTrack track() {
        return track;
    }

    CloseRules rules() {
        return rules;
    }

    boolean isRunning() {
        return stage == Stage.RUNNING;
    }

    boolean isHalted() {
        return stage == Stage.HALTED;
    }

    /** Whether cells may buy. */
    boolean buys() {
        return buying;
    }

    /** The grid that runs or ran last; null before the first. */
    @Nullable Deployment grid() {
        return grid;
    }

    Optional<FeeCheck> fees() {
        return fees;
    }

    int horizon() {
        return horizon;
    }

    /**
     * Whether something else than the path changed what rests in the last bar: the next fill may
     * need a smaller move than a cell.
     */
    boolean hasStirred() {
        return stirred;
    }

    // ---- the start

    /** The first bar at whose open the grid can be laid out, or {@link Market#NEVER}. */
    int firstBar() {
        return deployer.firstBar();
    }

    /** Days that end before a bar have only the capital. */
    void waitFor(int bar) {
        int[] dayEnds = market.dayEnds();
        while (day < dayEnds.length && dayEnds[day] < bar) {
            track.dayEnded(plan.capital());
            day++;
        }
        horizon = bar;
    }

    /** Lays the grid out at a bar's open. */
    Attempt<Deployment> start(int bar) {
        long price = market.open(bar);
        return exits.between(price, plan.instrument())
                .then(start -> deployer.atStart(bar, start))
                .then(deployment -> {
                    fees = Optional.of(FeeCheck.of(deployment.cells(), plan.instrument()));
                    deploy(deployment, bar, price, Phase.OPEN, Reason.START);
                    return new Attempt.Done<>(deployment);
                });
    }

    private void deploy(Deployment next, int bar, long price, Phase phase, Reason reason) {
        held.open(next, price, bar, phase, reason);
        grid = next;
        stage = Stage.RUNNING;
        buying = true;
        recentering.begin(next);
    }

    // ---- a bar

    /**
     * What is left of a bar, up to its close.
     *
     * @param phase 0 at its open, 1 or 2 when one or two of its first prices are done
     */
    void finish(int bar, int phase) {
        stirred = false;
        if (phase == 0) {
            atOpen(bar);
        }
        int high = market.high(bar);
        int low = market.low(bar);
        boolean lowFirst = pathRule.visitsLowFirst(market.open(bar), high, low);
        if (phase <= 1) {
            moveTo(lowFirst ? low : high, bar);
        }
        if (phase <= 2) {
            moveTo(lowFirst ? high : low, bar);
        }
        moveTo(market.close(bar), bar);
        atClose(bar);
    }

    private void atOpen(int bar) {
        long price = market.open(bar);
        if (stage == Stage.PAUSED && dayOf(bar) > dayOf(pausedBar)) {
            resume(bar, price);
        } else if (stage == Stage.RUNNING) {
            settle(price, bar, Phase.OPEN);
            if (exits.areMetAt(price)) {
                exit(price, bar, Phase.OPEN);
            }
        }
    }

    private long dayOf(int bar) {
        return Peaks.dayOf(market.time()[bar]);
    }

    private void resume(int bar, long price) {
        Attempt<Deployment> around =
                exits.between(price, plan.instrument())
                        .then(start -> deployer.around(bar, start, held));
        if (around instanceof Attempt.Done<Deployment>(var deployment)) {
            deploy(deployment, bar, price, Phase.OPEN, Reason.START);
        }
    }

    /** The market moves through every price to this one, so that an exit is met at its own. */
    private void moveTo(long price, int bar) {
        if (stage != Stage.RUNNING) {
            return;
        }
        long reached = exits.upTo(price);
        settle(reached, bar, Phase.PATH);
        if (exits.areMetAt(reached)) {
            exit(reached, bar, Phase.PATH);
        }
    }

    /** The fill law at a price (grid-semantics section 3), and what wakes there (section 5). */
    private void settle(long price, int bar, Phase phase) {
        int to = held.flatAfterRise(price);
        if (to > held.flat()) {
            held.sellUpTo(to, bar, phase);
        } else if (buying) {
            to = held.flatAfterFall(price);
            if (to < held.flat()) {
                held.buyDownTo(to, bar, phase);
            }
        }
        while (held.wakesAt(price)) {
            held.wake();
            stirred = true;
        }
        if (marks != null) {
            marks.mark(held.worth(price));
        }
    }

    private void exit(long price, int bar, Phase phase) {
        held.liquidate(price, bar, phase, Reason.EXIT);
        stage = Stage.HALTED;
        horizon = Market.NEVER;
    }

    // ---- its close

    private void atClose(int bar) {
        long price = market.close(bar);
        long equity = held.equity(price);
        peaks.see(equity);
        boolean acted = act(bar, price, equity);
        long recorded = acted ? held.equity(price) : equity;
        if (marks == null) {
            track.closed(bar, recorded);
        }
        if (bar == dayEnd()) {
            endDay(recorded);
        }
        if (acted || bar >= horizon) {
            horizon = horizonAfter(bar);
        }
    }

    /** The last bar of the current day, where the equity is recorded unless only totals count. */
    int dayEnd() {
        int[] dayEnds = market.dayEnds();
        return marks != null || day == dayEnds.length ? Market.NEVER : dayEnds[day];
    }

    /** Which day of the series it is, counted from 0. */
    int day() {
        return day;
    }

    void endDay(long recorded) {
        track.dayEnded(recorded);
        peaks.endDay(recorded);
        day++;
    }

    private int horizonAfter(int bar) {
        return switch (stage) {
            case WAITING, HALTED -> Market.NEVER;
            case PAUSED -> horizons.whilePaused(bar, pausedBar);
            case RUNNING -> horizons.after(bar, laidOut(), buying);
        };
    }

    /** The rules of a close, in their order; whether anything was done. */
    private boolean act(int bar, long price, long equity) {
        boolean drawnDown = falls(rules.maxDrawdown(), peaks.run(), equity);
        return switch (stage) {
            case WAITING, HALTED -> false;
            case PAUSED -> {
                stage = drawnDown ? Stage.HALTED : stage;
                yield drawnDown;
            }
            case RUNNING -> {
                if (drawnDown || falls(rules.killSwitch(), peaks.day(), equity)) {
                    kill(bar, price, !drawnDown && rules.resumesNextDay());
                    yield true;
                }
                boolean limited = limit(bar, price, equity);
                stirred |= limited;
                yield (bar >= horizon && recenterOrTrail(bar, price)) || limited;
            }
        };
    }

    private static boolean falls(Optional<Ratio> threshold, long peak, long equity) {
        return threshold.isPresent() && threshold.get().isReachedBy(peak - equity, peak);
    }

    private void kill(int bar, long price, boolean pauses) {
        held.liquidate(price, bar, Phase.CLOSE, Reason.KILL);
        stage = pauses ? Stage.PAUSED : Stage.HALTED;
        pausedBar = bar;
    }

    /** Stops and resumes buying; whether that changed. */
    private boolean limit(int bar, long price, long equity) {
        if (rules.maxExposure().isEmpty() && blockedBars == null) {
            return false;
        }
        boolean mustStop = isExceeded(equity) || (blockedBars != null && blockedBars.get(bar));
        boolean belowMarket = held.flat() == 0 || price > held.table().buy[held.flat() - 1];
        boolean may = !mustStop && (buying || belowMarket);
        boolean changed = may != buying;
        buying = may;
        return changed;
    }

    private boolean isExceeded(long equity) {
        if (rules.maxExposure().isEmpty()) {
            return false;
        }
        return equity > 0
                ? rules.maxExposure().get().isExceededBy(equity - held.cash(), equity)
                : held.lots() > 0;
    }

    private boolean recenterOrTrail(int bar, long price) {
        Optional<String> trigger = recentering.trigger(laidOut(), bar, price);
        if (trigger.isPresent()) {
            Attempt<Deployment> around = deployer.around(bar, price, held);
            if (around instanceof Attempt.Done<Deployment>(var deployment)) {
                if (sink != null) {
                    sink.recentered(bar, trigger.get());
                }
                deploy(deployment, bar, price, Phase.CLOSE, Reason.RECENTER);
                return true;
            }
        }
        return trails.isOn() && trail(price);
    }

    private boolean trail(long price) {
        Deployment now = laidOut();
        Deployment moved = trails.follow(now, held, price);
        grid = moved;
        return moved != now;
    }

    private Deployment laidOut() {
        Deployment now = grid;
        if (now == null) {
            throw new IllegalStateException("no grid runs");
        }
        return now;
    }
}
