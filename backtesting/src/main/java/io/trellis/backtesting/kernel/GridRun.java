package io.trellis.backtesting.kernel;

import io.trellis.core.account.Money;
import io.trellis.core.account.Tariff;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Ratio;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.Peaks;
import io.trellis.core.strategy.grid.GridPlan;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * One parameter set over all the bars: the law of grid-semantics step by step where something
 * happens, and at one stroke where nothing but fills can.
 *
 * <p>Everything the law says of a bar is in {@link #finish}. The rest decides what may be left out.
 * A bar is <i>quiet</i> when its prices reach no order and its close lies in a band in which no
 * rule acts and the equity makes neither a new peak nor a new largest fall; the band is a function
 * of what is held and changes only with it. A leg of the {@link Zigzag} is quiet when all its bars
 * are, or when it fills orders and bounds show the same of its closes. Quiet bars are passed over,
 * quiet legs are taken whole. What is not shown to be quiet is stepped through.
 */
final class GridRun {

    private enum Stage {
        WAITING,
        RUNNING,
        PAUSED,
        HALTED
    }

    private final Market market;
    private final int[] prices;
    private final int stride;
    private final int[] dayEnds;

    private final GridPlan plan;
    private final PathRule pathRule;
    private final CloseRules rules;
    private final Deployer deployer;
    private final Trails trails;
    private final long stopTicks;
    private final long takeTicks;
    private final @Nullable Pyramid pyramid;
    private final @Nullable DominanceWindow dominance;
    private final boolean recenters;

    /** Bars at whose close the market's state stops buying; absent without such a rule. */
    private final @Nullable BitSet blockedBars;

    private final @Nullable FillSink sink;
    private final Holdings held;
    private final EquityTrack track;

    /** Present when only totals are wanted and no rule needs the equity. */
    private final @Nullable PathMarks marks;

    private final double unit;
    private final QuietBand band;

    private Stage stage = Stage.WAITING;
    private int pausedBar;
    private long pausedDay;
    private boolean buying = true;
    private @Nullable Deployment grid;
    private Optional<FeeCheck> fees = Optional.empty();

    /** Highest equity of the UTC day and of the run, as the risk rules see it. */
    private long dayPeak;

    private long runPeak;

    /** The path position to be visited next. */
    private int next;

    /** The first bar at which a rule may act. */
    private int horizon;

    /** The first bar that touches an exit. */
    private int exitBar = -1;

    /** Index of the current day's end. */
    private int day;

    private @Nullable Zigzag zigzag;
    private @Nullable DayMarks days;

    /** In place of the zigzag where only totals are wanted. */
    private Ladder ladder = Ladder.NONE;

    /** The next point of the zigzag. */
    private int point;

    /** Up to here the zigzag may not be used: the state has not met one of its points yet. */
    private int meets;

    GridRun(
            Market market,
            GridPlan plan,
            Terms terms,
            @Nullable Pyramid pyramid,
            @Nullable FillSink sink,
            boolean totalsOnly) {
        this.market = market;
        this.prices = market.prices();
        this.stride = market.stride();
        this.dayEnds = market.dayEnds();
        this.plan = plan;
        this.pathRule = plan.assumptions().pathRule();
        this.rules = CloseRules.of(plan.risk(), plan.settings().recenter());
        this.deployer = new Deployer(market, plan, terms);
        this.pyramid = pyramid;
        Instrument instrument = plan.instrument();
        Tariff tariff = terms.tariff();
        this.trails = new Trails(plan.settings(), instrument, deployer, tariff);
        this.stopTicks = exitTicks(plan.settings().stopLoss(), Long.MIN_VALUE);
        this.takeTicks = exitTicks(plan.settings().takeProfit(), Long.MAX_VALUE);
        this.dominance =
                plan.settings()
                        .recenter()
                        .flatMap(RecenterRules::dominance)
                        .map(rule -> new DominanceWindow(market, rule))
                        .orElse(null);
        this.blockedBars = plan.settings().regimes().map(market::barsBlockedBy).orElse(null);
        this.recenters = plan.settings().recenter().isPresent();
        this.sink = sink;
        this.held = new Holdings(plan.capital(), tariff, sink);
        this.track = new EquityTrack(market, plan.capital());
        this.marks =
                totalsOnly && GridKernel.hasTotals(plan) ? new PathMarks(plan.capital()) : null;
        this.unit =
                instrument
                        .tick()
                        .multiply(instrument.lot())
                        .movePointRight(Money.SCALE)
                        .doubleValue();
        this.dayPeak = plan.capital();
        this.runPeak = plan.capital();
        this.band = new QuietBand(rules, unit, plan.assumptions().marginTicks());
    }

    private long exitTicks(Optional<BigDecimal> exit, long none) {
        return exit.map(price -> plan.instrument().ticks(price, RoundingMode.UNNECESSARY))
                .orElse(none);
    }

    /** Runs from the first open to the last close. */
    Attempt<KernelResult> run() {
        return lived().then(equity -> new Attempt.Done<>(result(equity)));
    }

    /** The same without looking at closes. */
    Attempt<KernelTotals> runTotals() {
        PathMarks seen = marks;
        if (seen == null) {
            return new Attempt.Refused<>(
                    "totals alone look at no close, which regimes, maxExposure, killSwitch and"
                            + " maxDrawdown need: set these to null, or run in full");
        }
        return lived().then(equity -> new Attempt.Done<>(totals(equity, seen)));
    }

    /** The final equity. */
    private Attempt<Long> lived() {
        int bar = deployer.firstBar();
        waitFor(Math.min(bar, market.count()));
        if (bar == Market.NEVER) {
            return new Attempt.Done<>(plan.capital());
        }
        long price = market.open(bar);
        return withinExits(price)
                .then(start -> deployer.atStart(bar, start))
                .then(deployment -> {
                    fees = Optional.of(FeeCheck.of(deployment.cells(), plan.instrument()));
                    deploy(deployment, bar, price, Phase.OPEN, Reason.START);
                    next = bar * Zigzag.PHASES + 1;
                    finish(bar);
                    live();
                    return new Attempt.Done<>(held.equity(market.close(market.count() - 1)));
                });
    }

    /** Days that end before the grid starts. */
    private void waitFor(int bar) {
        while (day < dayEnds.length && dayEnds[day] < bar) {
            track.dayEnded(plan.capital());
            day++;
        }
        horizon = bar;
    }

    private void live() {
        int end = market.count() * Zigzag.PHASES;
        while (next < end) {
            int target = takeLegs(end - 1);
            if (next % Zigzag.PHASES != 0) {
                finish(next / Zigzag.PHASES);
            }
            stepTo(target / Zigzag.PHASES);
        }
    }

    private KernelTotals totals(long equity, PathMarks seen) {
        return new KernelTotals(
                held.account(),
                plan.capital(),
                equity,
                equity - held.cash() - held.cost(),
                held.books(),
                stage == Stage.HALTED,
                seen.worst(),
                fees);
    }

    private KernelResult result(long equity) {
        return new KernelResult(
                market.count(),
                held.account(),
                plan.capital(),
                equity,
                equity - held.cash() - held.cost(),
                held.books(),
                stage == Stage.HALTED,
                track.worst(),
                track.worstHours(),
                track.dailyEquity(),
                fees);
    }

    // ---- what may be left out

    /**
     * Takes quiet legs whole.
     *
     * @return the position that must be reached step by step now
     */
    private int takeLegs(int lastPosition) {
        if (marks != null && stage == Stage.RUNNING && ladder.count() > 0) {
            return climb(marks, lastPosition);
        }
        Zigzag legs = zigzag;
        if (legs == null || stage != Stage.RUNNING) {
            return lastPosition;
        }
        if (next <= meets) {
            return meets;
        }
        int[] position = legs.position();
        int points = legs.turns();
        while (point < points && position[point] < next) {
            point++;
        }
        int[] price = legs.price();
        int[] highClose = legs.highClose();
        int[] lowClose = legs.lowClose();
        long rulesFrom = (long) horizon * Zigzag.PHASES;
        long dayEnd = dayEndPosition();
        boolean rises = point < points && legs.risesTo(point);
        for (; point < points; point++) {
            int at = position[point];
            int lowest = lowClose[point];
            int highest = highClose[point];
            while (at >= dayEnd && dayEnd < rulesFrom) {
                DayMarks marked = dayMarks();
                int ended = day;
                if (!passDay(marked, rises)) {
                    return at;
                }
                lowest = marked.lowAfter(ended);
                highest = marked.highAfter(ended);
                dayEnd = dayEndPosition();
            }
            if (at >= rulesFrom || !passLeg(rises, price[point], lowest, highest)) {
                return at;
            }
            next = at + 1;
            rises = !rises;
        }
        return lastPosition;
    }

    /** Whether a leg, or a part of one, was quiet and is done. */
    private boolean passLeg(boolean rises, int reached, int lowClose, int highClose) {
        boolean fills = rises ? reached >= band.risesTo : reached <= band.fallsTo;
        boolean passed = true;
        if (fills) {
            passed = fillLeg(rises, reached, lowClose, highClose);
        } else if (highClose > band.highestClose || lowClose < band.lowestClose) {
            passed = trackLeg(lowClose, highClose);
        }
        return passed;
    }

    /** The part of a leg up to the end of the day in it, and the equity there. */
    private boolean passDay(DayMarks marked, boolean rises) {
        if (!passLeg(rises, marked.reached(day), marked.lowBefore(day), marked.highBefore(day))) {
            return false;
        }
        next = (dayEnds[day] + 1) * Zigzag.PHASES;
        endDay(held.equity(market.close(dayEnds[day])));
        watch();
        return true;
    }

    private DayMarks dayMarks() {
        if (days == null) {
            throw new IllegalStateException("totals alone end no day");
        }
        return days;
    }

    private void endDay(long equity) {
        track.dayEnded(equity);
        day++;
        dayPeak = equity;
    }

    /** The last bar of the current day, where the equity is recorded unless only totals count. */
    private int dayEnd() {
        return marks != null || day == dayEnds.length ? Market.NEVER : dayEnds[day];
    }

    private long dayEndPosition() {
        return (long) dayEnd() * Zigzag.PHASES + Zigzag.CLOSE;
    }

    /**
     * All legs before the horizon, up the ladder and down again: nothing else can happen in them.
     *
     * @return the position that must be reached step by step now
     */
    private int climb(PathMarks seen, int lastPosition) {
        long before = horizon == Market.NEVER ? Long.MAX_VALUE : (long) horizon * Zigzag.PHASES;
        int below = ladder.count();
        for (int rung = ladder.highest(next, before, below);
                rung >= 0;
                rung = ladder.highest(next, before, below)) {
            Zigzag legs = ladder.rung(rung);
            point = ladder.next(rung, next);
            int end = ladder.end(rung, next, before);
            if (held.mayRide()) {
                held.ride(legs.price(), point, end, legs.risesTo(point), unit, seen);
                point = end;
            } else {
                passLegs(legs, end, seen);
            }
            if (point < end) {
                below = rung;
            }
            next = Math.max(next, legs.position()[point - 1] + 1);
        }
        watch();
        return Math.min(ladder.foot(next), lastPosition);
    }

    /** Legs one by one, up to one that must be stepped through. */
    private void passLegs(Zigzag legs, int end, PathMarks seen) {
        boolean rises = legs.risesTo(point);
        while (point < end) {
            int reached = legs.price()[point];
            int to = rises ? held.flatAfterRise(reached) : held.flatAfterFall(reached);
            if (wakes(to, reached)) {
                return;
            }
            if (rises) {
                held.sellUpTo(to, FillSink.SOMEWHERE_IN_A_LEG, Phase.PATH);
            } else {
                held.buyDownTo(to, FillSink.SOMEWHERE_IN_A_LEG, Phase.PATH);
            }
            seen.mark(held.cash() + held.lots() * unit * reached);
            rises = !rises;
            point++;
        }
    }

    private boolean wakes(int flat, long reached) {
        return flat == held.awake()
                && flat < held.table().count
                && reached > held.table().buy[flat];
    }

    /** A leg that fills orders; false when it must be stepped through. */
    private boolean fillLeg(boolean rises, long reached, long lowClose, long highClose) {
        int to = rises ? held.flatAfterRise(reached) : held.flatAfterFall(reached);
        if (wakes(to, reached)) {
            return false;
        }
        boolean hasCloses = lowClose <= highClose;
        if (hasCloses && !band.isQuiet(held, to, lowClose, highClose)) {
            return false;
        }
        if (rises) {
            held.sellUpTo(to, FillSink.SOMEWHERE_IN_A_LEG, Phase.PATH);
        } else {
            held.buyDownTo(to, FillSink.SOMEWHERE_IN_A_LEG, Phase.PATH);
        }
        watch();
        return true;
    }

    /**
     * A leg without fills that changes peaks or the largest fall: what is held is the same at all
     * of its closes, so the extreme closes tell the extreme equities.
     */
    private boolean trackLeg(long lowClose, long highClose) {
        if (highClose > band.highestRuleClose || !band.tellsClosesApart()) {
            return false;
        }
        long most = held.equity(highClose);
        long least = held.equity(lowClose);
        long peak = Math.max(track.peak(), most);
        long higherDay = Math.max(dayPeak, most);
        long higherRun = Math.max(runPeak, most);
        if (band.mayFallTooFar(least, higherDay, higherRun)) {
            return false;
        }
        if (most >= track.peak()) {
            // Whether the low or the high came first decides.
            if (track.isUnderWater() || (double) (peak - least) / peak > track.worst()) {
                return false;
            }
            if (most > track.peak()) {
                track.peakWithin(next - 1, highClose, most);
            }
        } else {
            track.fell(least);
        }
        dayPeak = higherDay;
        runPeak = higherRun;
        watch();
        return true;
    }

    /** Lives through whole bars, the last one included, unless the grid is laid out anew before. */
    private void stepTo(int lastBar) {
        int bar = next / Zigzag.PHASES;
        Deployment before = grid;
        while (bar <= lastBar) {
            bar = firstLoud(bar, Math.min(lastBar + 1, Math.min(horizon, dayEnd())));
            next = bar * Zigzag.PHASES;
            if (bar > lastBar) {
                return;
            }
            finish(bar);
            bar++;
            if (grid != before) {
                return;
            }
        }
    }

    private int firstLoud(int from, int stop) {
        if (band.isSilent()) {
            return Math.max(from, stop);
        }
        if (marks != null) {
            return markQuiet(from, stop, marks);
        }
        // A close lies between low and high: where these are quiet it need not be looked at.
        int tightHigh = narrowed(Math.min(band.risesTo - 1, band.highestClose));
        int tightLow = narrowed(Math.max(band.fallsTo + 1, band.lowestClose));
        int high = market.highColumn();
        int low = market.lowColumn();
        int bar = from;
        int at = from * stride;
        while (bar < stop) {
            if ((prices[at + high] > tightHigh || prices[at + low] < tightLow) && isLoud(bar)) {
                break;
            }
            bar++;
            at += stride;
        }
        return bar;
    }

    /** Bars that reach no order, marked along their path. */
    private int markQuiet(int from, int stop, PathMarks seen) {
        double cash = held.cash();
        double perTick = held.lots() * unit;
        int bar = from;
        while (bar < stop && market.high(bar) < band.risesTo && market.low(bar) > band.fallsTo) {
            int high = market.high(bar);
            int low = market.low(bar);
            boolean lowFirst = pathRule.visitsLowFirst(market.open(bar), high, low);
            seen.mark(cash + perTick * market.open(bar));
            seen.mark(cash + perTick * (lowFirst ? low : high));
            seen.mark(cash + perTick * (lowFirst ? high : low));
            bar++;
        }
        return bar;
    }

    private boolean isLoud(int bar) {
        int close = market.close(bar);
        return market.high(bar) >= band.risesTo
                || market.low(bar) <= band.fallsTo
                || close > band.highestClose
                || close < band.lowestClose;
    }

    private static int narrowed(long ticks) {
        return Math.clamp(ticks, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private void watch() {
        if (marks == null) {
            band.watch(held, buying, track, dayPeak, runPeak);
        } else {
            band.watchPrices(held, buying);
        }
    }

    // ---- the law, bar by bar

    /** What is left of a bar, from the next position to its close. */
    private void finish(int bar) {
        int phase = next - bar * Zigzag.PHASES;
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
        next = (bar + 1) * Zigzag.PHASES;
        atClose(bar);
        watch();
    }

    private void atOpen(int bar) {
        long price = market.open(bar);
        if (stage == Stage.PAUSED && Peaks.dayOf(market.time()[bar]) > pausedDay) {
            resume(bar, price);
        } else if (stage == Stage.RUNNING) {
            settle(price, bar, Phase.OPEN);
            if (price <= stopTicks || price >= takeTicks) {
                exit(price, bar, Phase.OPEN);
            }
        }
    }

    /** The market moves through every price to this one, so that an exit is met at its own. */
    private void moveTo(long price, int bar) {
        if (stage != Stage.RUNNING) {
            return;
        }
        long reached = Math.clamp(price, stopTicks, takeTicks);
        settle(reached, bar, Phase.PATH);
        if (reached <= stopTicks || reached >= takeTicks) {
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
        if (held.wakesAt(price)) {
            while (held.wakesAt(price)) {
                held.wake();
            }
            meetZigzag(bar);
        }
        if (marks != null) {
            marks.mark(held.cash() + held.lots() * unit * price);
        }
    }

    private void exit(long price, int bar, Phase phase) {
        held.liquidate(price, bar, phase, Reason.EXIT);
        halt();
    }

    private void halt() {
        stage = Stage.HALTED;
        horizon = Market.NEVER;
    }

    private void resume(int bar, long price) {
        Attempt<Deployment> around = withinExits(price).then(p -> deployer.around(bar, p, held));
        if (around instanceof Attempt.Done<Deployment>(var deployment)) {
            deploy(deployment, bar, price, Phase.OPEN, Reason.START);
        }
    }

    private void deploy(Deployment next, int bar, long price, Phase phase, Reason reason) {
        held.open(next, price, bar, phase, reason);
        grid = next;
        stage = Stage.RUNNING;
        buying = true;
        if (dominance != null) {
            dominance.center(next, plan.instrument());
        }
        chooseZigzag(bar);
    }

    private void chooseZigzag(int bar) {
        if (pyramid != null) {
            if (marks == null) {
                zigzag = pyramid.steppedUnder(held.table().narrowest);
                days = zigzag == null ? null : pyramid.days(zigzag);
            } else {
                ladder = pyramid.ladderUnder(held.table().narrowest);
            }
            band.legsTurnAt(zigzag == null ? 1 : zigzag.ratio());
            meetZigzag(bar);
        }
    }

    /**
     * The state was changed by something else than the path. Its next move may be smaller than a
     * cell; from the next point of the zigzag on it cannot.
     */
    private void meetZigzag(int bar) {
        ladder.left(bar * Zigzag.PHASES + Zigzag.CLOSE);
        if (zigzag != null) {
            point = zigzag.firstAfter(bar * Zigzag.PHASES + Zigzag.CLOSE);
            meets = point < zigzag.points() ? zigzag.position()[point] : Integer.MAX_VALUE;
        }
    }

    private Attempt<Long> withinExits(long price) {
        Instrument instrument = plan.instrument();
        if (price <= stopTicks || price >= takeTicks) {
            boolean stops = price <= stopTicks;
            return new Attempt.Refused<>(
                    "the start price %s is at or %s %s"
                            .formatted(
                                    instrument.price(price).toPlainString(),
                                    stops ? "below the stopLoss" : "above the takeProfit",
                                    instrument
                                            .price(stops ? stopTicks : takeTicks)
                                            .toPlainString()));
        }
        return new Attempt.Done<>(price);
    }

    // ---- closes

    private void atClose(int bar) {
        long price = market.close(bar);
        long equity = held.equity(price);
        dayPeak = Math.max(dayPeak, equity);
        runPeak = Math.max(runPeak, equity);
        boolean acted = act(bar, price, equity);
        long recorded = acted ? held.equity(price) : equity;
        if (marks == null) {
            track.closed(bar, recorded);
        }
        if (bar == dayEnd()) {
            endDay(recorded);
        }
        if (acted || bar >= horizon) {
            horizon = stage == Stage.HALTED ? Market.NEVER : horizonAfter(bar);
        }
    }

    /** The rules of a close, in their order; whether anything was done. */
    private boolean act(int bar, long price, long equity) {
        boolean drawnDown = falls(rules.maxDrawdown(), runPeak, equity);
        return switch (stage) {
            case WAITING, HALTED -> false;
            case PAUSED -> {
                stage = drawnDown ? Stage.HALTED : stage;
                yield drawnDown;
            }
            case RUNNING -> {
                if (drawnDown || falls(rules.killSwitch(), dayPeak, equity)) {
                    kill(bar, price, !drawnDown && rules.resumesNextDay());
                    yield true;
                }
                boolean limited = limit(bar, price, equity);
                if (limited) {
                    meetZigzag(bar);
                }
                yield (bar >= horizon && recenterOrTrail(bar, price)) || limited;
            }
        };
    }

    private void kill(int bar, long price, boolean pauses) {
        held.liquidate(price, bar, Phase.CLOSE, Reason.KILL);
        stage = pauses ? Stage.PAUSED : Stage.HALTED;
        pausedBar = bar;
        pausedDay = Peaks.dayOf(market.time()[bar]);
    }

    private static boolean falls(Optional<Ratio> threshold, long peak, long equity) {
        return threshold.isPresent() && threshold.get().isReachedBy(peak - equity, peak);
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
        Deployment now = grid();
        Optional<String> trigger = recenters ? trigger(now, bar, price) : Optional.empty();
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
        if (!trails.isOn()) {
            return false;
        }
        Deployment moved = trails.follow(now, held, price);
        if (moved == now) {
            return false;
        }
        grid = moved;
        chooseZigzag(bar);
        return true;
    }

    private Deployment grid() {
        Deployment now = grid;
        if (now == null) {
            throw new IllegalStateException("no grid runs");
        }
        return now;
    }

    /** The first of the four triggers of grid-semantics section 7 that holds. */
    private Optional<String> trigger(Deployment now, int bar, long price) {
        long[] time = market.time();
        long age = time[bar] - time[now.bar()];
        if (age < rules.cooldownMillis()) {
            return Optional.empty();
        }
        boolean deviates =
                rules.deviation()
                        .filter(rule ->
                                rule.holds(
                                        now.cells().lowestBuy(), now.cells().highestSell(), price))
                        .isPresent();
        if (deviates) {
            return Optional.of("deviation");
        }
        if (moves(now, bar, price)) {
            return Optional.of("pumpDump");
        }
        if (dominance != null && age >= dominance.horizonMillis() && dominance.holdsAt(bar)) {
            return Optional.of("dominance");
        }
        return age >= rules.maxAgeMillis() ? Optional.of("maxAge") : Optional.empty();
    }

    private boolean moves(Deployment now, int bar, long price) {
        if (rules.pumpDump().isEmpty()) {
            return false;
        }
        var rule = rules.pumpDump().get();
        int then = market.lastAtOrBefore(market.time()[bar] - rule.horizonMillis());
        return then >= now.bar() && rule.holds(market.close(then), price);
    }

    // ---- the first bar at which a rule may act

    private int horizonAfter(int bar) {
        int from = bar + 1;
        if (from >= market.count()) {
            return Market.NEVER;
        }
        if (stage == Stage.PAUSED) {
            // The sale of the kill may have brought the drawdown about: the next close looks at it.
            boolean today = Peaks.dayOf(market.time()[from]) == pausedDay;
            return today && bar != pausedBar ? lastBarOfDay(from) + 1 : from;
        }
        Deployment now = grid();
        if (exitBar < from) {
            exitBar = market.firstTouching(from, stopTicks, takeTicks);
        }
        int first = exitBar;
        if (trails.isOn()) {
            first =
                    Math.min(
                            first,
                            market.firstClosing(
                                    from,
                                    trails.followsDownAt(now.cells()),
                                    trails.followsUpAt(now.cells())));
        }
        if (buying && blockedBars != null) {
            int blocked = blockedBars.nextSetBit(from);
            first = blocked < 0 ? first : Math.min(first, blocked);
        }
        return recenters ? Math.min(first, recenteringFrom(now, bar)) : first;
    }

    private int lastBarOfDay(int bar) {
        int at = Arrays.binarySearch(dayEnds, bar);
        return dayEnds[at >= 0 ? at : -at - 1];
    }

    private int recenteringFrom(Deployment now, int bar) {
        long since = market.time()[now.bar()];
        int cool = market.firstAtOrAfter(bar + 1, since + rules.cooldownMillis());
        if (cool == Market.NEVER) {
            return Market.NEVER;
        }
        int from = market.firstClosing(cool, Long.MIN_VALUE, deployer.lowestCenterTicks());
        if (from == Market.NEVER) {
            return Market.NEVER;
        }
        int first = market.firstAtOrAfter(from, saturatingSum(since, rules.maxAgeMillis()));
        if (rules.deviation().isPresent()) {
            var rule = rules.deviation().get();
            // A tick of room on both sides: the rule itself decides.
            long above = (long) (now.cells().highestSell() * rule.aboveFactor()) - 1;
            long below = (long) (now.cells().lowestBuy() * rule.belowFactor()) + 1;
            first = Math.min(first, market.firstClosing(from, below, above));
        }
        if (rules.pumpDump().isPresent()) {
            first = Math.min(first, market.firstMove(rules.pumpDump().get(), from, now.bar()));
        }
        if (dominance != null) {
            int old = market.firstAtOrAfter(from, since + dominance.horizonMillis());
            first = Math.min(first, old == bar + 1 ? dominance.mayHoldFrom(bar) : old);
        }
        return first;
    }

    private static long saturatingSum(long a, long b) {
        return b == Long.MAX_VALUE ? b : a + b;
    }
}
