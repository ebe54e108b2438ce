package io.trellis.core.grid;

import io.trellis.core.market.Instrument;
import io.trellis.core.market.Ratio;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns the parameters of a grid into cells (grid-semantics sections 2 and 7). Levels are computed
 * exactly from the decimal parameters, geometric ones in doubles taken at their shortest decimal
 * form, and rounded to the tick last.
 */
public final class Layout {

    private static final int NINE_DECIMALS = 9;

    /** Decimals of a price in ticks that is no whole number of them. */
    private static final int FINE = 24;

    /** Numbers of so many digits, times so many cells, twice, fit into 63 bits. */
    private static final int SMALL_DIGITS = 14;

    private static final int SMALL_COUNT = 10_000;

    /** More than a product of two doubles, or a power, is off by, as a share. */
    private static final double EXACT = 1e-15;

    private static final BigDecimal TWO = BigDecimal.TWO;

    private final Instrument instrument;

    public Layout(Instrument instrument) {
        this.instrument = instrument;
    }

    /** {@link #atStart(GridKind, long, double)} of a kind that needs no average true range. */
    public Attempt<Grid> atStart(GridKind kind, long priceTicks) {
        return atStart(kind, priceTicks, Double.NaN);
    }

    /**
     * The grid of a start: the given parameters; a center that was left open is the price.
     *
     * @param atrTicks average true range of the candles that had closed, in ticks; {@code NaN} when
     *     there is none yet. Only volatility grids look at it.
     */
    public Attempt<Grid> atStart(GridKind kind, long priceTicks, double atrTicks) {
        return switch (kind) {
            case GridKind.Arithmetic(var lower, var upper, int cells) ->
                    arithmetic(lower, upper, cells);
            case GridKind.Geometric(var lower, var upper, int cells) ->
                    geometric(lower, upper, cells);
            case GridKind.Symmetric symmetric ->
                    symmetric(symmetric, centerOf(symmetric.center(), priceTicks));
            case GridKind.Fibonacci fibonacci ->
                    fibonacci(fibonacci, centerOf(fibonacci.center(), priceTicks));
            case GridKind.Volatility volatility ->
                    volatility(volatility, centerOf(volatility.center(), priceTicks), atrTicks);
        };
    }

    /** {@link #around(GridKind, long, double)} of a kind that needs no average true range. */
    public Attempt<Grid> around(GridKind kind, long priceTicks) {
        return around(kind, priceTicks, Double.NaN);
    }

    /**
     * The grid of a recentring: the original parameters moved so that the price is the center.
     *
     * @param atrTicks as for a start, anew
     */
    public Attempt<Grid> around(GridKind kind, long priceTicks, double atrTicks) {
        BigDecimal price = instrument.price(priceTicks);
        Attempt<Grid> grid =
                switch (kind) {
                    case GridKind.Arithmetic(var lower, var upper, int cells) -> {
                        BigDecimal shift = price.subtract(midpoint(lower, upper));
                        yield arithmetic(lower.add(shift), upper.add(shift), cells);
                    }
                    case GridKind.Geometric(var lower, var upper, int cells) -> {
                        double factor = price.doubleValue() / geometricMean(lower, upper);
                        yield geometric(
                                BigDecimal.valueOf(lower.doubleValue() * factor),
                                BigDecimal.valueOf(upper.doubleValue() * factor),
                                cells);
                    }
                    case GridKind.Symmetric symmetric -> symmetric(symmetric, price);
                    case GridKind.Fibonacci fibonacci -> fibonacci(fibonacci, price);
                    case GridKind.Volatility volatility -> volatility(volatility, price, atrTicks);
                };
        return grid.then(built -> new Attempt.Done<>(new Grid(built.cells(), price)));
    }

    private BigDecimal centerOf(Optional<BigDecimal> given, long priceTicks) {
        return given.orElseGet(() -> instrument.price(priceTicks));
    }

