package io.trellis.backtesting.certificate;

import io.trellis.backtesting.store.BarColumns;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** The price step of bars. A double stands for its shortest decimal form. */
final class TickScan {

    /** Finer than any price step; more decimals come of averaging. */
    private static final int MOST_DECIMALS = 12;

    /** One price in so many may be off an inferred step. */
    private static final long ONE_IN = 1_000;

    /** A whole number below this, divided by a power of ten, is the shortest form of a double. */
    private static final double EXACT = 1e15;

    private static final double[] POWERS =
            IntStream.rangeClosed(0, MOST_DECIMALS)
                    .mapToDouble(i -> StrictMath.pow(10, i))
                    .toArray();

    private static final int BLOCK_ROWS = 1 << 16;

    private final BarColumns bars;

    TickScan(BarColumns bars) {
        this.bars = bars;
    }

    /**
     * The coarsest of 1, 2, 2.5 or 5 times a power of ten, at most 1 unit of the quote for the
     * first, that all but one price in a thousand are whole multiples of.
     */
    Optional<BigDecimal> inferred() {
        long[] prices = decimals();
        long allowed = 4L * bars.rows() / ONE_IN;
        long beyond = prices[MOST_DECIMALS + 1];
        int decimals = MOST_DECIMALS;
        while (decimals > 0 && beyond + prices[decimals] <= allowed) {
            beyond += prices[decimals];
            decimals--;
        }
        if (beyond > allowed) {
            return Optional.empty();
        }
        for (int multiple : new int[] {25, 5, 2}) {
            BigDecimal step = BigDecimal.valueOf(multiple, decimals);
            if (off(step) <= allowed) {
                return Optional.of(step);
            }
        }
        return Optional.of(BigDecimal.valueOf(1, decimals));
    }

    /** How many prices need so many decimals; the last counts those that need more than any. */
    private long[] decimals() {
        return IntStream.range(0, Math.ceilDiv(bars.rows(), BLOCK_ROWS))
                .parallel()
                .mapToObj(this::decimals)
                .reduce(new long[MOST_DECIMALS + 2], TickScan::sum);
    }

    private long[] decimals(int block) {
        long[] counts = new long[MOST_DECIMALS + 2];
        int to = Math.min(bars.rows(), (block + 1) * BLOCK_ROWS);
        for (int i = block * BLOCK_ROWS; i < to; i++) {
            counts[decimals(bars.open()[i])]++;
            counts[decimals(bars.high()[i])]++;
            counts[decimals(bars.low()[i])]++;
            counts[decimals(bars.close()[i])]++;
        }
        return counts;
    }

    private static long[] sum(long[] some, long[] others) {
        long[] sum = new long[some.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = some[i] + others[i];
        }
        return sum;
    }

    private static int decimals(double price) {
        int decimals = 0;
        while (decimals <= MOST_DECIMALS && whole(price, decimals) < 0) {
            decimals++;
        }
        return decimals;
    }

    /** The price times a power of ten; -1 where that is not whole. */
    private static long whole(double price, int decimals) {
        double whole = Math.rint(price * POWERS[decimals]);
        return whole < EXACT && whole / POWERS[decimals] == price ? (long) whole : -1;
    }

    private long off(BigDecimal step) {
        ToIntFunction<double[]> count = count(step);
        return (long) count.applyAsInt(bars.open())
                + count.applyAsInt(bars.high())
                + count.applyAsInt(bars.low())
                + count.applyAsInt(bars.close());
    }

    private static ToIntFunction<double[]> count(BigDecimal step) {
        var multiple = new Multiple(step);
        return prices ->
                (int)
                        IntStream.range(0, prices.length)
                                .parallel()
                                .filter(i -> !multiple.holds(prices[i]))
                                .count();
    }

    /** Whether a price of a bar is off the step. */
    IntPredicate isOff(BigDecimal step) {
        var multiple = new Multiple(step);
        return i ->
                !(multiple.holds(bars.open()[i])
                        && multiple.holds(bars.high()[i])
                        && multiple.holds(bars.low()[i])
                        && multiple.holds(bars.close()[i]));
    }

    /** Whether a price is a whole multiple of a step. */
    private static final class Multiple {

        private final BigDecimal step;
        private final int decimals;
        private final long units;

        Multiple(BigDecimal step) {
            this.step = step;
            this.decimals = Math.clamp(step.stripTrailingZeros().scale(), 0, MOST_DECIMALS);
            this.units = step.movePointRight(decimals).longValue();
        }

        boolean holds(double price) {
            long whole = units > 0 ? whole(price, decimals) : -1;
            return whole >= 0
                    ? whole % units == 0
                    : price * POWERS[decimals] >= EXACT
                            && BigDecimal.valueOf(price).remainder(step).signum() == 0;
        }
    }
}
