package io.trellis.backtesting.kernel;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.core.risk.Peaks;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A series of bars as the kernel reads it: one array a column, prices in ticks, read by any number
 * of parameter sets and never written.
 */
final class Market {

    /** A bar index that is never reached. */
    static final int NEVER = Integer.MAX_VALUE;

    private final int count;
    private final long[] time;
    private final int[] open;
    private final int[] high;
    private final int[] low;
    private final int[] close;
    private final int[] dayEnds;

    /** Least distance of two bars, milliseconds. */
    private final long step;

    private final Extremes prices;
    private final Extremes closes;
    private final Map<String, Moves> moves = new ConcurrentHashMap<>();

    /**
     * Copies a series.
     *
     * @throws InvalidInputException if a price is too many ticks for the kernel's columns
     */
    Market(Bars bars) {
        count = bars.count();
        time = new long[count];
        open = new int[count];
        high = new int[count];
        low = new int[count];
        close = new int[count];
        int[] ends = new int[count];
        int days = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            time[i] = bars.timeMillis(i);
            open[i] = (int) bars.open(i);
            high[i] = narrowed(bars.high(i));
            low[i] = (int) bars.low(i);
            close[i] = (int) bars.close(i);
            if (i > 0) {
                least = Math.min(least, time[i] - time[i - 1]);
            }
            if (i > 0 && Peaks.dayOf(time[i]) != Peaks.dayOf(time[i - 1])) {
                ends[days++] = i - 1;
            }
        }
        ends[days++] = count - 1;
        dayEnds = Arrays.copyOf(ends, days);
        step = least;
        prices = new Extremes(low, high);
        closes = new Extremes(close, close);
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

    int[] open() {
        return open;
    }

    int[] high() {
        return high;
    }

    int[] low() {
        return low;
    }

    int[] close() {
        return close;
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

    /** Whether no bar is missing between two bars. */
    boolean isEven(int from, int to) {
        return time[to] - time[from] == (to - from) * step;
    }

    /** The first bar from one on that trades at or below, or at or above a price. */
    int firstTouching(int from, long atOrBelow, long atOrAbove) {
        return prices.firstOutside(from, atOrBelow, atOrAbove);
    }

    /** The first bar from one on that closes at or below, or at or above a price. */
    int firstClosing(int from, long atOrBelow, long atOrAbove) {
        return closes.firstOutside(from, atOrBelow, atOrAbove);
    }

    /** Least and greatest values of blocks of a column, so that quiet blocks are passed over. */
    private static final class Extremes {

        private static final int SHIFT = 6;
        private static final int LEVELS = 3;

        private final int[][] least = new int[LEVELS][];
        private final int[][] greatest = new int[LEVELS][];

        Extremes(int[] lows, int[] highs) {
            least[0] = lows;
            greatest[0] = highs;
            for (int level = 1; level < LEVELS; level++) {
                int[] fineLeast = least[level - 1];
                int[] fineGreatest = greatest[level - 1];
                int blocks = (fineLeast.length >> SHIFT) + 1;
                least[level] = new int[blocks];
                greatest[level] = new int[blocks];
                Arrays.fill(least[level], Integer.MAX_VALUE);
                Arrays.fill(greatest[level], Integer.MIN_VALUE);
                for (int i = 0; i < fineLeast.length; i++) {
                    int block = i >> SHIFT;
                    least[level][block] = Math.min(least[level][block], fineLeast[i]);
                    greatest[level][block] = Math.max(greatest[level][block], fineGreatest[i]);
                }
            }
        }

        int firstOutside(int from, long atOrBelow, long atOrAbove) {
            int level = 0;
            int at = from;
            while (at < least[level].length) {
                boolean reached = least[level][at] <= atOrBelow || greatest[level][at] >= atOrAbove;
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

    /**
     * The bars that close a given move away from an earlier bar.
     *
     * @param bars the bars, rising
     * @param earlier the bar that each is compared with, never falling
     */
    private record Moves(int[] bars, int[] earlier) {

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
                if (then >= 0 && rule.holds(market.close[then], market.close[bar])) {
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