    private Attempt<Grid> arithmetic(BigDecimal lower, BigDecimal upper, int cells) {
        long[] levels = new long[cells + 1];
        if (!fillSmall(levels, lower, upper)) {
            BigDecimal count = BigDecimal.valueOf(cells);
            BigDecimal range = upper.subtract(lower);
            BigDecimal divisor = count.multiply(instrument.tick());
            for (int i = 0; i <= cells; i++) {
                BigDecimal scaled =
                        lower.multiply(count).add(range.multiply(BigDecimal.valueOf(i)));
                levels[i] = scaled.divide(divisor, 0, RoundingMode.HALF_EVEN).longValueExact();
            }
        }
        return betweenNeighbours(levels, midpoint(lower, upper));
    }

    /** The arithmetic levels by whole numbers, if all of them are small; else nothing. */
    private boolean fillSmall(long[] levels, BigDecimal lower, BigDecimal upper) {
        int scale = Math.max(0, Math.max(instrument.tick().scale(), lower.scale()));
        scale = Math.max(scale, upper.scale());
        int cells = levels.length - 1;
        BigDecimal most = instrument.tick().max(lower.abs()).max(upper);
        if (most.precision() - most.scale() + scale > SMALL_DIGITS || cells > SMALL_COUNT) {
            return false;
        }
        long bottom = lower.setScale(scale).unscaledValue().longValue();
        long range = upper.setScale(scale).unscaledValue().longValue() - bottom;
        long divisor = cells * instrument.tick().setScale(scale).unscaledValue().longValue();
        for (int i = 0; i <= cells; i++) {
            levels[i] = Ratio.divideHalfEven(bottom * cells + range * i, divisor);
        }
        return true;
    }

    private Attempt<Grid> geometric(BigDecimal lower, BigDecimal upper, int cells) {
        double bottom = lower.doubleValue();
        double ratio = upper.doubleValue() / bottom;
        long[] levels = new long[cells + 1];
        levels[0] = instrument.ticks(lower, RoundingMode.HALF_EVEN);
        levels[cells] = instrument.ticks(upper, RoundingMode.HALF_EVEN);
        // A power for each level is dear. A product of steps is as good but for its last digits,
        // which matter only next to the middle between two ticks.
        double step = StrictMath.pow(ratio, 1.0 / cells);
        double near = bottom / instrument.tick().doubleValue();
        double digits = (2 * Math.getExponent(ratio) + 10) * EXACT;
        for (int i = 1; i < cells; i++) {
            near *= step;
            digits += EXACT;
            long nearest = Math.round(near);
            levels[i] =
                    Math.abs(near - nearest) + near * digits < 0.5
                            ? nearest
                            : instrument.ticks(bottom * StrictMath.pow(ratio, (double) i / cells));
        }
        return betweenNeighbours(levels, BigDecimal.valueOf(geometricMean(lower, upper)));
    }

