package io.trellis.core.strategy.grid;

import io.trellis.core.grid.GridKind;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The prices of a grid as section 2 of the law writes them, in decimals.
 *
 * @param buys price at which each cell buys, on the tick, rising
 * @param sells price at which each cell sells, on the tick, rising
 * @param centerSquared square of the center, because the geometric mean has no exact decimal
 */
record OracleGrid(List<BigDecimal> buys, List<BigDecimal> sells, BigDecimal centerSquared) {

    /** Exact prices of one cell; the buy is a fraction, so that it can be rounded once. */
    private record Pair(BigDecimal buyNumerator, BigDecimal buyDenominator, BigDecimal sell) {}

    /** The grid of the given parameters, or nothing where it is refused. */
    static Optional<OracleGrid> given(
            GridKind kind, BigDecimal tick, BigDecimal price, Optional<BigDecimal> atr) {
        return switch (kind) {
            case GridKind.Arithmetic a -> arithmetic(a.lower(), a.upper(), a.cells(), tick);
            case GridKind.Geometric g -> geometric(g.lower(), g.upper(), g.cells(), tick);
            case GridKind.Symmetric s -> symmetric(s, s.center().orElse(price), tick);
            case GridKind.Fibonacci f -> fibonacci(f, f.center().orElse(price), tick);
            case GridKind.Volatility v ->
                    volatility(v, v.center().orElse(price), tick, atr.orElseThrow());
        };
    }

    /** The grid of the given parameters built around a price, or nothing where it is refused. */
    static Optional<OracleGrid> around(
            GridKind kind, BigDecimal tick, BigDecimal price, Optional<BigDecimal> atr) {
        return switch (kind) {
            case GridKind.Arithmetic a -> {
                BigDecimal midpoint = a.lower().add(a.upper()).divide(BigDecimal.valueOf(2));
                BigDecimal shift = price.subtract(midpoint);
                yield arithmetic(a.lower().add(shift), a.upper().add(shift), a.cells(), tick);
            }
            case GridKind.Geometric g -> {
                double lower = g.lower().doubleValue();
                double upper = g.upper().doubleValue();
                double scale = price.doubleValue() / StrictMath.sqrt(lower * upper);
                BigDecimal newLower = BigDecimal.valueOf(lower * scale);
                BigDecimal newUpper = BigDecimal.valueOf(upper * scale);
                yield geometric(newLower, newUpper, g.cells(), tick)
                        .map(grid -> grid.withCenter(price));
            }
            case GridKind.Symmetric s -> symmetric(s, price, tick);
            case GridKind.Fibonacci f -> fibonacci(f, price, tick);
            case GridKind.Volatility v -> volatility(v, price, tick, atr.orElseThrow());
        };
    }

    int cells() {
        return buys.size();
    }

    /** How many cells buy below a price. */
    int buysBelow(BigDecimal price) {
        int count = 0;
        for (BigDecimal buy : buys) {
            if (buy.compareTo(price) < 0) {
                count++;
            }
        }
        return count;
    }

    private OracleGrid withCenter(BigDecimal center) {
        return new OracleGrid(buys, sells, center.multiply(center));
    }

    private static Optional<OracleGrid> arithmetic(
            BigDecimal lower, BigDecimal upper, int n, BigDecimal tick) {
        BigDecimal cells = BigDecimal.valueOf(n);
        List<BigDecimal> levels = new ArrayList<>();
        for (int i = 0; i <= n; i++) {
            BigDecimal rise = upper.subtract(lower).multiply(BigDecimal.valueOf(i));
            BigDecimal timesN = lower.multiply(cells).add(rise);
            levels.add(
                    timesN.divide(cells.multiply(tick), 0, RoundingMode.HALF_EVEN).multiply(tick));
        }
        BigDecimal midpoint = lower.add(upper).divide(BigDecimal.valueOf(2));
        return between(levels, midpoint.multiply(midpoint));
    }

    private static Optional<OracleGrid> geometric(
            BigDecimal lower, BigDecimal upper, int n, BigDecimal tick) {
        double low = lower.doubleValue();
        double ratio = upper.doubleValue() / low;
        List<BigDecimal> levels = new ArrayList<>();
        levels.add(toTick(lower, tick));
        for (int i = 1; i < n; i++) {
            double level = low * StrictMath.pow(ratio, (double) i / n);
            levels.add(toTick(BigDecimal.valueOf(level), tick));
        }
        levels.add(toTick(upper, tick));
        return between(levels, lower.multiply(upper));
    }

