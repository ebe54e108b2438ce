package io.trellis.backtesting.kernel;

import io.trellis.core.grid.Attempt;
import io.trellis.core.market.PathRule;
import io.trellis.core.order.Phase;
import io.trellis.core.strategy.grid.GridPlan;

import org.jspecify.annotations.Nullable;

/**
 * One parameter set over all the bars: the law of grid-semantics step by step ({@link RunningGrid})
 * where something happens, and at one stroke where nothing but fills can.
 *
 * <p>A bar is <i>quiet</i> when its prices reach no order and its close lies in a band in which no
 * rule acts and the equity makes neither a new peak nor a new largest fall; the band is a function
 * of what is held and changes only with it. A leg of the {@link Zigzag} is quiet when all its bars
 * are, or when it fills orders and bounds show the same of its closes. Quiet bars are passed over,
 * quiet legs are taken whole. What is not shown to be quiet is stepped through.
 */
final class GridRun {

    private final Market market;
    private final int[] prices;
    private final int stride;
    private final int[] dayEnds;

    private final GridPlan plan;
    private final PathRule pathRule;
    private final RunningGrid state;
    private final Holdings held;
    private final RulePeaks peaks;
    private final EquityTrack track;
    private final @Nullable Pyramid pyramid;

    /** Present when only totals are wanted and no rule needs the equity. */
    private final @Nullable PathMarks marks;

    private final QuietBand band;

    /** The path position to be visited next. */
    private int next;

    /** The grid that the zigzags below were chosen for. */
    private @Nullable Deployment legsOf;

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
        this.pyramid = pyramid;
        this.marks =
                totalsOnly && GridKernel.hasTotals(plan) ? new PathMarks(plan.capital()) : null;
        this.state = new RunningGrid(market, plan, terms, sink, marks);
        this.held = state.held();
        this.peaks = state.peaks();
        this.track = state.track();
        this.band =
                new QuietBand(
                        state.rules(),
                        RunningGrid.lotTick(plan.instrument()),
                        plan.assumptions().marginTicks());
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
        int bar = state.firstBar();
        state.waitFor(Math.min(bar, market.count()));
        if (bar == Market.NEVER) {
            return new Attempt.Done<>(plan.capital());
        }
        return state.start(bar)
                .then(_ -> {
                    next = bar * Zigzag.PHASES + 1;
                    finish(bar);
                    live();
                    return new Attempt.Done<>(held.equity(market.close(market.count() - 1)));
                });
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
                state.isHalted(),
                seen.worst(),
                state.fees());
    }

    private KernelResult result(long equity) {
        return new KernelResult(
                market.count(),
                held.account(),
                plan.capital(),
                equity,
                equity - held.cash() - held.cost(),
                held.books(),
                state.isHalted(),
                track.worst(),
                track.worstHours(),
                track.dailyEquity(),
                state.fees());
    }

    // ---- what may be left out

    /**
     * Takes quiet legs whole.
     *
     * @return the position that must be reached step by step now
     */
    private int takeLegs(int lastPosition) {
        if (marks != null && state.isRunning() && ladder.count() > 0) {
            return climb(marks, lastPosition);
        }
        Zigzag legs = zigzag;
        if (legs == null || !state.isRunning()) {
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
        long rulesFrom = (long) state.horizon() * Zigzag.PHASES;
        long dayEnd = dayEndPosition();
        boolean rises = point < points && legs.risesTo(point);
        for (; point < points; point++) {
            int at = position[point];
            int lowest = lowClose[point];
            int highest = highClose[point];
            while (at >= dayEnd && dayEnd < rulesFrom) {
                DayMarks marked = dayMarks();
                int ended = state.day();
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
        int day = state.day();
        if (!passLeg(rises, marked.reached(day), marked.lowBefore(day), marked.highBefore(day))) {
            return false;
        }
        next = (dayEnds[day] + 1) * Zigzag.PHASES;
        state.endDay(held.equity(market.close(dayEnds[day])));
        watch();
        return true;
    }

    private DayMarks dayMarks() {
        if (days == null) {
            throw new IllegalStateException("totals alone end no day");
        }
        return days;
    }

    private long dayEndPosition() {
        return (long) state.dayEnd() * Zigzag.PHASES + Zigzag.CLOSE;
    }

    /**
     * All legs before the horizon, up the ladder and down again: nothing else can happen in them.
     *
     * @return the position that must be reached step by step now
     */
    private int climb(PathMarks seen, int lastPosition) {
        long before =
                state.horizon() == Market.NEVER
                        ? Long.MAX_VALUE
                        : (long) state.horizon() * Zigzag.PHASES;
        int below = ladder.count();
        for (int rung = ladder.highest(next, before, below);
                rung >= 0;
                rung = ladder.highest(next, before, below)) {
            Zigzag legs = ladder.rung(rung);
            point = ladder.next(rung, next);
            int end = ladder.end(rung, next, before);
            if (held.mayRide()) {
                held.ride(legs.price(), point, end, legs.risesTo(point), seen);
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
            seen.mark(held.worth(reached));
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
        long higherDay = Math.max(peaks.day(), most);
        long higherRun = Math.max(peaks.run(), most);
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
        peaks.see(most);
        watch();
        return true;
    }

    /** Lives through whole bars, the last one included, unless the grid is laid out anew before. */
    private void stepTo(int lastBar) {
        int bar = next / Zigzag.PHASES;
        Deployment before = state.grid();
        while (bar <= lastBar) {
            bar = firstLoud(bar, Math.min(lastBar + 1, Math.min(state.horizon(), state.dayEnd())));
            next = bar * Zigzag.PHASES;
            if (bar > lastBar) {
                return;
            }
            finish(bar);
            bar++;
            if (state.grid() != before) {
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
        double perTick = held.worthPerTick();
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
            band.watch(held, state.buys(), track, peaks.day(), peaks.run());
        } else {
            band.watchPrices(held, state.buys());
        }
    }

    // ---- what is stepped through

    private void finish(int bar) {
        state.finish(bar, next - bar * Zigzag.PHASES);
        next = (bar + 1) * Zigzag.PHASES;
        if (state.grid() != legsOf) {
            chooseZigzag(bar);
        } else if (state.hasStirred()) {
            meetZigzag(bar);
        }
        watch();
    }

    private void chooseZigzag(int bar) {
        legsOf = state.grid();
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
}
