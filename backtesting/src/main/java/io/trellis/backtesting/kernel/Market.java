package io.trellis.backtesting.kernel;

import io.trellis.core.InvalidInputException;
import io.trellis.core.indicator.CandleAtr;
import io.trellis.core.market.Bars;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Timeframe;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.risk.Peaks;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;

/**
 * A series of bars as the kernel reads it: one array a column, prices in ticks, read by any number
 * of parameter sets and never written.
 */
final class Market {

    /** A bar index that is never reached. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final int COLUMNS = 4;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int CLOSE = 3;

    private final int count;
    private final long[] time;

    /** Open, high, low and close of each bar in turn, or the price of each print, ticks. */
    private final int[] prices;

    private final int stride;
    private final int[] dayEnds;

    /** Least distance of two bars, milliseconds. */
    private final long step;

    private final Extremes traded;
    private final Extremes closes;
    private final Map<String, Moves> moves = new ConcurrentHashMap<>();
    private final Map<String, double[]> ranges = new ConcurrentHashMap<>();
    private final Map<RegimeRules, BitSet> blockedBars = new ConcurrentHashMap<>();

    /**
     * Copies a series.
     *
     * @throws InvalidInputException if a price is too many ticks for the kernel's columns
     */
    Market(Bars bars) {
        count = bars.count();
        stride = COLUMNS;
        time = new long[count];
        prices = new int[count * COLUMNS];
        for (int i = 0; i < count; i++) {
            time[i] = bars.timeMillis(i);
            int at = i * COLUMNS;
            prices[at] = (int) bars.open(i);
            prices[at + HIGH] = narrowed(bars.high(i));
            prices[at + LOW] = (int) bars.low(i);
            prices[at + CLOSE] = (int) bars.close(i);
        }
        dayEnds = dayEnds(time);
        step = step(time);
        traded = new Extremes(this::low, this::high, count);
        closes = new Extremes(this::close, this::close, count);
    }

    /**
     * Trade prints as bars of one price each.
     *
     * @param timeMillis times of the prints, strictly rising
     * @param priceTicks their prices; not copied
     */
    Market(long[] timeMillis, int[] priceTicks) {
        count = timeMillis.length;
        stride = 1;
        time = timeMillis;
        prices = priceTicks;
        dayEnds = dayEnds(time);
        step = step(time);
        traded = new Extremes(this::close, this::close, count);
        closes = traded;
    }

    private static int[] dayEnds(long[] time) {
        int[] ends = new int[time.length];
        int days = 0;
        long day = Peaks.dayOf(time[0]);
        for (int i = 1; i < time.length; i++) {
            long next = Peaks.dayOf(time[i]);
            if (next != day) {
                ends[days++] = i - 1;
                day = next;
            }
        }
        ends[days++] = time.length - 1;
        return Arrays.copyOf(ends, days);
    }

    private static long step(long[] time) {
        long least = Long.MAX_VALUE;
        for (int i = 1; i < time.length; i++) {
            least = Math.min(least, time[i] - time[i - 1]);
        }
        return least;
    }

    private static int narrowed(long highTicks) {
        if (highTicks >= Integer.MAX_VALUE) {
            throw new InvalidInputException(
                    "a price of "
                            + highTicks
                            + " ticks is too many for the kernel, which takes up to 2147483646;"
                            + " give the instrument a tick that is not as fine");
        }
        return (int) highTicks;
    }

    int count() {
        return count;
    }

    /** Start times of the bars, UTC milliseconds. */
    long[] time() {
        return time;
    }

    /** All prices, {@link #stride} to a bar. */
    int[] prices() {
        return prices;
    }

    int stride() {
        return stride;
    }

    int highColumn() {
        return stride == 1 ? 0 : HIGH;
    }

    int lowColumn() {
        return stride == 1 ? 0 : LOW;
    }

    int closeColumn() {
        return stride == 1 ? 0 : CLOSE;
    }

    int open(int bar) {
        return prices[bar * stride];
    }

    int high(int bar) {
        return prices[bar * stride + highColumn()];
    }

    int low(int bar) {
        return prices[bar * stride + lowColumn()];
    }

    int close(int bar) {
        return prices[bar * stride + closeColumn()];
    }

    /** The price at a position of the path. */
    int priceAt(int position, PathRule rule) {
        int bar = position / Zigzag.PHASES;
        int phase = position % Zigzag.PHASES;
        if (phase == 0) {
            return open(bar);
        }
        if (phase == Zigzag.CLOSE) {
            return close(bar);
        }
        boolean lowFirst = rule.visitsLowFirst(open(bar), high(bar), low(bar));
        return lowFirst == (phase == 1) ? low(bar) : high(bar);
    }

    /** The last bar of each UTC day that has bars. */
    int[] dayEnds() {
        return dayEnds;
    }

    /** The first bar from one on that starts at or after a time, or {@link #NEVER}. */
    int firstAtOrAfter(int from, long millis) {
        if (from >= count) {
            return NEVER;
        }
        int at = Arrays.binarySearch(time, from, count, millis);
        int first = at >= 0 ? at : -at - 1;
        return first < count ? first : NEVER;
    }

    /** The newest bar that starts at or before a time, or -1. */
    int lastAtOrBefore(long millis) {
        int at = Arrays.binarySearch(time, millis);
        return at >= 0 ? at : -at - 2;
    }