    private static Optional<OracleGrid> fibonacci(
            GridKind.Fibonacci kind, BigDecimal center, BigDecimal tick) {
        List<BigDecimal> levels = new ArrayList<>();
        levels.add(toTick(center, tick));
        long sum = 0;
        long number = 1;
        long next = 1;
        for (int k = 1; k <= kind.levels(); k++) {
            sum += number;
            long after = number + next;
            number = next;
            next = after;
            BigDecimal away = center.multiply(kind.step()).multiply(BigDecimal.valueOf(sum));
            levels.addFirst(toTick(center.subtract(away), tick));
            levels.addLast(toTick(center.add(away), tick));
        }
        return between(levels, center.multiply(center));
    }

    private static Optional<OracleGrid> volatility(
            GridKind.Volatility kind, BigDecimal center, BigDecimal tick, BigDecimal atr) {
        BigDecimal d = kind.factor().multiply(atr).divide(center, new MathContext(60));
        d = d.compareTo(kind.minSpacing()) < 0 ? kind.minSpacing() : d;
        d = d.compareTo(kind.maxSpacing()) > 0 ? kind.maxSpacing() : d;
        List<BigDecimal> levels = new ArrayList<>();
        for (int k = -kind.levels(); k <= kind.levels(); k++) {
            BigDecimal factor = BigDecimal.ONE.add(d.multiply(BigDecimal.valueOf(k)));
            // Thirty decimals of a tick bring back the ties that the division has blurred.
            BigDecimal ticks = center.multiply(factor).divide(tick, 30, RoundingMode.HALF_EVEN);
            levels.add(ticks.setScale(0, RoundingMode.HALF_EVEN).multiply(tick));
        }
        return between(levels, center.multiply(center));
    }

    private static Optional<OracleGrid> symmetric(
            GridKind.Symmetric kind, BigDecimal center, BigDecimal tick) {
        BigDecimal gain = BigDecimal.ONE.add(kind.profit());
        List<Pair> pairs = new ArrayList<>();
        for (int k = 1; k <= kind.levels(); k++) {
            BigDecimal away = kind.spacing().multiply(BigDecimal.valueOf(k));
            BigDecimal buy = center.multiply(BigDecimal.ONE.subtract(away));
            pairs.add(new Pair(buy, BigDecimal.ONE, buy.multiply(gain)));
            BigDecimal sell = center.multiply(BigDecimal.ONE.add(away));
            pairs.add(new Pair(sell, gain, sell));
        }
        // Every sell is the buy times the same factor, so that both orders are one.
        pairs.sort(Comparator.comparing(Pair::sell));
        List<BigDecimal> buys = new ArrayList<>();
        List<BigDecimal> sells = new ArrayList<>();
        for (Pair pair : pairs) {
            BigDecimal denominator = pair.buyDenominator().multiply(tick);
            buys.add(pair.buyNumerator().divide(denominator, 0, RoundingMode.FLOOR).multiply(tick));
            sells.add(pair.sell().divide(tick, 0, RoundingMode.CEILING).multiply(tick));
        }
        return checked(buys, sells, center.multiply(center));
    }

    private static Optional<OracleGrid> between(List<BigDecimal> levels, BigDecimal centerSquared) {
        int n = levels.size() - 1;
        return checked(levels.subList(0, n), levels.subList(1, n + 1), centerSquared);
    }

    private static Optional<OracleGrid> checked(
            List<BigDecimal> buys, List<BigDecimal> sells, BigDecimal centerSquared) {
        for (int i = 0; i < buys.size(); i++) {
            boolean positive = buys.get(i).signum() > 0;
            boolean open = buys.get(i).compareTo(sells.get(i)) < 0;
            boolean rising =
                    i == 0
                            || (buys.get(i - 1).compareTo(buys.get(i)) < 0
                                    && sells.get(i - 1).compareTo(sells.get(i)) < 0);
            if (!positive || !open || !rising) {
                return Optional.empty();
            }
        }
        return Optional.of(new OracleGrid(List.copyOf(buys), List.copyOf(sells), centerSquared));
    }

    static BigDecimal toTick(BigDecimal price, BigDecimal tick) {
        return price.divide(tick, 0, RoundingMode.HALF_EVEN).multiply(tick);
    }
}
