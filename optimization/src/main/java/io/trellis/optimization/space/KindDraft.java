package io.trellis.optimization.space;

import io.trellis.core.grid.GridKind;
import io.trellis.core.market.Timeframe;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The fields of all kinds of grid. Those that were never set hold what no kind takes, so that a
 * kind that lacks one is refused.
 */
final class KindDraft {

    private static final BigDecimal UNSET = BigDecimal.ONE.negate();

    String word;

    BigDecimal lower = UNSET;
    BigDecimal upper = UNSET;
    int cells = -1;

    Optional<BigDecimal> center = Optional.of(UNSET);
    int levels = -1;
    BigDecimal spacing = UNSET;
    BigDecimal profit = UNSET;
    BigDecimal step = UNSET;

    BigDecimal factor = UNSET;
    int atrPeriod = -1;
    BigDecimal minSpacing = UNSET;
    BigDecimal maxSpacing = UNSET;
    private Optional<Timeframe> timeframe = Optional.empty();

    KindDraft(GridKind grid) {
        word = grid.word();
        switch (grid) {
            case GridKind.Arithmetic(var from, var to, int count) -> range(from, to, count);
            case GridKind.Geometric(var from, var to, int count) -> range(from, to, count);
            case GridKind.Symmetric symmetric -> {
                around(symmetric.center(), symmetric.levels());
                spacing = symmetric.spacing();
                profit = symmetric.profit();
            }
            case GridKind.Fibonacci fibonacci -> {
                around(fibonacci.center(), fibonacci.levels());
                step = fibonacci.step();
            }
            case GridKind.Volatility volatility -> {
                around(volatility.center(), volatility.levels());
                factor = volatility.factor();
                atrPeriod = volatility.atrPeriod();
                timeframe = Optional.of(volatility.timeframe());
                minSpacing = volatility.minSpacing();
                maxSpacing = volatility.maxSpacing();
            }
        }
    }

    private void range(BigDecimal from, BigDecimal to, int count) {
        lower = from;
        upper = to;
        cells = count;
    }

    private void around(Optional<BigDecimal> price, int count) {
        center = price;
        levels = count;
    }

    void setTimeframe(Timeframe length) {
        timeframe = Optional.of(length);
    }

    /**
     * The grid.
     *
     * @throws IllegalArgumentException if a field of the kind is missing, or they do not go
     *     together
     */
    GridKind grid() {
        return switch (word) {
            case "arithmetic" -> new GridKind.Arithmetic(lower, upper, cells);
            case "geometric" -> new GridKind.Geometric(lower, upper, cells);
            case "symmetric" -> new GridKind.Symmetric(center, spacing, levels, profit);
            case "fibonacci" -> new GridKind.Fibonacci(center, step, levels);
            case "volatility" ->
                    new GridKind.Volatility(
                            center,
                            factor,
                            atrPeriod,
                            timeframe.orElseThrow(
                                    () -> new IllegalArgumentException("timeframe is missing")),
                            levels,
                            minSpacing,
                            maxSpacing);
            default -> throw new IllegalArgumentException("no kind of grid: " + word);
        };
    }
}