    private Attempt<Grid> fibonacci(GridKind.Fibonacci kind, BigDecimal center) {
        int side = kind.levels();
        long[] levels = new long[2 * side + 1];
        levels[side] = instrument.ticks(center, RoundingMode.HALF_EVEN);
        BigInteger previous = BigInteger.ZERO;
        BigInteger current = BigInteger.ONE;
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k <= side; k++) {
            sum = sum.add(new BigDecimal(current));
            BigDecimal distance = center.multiply(kind.step()).multiply(sum);
            if (distance.compareTo(center) >= 0) {
                return new Attempt.Refused<>(
                        "level %d below the center lies at or under 0: use fewer levels"
                                .formatted(k));
            }
            levels[side - k] = instrument.ticks(center.subtract(distance), RoundingMode.HALF_EVEN);
            levels[side + k] = instrument.ticks(center.add(distance), RoundingMode.HALF_EVEN);
            BigInteger next = previous.add(current);
            previous = current;
            current = next;
        }
        return betweenNeighbours(levels, center);
    }

    private Attempt<Grid> volatility(GridKind.Volatility kind, BigDecimal center, double atrTicks) {
        if (Double.isNaN(atrTicks)) {
            return new Attempt.Refused<>(
                    "there are not yet %d closed candles of %s for the average true range"
                            .formatted(kind.atrPeriod() + 1, kind.timeframe()));
        }
        int side = kind.levels();
        BigDecimal step = step(kind, center, BigDecimal.valueOf(atrTicks));
        BigDecimal middle = inTicks(center);
        if (step.multiply(BigDecimal.valueOf(side)).compareTo(middle) >= 0) {
            return new Attempt.Refused<>(
                    "the lowest of %d levels lies at or under 0: lower levels or maxSpacing"
                            .formatted(side));
        }
        long[] levels = new long[2 * side + 1];
        for (int k = -side; k <= side; k++) {
            BigDecimal level = middle.add(step.multiply(BigDecimal.valueOf(k)));
            // The range is a double. What is a tie but for its last digits is one.
            levels[side + k] =
                    level.setScale(NINE_DECIMALS, RoundingMode.HALF_EVEN)
                            .setScale(0, RoundingMode.HALF_EVEN)
                            .longValueExact();
        }
        return betweenNeighbours(levels, center);
    }

    /** The distance of two levels in ticks: the range times its factor, within the bounds. */
    private BigDecimal step(GridKind.Volatility kind, BigDecimal center, BigDecimal atrTicks) {
        BigDecimal wanted = kind.factor().multiply(atrTicks);
        BigDecimal least = inTicks(kind.minSpacing().multiply(center));
        BigDecimal most = inTicks(kind.maxSpacing().multiply(center));
        return wanted.max(least).min(most);
    }

    private BigDecimal inTicks(BigDecimal distance) {
        return distance.divide(instrument.tick(), FINE, RoundingMode.HALF_EVEN);
    }

    /** Buys are rounded down and sells up, so that rounding never makes a cell narrower. */
    private Attempt<Grid> symmetric(GridKind.Symmetric kind, BigDecimal center) {
        int side = kind.levels();
        BigDecimal gain = BigDecimal.ONE.add(kind.profit());
        long[] buys = new long[2 * side];
        long[] sells = new long[2 * side];
        for (int k = 1; k <= side; k++) {
            BigDecimal distance = center.multiply(kind.spacing()).multiply(BigDecimal.valueOf(k));
            BigDecimal below = center.subtract(distance);
            buys[side - k] = instrument.ticks(below, RoundingMode.FLOOR);
            sells[side - k] = instrument.ticks(below.multiply(gain), RoundingMode.CEILING);
            BigDecimal above = center.add(distance);
            BigDecimal divisor = gain.multiply(instrument.tick());
            buys[side + k - 1] = above.divide(divisor, 0, RoundingMode.FLOOR).longValueExact();
            sells[side + k - 1] = instrument.ticks(above, RoundingMode.CEILING);
        }
        // A profit above twice the spacing mixes the cells of both sides. Every sell is its buy
        // times one factor, so that sorting each column keeps the pairs.
        Arrays.sort(buys);
        Arrays.sort(sells);
        return Cells.of(buys, sells, instrument)
                .then(cells -> new Attempt.Done<>(new Grid(cells, center)));
    }

    private Attempt<Grid> betweenNeighbours(long[] levels, BigDecimal center) {
        int cells = levels.length - 1;
        long[] buys = new long[cells];
        long[] sells = new long[cells];
        System.arraycopy(levels, 0, buys, 0, cells);
        System.arraycopy(levels, 1, sells, 0, cells);
        return Cells.of(buys, sells, instrument)
                .then(built -> new Attempt.Done<>(new Grid(built, center)));
    }

    private static BigDecimal midpoint(BigDecimal lower, BigDecimal upper) {
        return lower.add(upper).divide(TWO);
    }

    private static double geometricMean(BigDecimal lower, BigDecimal upper) {
        return Math.sqrt(lower.doubleValue() * upper.doubleValue());
    }
}