    /**
     * The first bar from one on whose close has moved as a rule says against a close that is not
     * older than a bar, or {@link #NEVER}.
     */
    int firstMove(CloseRules.PumpDump rule, int from, int oldest) {
        return moves.computeIfAbsent(rule.key(), _ -> Moves.of(this, rule)).first(from, oldest);
    }

    /**
     * Average true range of candles as it is known at each bar, in ticks; {@code NaN} before it is.
     */
    double[] averageTrueRange(Timeframe timeframe, int period) {
        return ranges.computeIfAbsent(
                timeframe + " " + period,
                _ -> {
                    var candles = new CandleAtr(timeframe, period);
                    double[] known = new double[count];
                    for (int bar = 0; bar < count; bar++) {
                        known[bar] = candles.knownAt(time[bar]);
                        candles.bar(time[bar], high(bar), low(bar), close(bar));
                    }
                    return known;
                });
    }

    /** The bars at whose close the market's state stops buying. */
    BitSet barsBlockedBy(RegimeRules rules) {
        return blockedBars.computeIfAbsent(
                rules,
                _ -> {
                    var gate = rules.start();
                    BitSet bars = new BitSet(count);
                    for (int bar = 0; bar < count; bar++) {
                        bars.set(bar, gate.next(time[bar], high(bar), low(bar), close(bar)));
                    }
                    return bars;
                });
    }

    /** Whether no bar is missing between two bars. */
    boolean isEven(int from, int to) {
        return time[to] - time[from] == (to - from) * step;
    }

    /** The first bar from one on that trades at or below, or at or above a price. */
    int firstTouching(int from, long atOrBelow, long atOrAbove) {
        return traded.firstOutside(from, atOrBelow, atOrAbove);
    }

    /** The first bar from one on that closes at or below, or at or above a price. */
    int firstClosing(int from, long atOrBelow, long atOrAbove) {
        return closes.firstOutside(from, atOrBelow, atOrAbove);
    }

    /** Least and greatest values of blocks of bars, so that quiet blocks are passed over. */
    private static final class Extremes {

        private static final int SHIFT = 6;
        private static final int LEVELS = 3;

        private final IntUnaryOperator lows;
        private final IntUnaryOperator highs;
        private final int count;

        /** Level 0 is the bars themselves. */
        private final int[][] least = new int[LEVELS][];

        private final int[][] greatest = new int[LEVELS][];

        Extremes(IntUnaryOperator lows, IntUnaryOperator highs, int count) {
            this.lows = lows;
            this.highs = highs;
            this.count = count;
            for (int level = 1; level < LEVELS; level++) {
                int finer = length(level - 1);
                int blocks = (finer >> SHIFT) + 1;
                int[] least = new int[blocks];
                int[] greatest = new int[blocks];
                Arrays.fill(least, Integer.MAX_VALUE);
                Arrays.fill(greatest, Integer.MIN_VALUE);
                for (int i = 0; i < finer; i++) {
                    int block = i >> SHIFT;
                    least[block] = Math.min(least[block], least(level - 1, i));
                    greatest[block] = Math.max(greatest[block], greatest(level - 1, i));
                }
                this.least[level] = least;
                this.greatest[level] = greatest;
            }
        }

        private int length(int level) {
            return level == 0 ? count : least[level].length;
        }

        private int least(int level, int at) {
            return level == 0 ? lows.applyAsInt(at) : least[level][at];
        }

        private int greatest(int level, int at) {
            return level == 0 ? highs.applyAsInt(at) : greatest[level][at];
        }

        int firstOutside(int from, long atOrBelow, long atOrAbove) {
            int level = 0;
            int at = from;
            while (at < length(level)) {
                boolean reached = least(level, at) <= atOrBelow || greatest(level, at) >= atOrAbove;
                if (reached && level == 0) {
                    return at;
                }
                if (reached) {
                    level--;
                    at <<= SHIFT;
                    continue;
                }
                at++;
                // A whole block lies ahead: look at its summary instead.
                if (level + 1 < LEVELS && (at & ((1 << SHIFT) - 1)) == 0) {
                    level++;
                    at >>= SHIFT;
                }
            }
            return NEVER;
        }
    }

    /** The bars that close a given move away from an earlier bar. */
    private static final class Moves {

        private final int[] bars;

        /** The bar that each is compared with; it never falls. */
        private final int[] earlier;

        Moves(int[] bars, int[] earlier) {
            this.bars = bars;
            this.earlier = earlier;
        }

        static Moves of(Market market, CloseRules.PumpDump rule) {
            int[] bars = new int[market.count];
            int[] earlier = new int[market.count];
            int found = 0;
            int then = -1;
            for (int bar = 0; bar < market.count; bar++) {
                long horizon = market.time[bar] - rule.horizonMillis();
                while (market.time[then + 1] <= horizon) {
                    then++;
                }
                if (then >= 0 && rule.holds(market.close(then), market.close(bar))) {
                    bars[found] = bar;
                    earlier[found] = then;
                    found++;
                }
            }
            return new Moves(Arrays.copyOf(bars, found), Arrays.copyOf(earlier, found));
        }

        int first(int from, int oldest) {
            int at = Math.max(firstAtLeast(bars, from), firstAtLeast(earlier, oldest));
            return at < bars.length ? bars[at] : NEVER;
        }

        private static int firstAtLeast(int[] values, int least) {
            int low = 0;
            int high = values.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[middle] < least) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
