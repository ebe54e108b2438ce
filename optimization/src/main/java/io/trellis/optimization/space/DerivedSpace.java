package io.trellis.optimization.space;

import io.trellis.core.grid.GridKind;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.Dimension.Bound;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The space of a grid for which nobody gave one, drawn from the bars of the search: ranges around
 * the prices that were there, and cells wide enough to cover their fees.
 */
public final class DerivedSpace {

    private static final int FEWEST_CELLS = 2;
    private static final int MOST_CELLS = 200;
    private static final int MOST_LEVELS = 20;
    private static final int MOST_FIBONACCI_LEVELS = 8;
    private static final double SMALLEST_SPACING = 0.0005;
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private final GridPlan plan;
    private final long lowest;
    private final long highest;
    private final OptionalDouble dailyRange;

    /**
     * What the bars tell.
     *
     * @param bars one or more, in ticks of the plan's instrument
     */
    DerivedSpace(GridPlan plan, Bars bars) {
        long low = Long.MAX_VALUE;
        long high = 0;
        for (int bar = 0; bar < bars.count(); bar++) {
            low = Math.min(low, bars.low(bar));
            high = Math.max(high, bars.high(bar));
        }
        this.plan = plan;
        this.dailyRange = DailyRange.share(bars);
        // A market that stood still still gets a range to look in: a hundredth of its price.
        long still = Math.max(2, high / 200);
        this.lowest = high - low < still ? Math.max(1, low - still) : low;
        this.highest = high - low < still ? high + still : high;
    }

    /**
     * The dimensions for the grid's own parameters; its kind and everything else stay as they are.
     *
     * @param bars one or more, in ticks of the plan's instrument
     */
    public static List<Dimension> of(GridPlan plan, Bars bars) {
        var space = new DerivedSpace(plan, bars);
        return switch (plan.settings().grid()) {
            case GridKind.Arithmetic _, GridKind.Geometric _ -> space.range();
            case GridKind.Symmetric _ ->
                    List.of(
                            space.distance("grid.spacing"),
                            new Dimension.Whole("grid.levels", 2, MOST_LEVELS, 1),
                            space.distance("grid.profit"));
            case GridKind.Fibonacci _ ->
                    List.of(
                            space.distance("grid.step"),
                            new Dimension.Whole("grid.levels", 2, MOST_FIBONACCI_LEVELS, 1));
            case GridKind.Volatility _ ->
                    List.of(
                            new Dimension.LogReal("grid.factor", share(0.1), share(10)),
                            new Dimension.Whole("grid.atrPeriod", 5, 50, 1),
                            new Dimension.Whole("grid.levels", 2, MOST_LEVELS, 1));
        };
    }

    /** The bounds move half the range outwards, and up to the middle. */
    List<Dimension> range() {
        long middle = (lowest + highest) / 2;
        long half = (highest - lowest) / 2;
        return List.of(
                new Dimension.Whole("grid.cells", FEWEST_CELLS, mostCells(), 1),
                prices("grid.lower", Math.max(1, lowest - half), middle - 1),
                prices("grid.upper", middle + 1, highest + half));
    }

    private Dimension prices(String path, long fromTicks, long toTicks) {
        // Where a price is a handful of ticks, two neighbours are a range.
        long to = Math.max(toTicks, fromTicks + 1);
        return new Dimension.Real(path, price(fromTicks), price(to), Optional.empty());
    }

    private Bound price(long ticks) {
        return new Bound(plan.instrument().price(ticks), true);
    }

    /** So many that those of the bare range still cover their fees. */
    private int mostCells() {
        double width = StrictMath.log((double) highest / lowest);
        double cells = width / StrictMath.log1p(leastSpacing());
        return Math.clamp((long) cells, 2 * FEWEST_CELLS, MOST_CELLS);
    }

    /** From what covers the fees to what the market moves, at least four times as much. */
    Dimension distance(String path) {
        return new Dimension.LogReal(path, share(leastSpacing()), share(mostSpacing()));
    }

    /** What covers the fees, as a share of the price. */
    double leastSpacing() {
        return Math.max(breakEven(), SMALLEST_SPACING);
    }

    /** A quarter of the range, or two days' average range if that is less. */
    double mostSpacing() {
        double quarter = ((double) highest / lowest - 1) / 4;
        double most = Math.min(quarter, 2 * dailyRange.orElse(quarter));
        return Math.min(0.9, Math.max(4 * leastSpacing(), most));
    }

    /** A price that is so many times the lowest one, on the tick below. */
    BigDecimal belowLowest(double factor) {
        return plan.instrument().price(Math.max(1, (long) (lowest * factor)));
    }

    /** A price that is so many times the highest one, on the tick below. */
    BigDecimal aboveHighest(double factor) {
        return plan.instrument().price(Math.max(highest + 1, (long) (highest * factor)));
    }

    /** The price in the middle of the range. */
    BigDecimal middle() {
        return plan.instrument().price((lowest + highest) / 2);
    }

    static Bound share(double value) {
        return new Bound(BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros(), false);
    }

    /** The spacing at which a round trip earns nothing. */
    private double breakEven() {
        double fee = plan.instrument().makerFee().doubleValue();
        return 2 * fee / (1 - fee);
    }
}
