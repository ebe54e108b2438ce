package io.trellis.core.strategyfile;

import io.trellis.core.grid.GridKind;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Variants;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The block {@code strategy.grid}: exactly the parameters of the grid's kind. */
final class GridKindFormats {

    static final int MAX_CELLS = 10_000;

    private static final Format<Integer> COUNT = Numeric.count(1, MAX_CELLS);

    /** A distance of levels; a level below the center must stay above 0. */
    private static final Format<BigDecimal> DISTANCE = Numeric.in("(0, 1)");

    private static final Block<GridKind.Arithmetic> ARITHMETIC = arithmetic();
    private static final Block<GridKind.Geometric> GEOMETRIC = geometric();
    private static final Block<GridKind.Symmetric> SYMMETRIC = symmetric();
    private static final Block<GridKind.Fibonacci> FIBONACCI = fibonacci();

    private static final Block<GridKind.Volatility> VOLATILITY = volatility();

    static final Format<GridKind> KIND = kind();

    private GridKindFormats() {}

    private static Format<GridKind> kind() {
        var blocks = new LinkedHashMap<String, Block<? extends GridKind>>();
        blocks.put("arithmetic", ARITHMETIC);
        blocks.put("geometric", GEOMETRIC);
        blocks.put("symmetric", SYMMETRIC);
        blocks.put("fibonacci", FIBONACCI);
        blocks.put("volatility", VOLATILITY);
        return new Variants<>(
                "kind",
                blocks,
                grid ->
                        switch (grid) {
                            case GridKind.Arithmetic arithmetic -> ARITHMETIC.write(arithmetic);
                            case GridKind.Geometric geometric -> GEOMETRIC.write(geometric);
                            case GridKind.Symmetric symmetric -> SYMMETRIC.write(symmetric);
                            case GridKind.Fibonacci fibonacci -> FIBONACCI.write(fibonacci);
                            case GridKind.Volatility volatility -> VOLATILITY.write(volatility);
                        });
    }

    private static Block<GridKind.Arithmetic> arithmetic() {
        Field<GridKind.Arithmetic, String> kind =
                Field.constant("kind", "Levels of equal distance.", "arithmetic");
        Field<GridKind.Arithmetic, BigDecimal> lower = lower(GridKind.Arithmetic::lower);
        Field<GridKind.Arithmetic, BigDecimal> upper = upper(GridKind.Arithmetic::upper);
        Field<GridKind.Arithmetic, Integer> cells = cells(GridKind.Arithmetic::cells);
        return new Block<>(
                List.of(kind, lower, upper, cells),
                in -> new GridKind.Arithmetic(in.get(lower), in.get(upper), in.get(cells)));
    }

    private static Block<GridKind.Geometric> geometric() {
        Field<GridKind.Geometric, String> kind =
                Field.constant("kind", "Levels of equal ratio.", "geometric");
        Field<GridKind.Geometric, BigDecimal> lower = lower(GridKind.Geometric::lower);
        Field<GridKind.Geometric, BigDecimal> upper = upper(GridKind.Geometric::upper);
        Field<GridKind.Geometric, Integer> cells = cells(GridKind.Geometric::cells);
        return new Block<>(
                List.of(kind, lower, upper, cells),
                in -> new GridKind.Geometric(in.get(lower), in.get(upper), in.get(cells)));
    }

    private static Block<GridKind.Symmetric> symmetric() {
        Field<GridKind.Symmetric, String> kind =
                Field.constant("kind", "Cells of their own profit around a center.", "symmetric");
        Field<GridKind.Symmetric, Optional<BigDecimal>> center = center(GridKind.Symmetric::center);
        Field<GridKind.Symmetric, BigDecimal> spacing =
                Field.of(
                        "spacing",
                        "Distance of neighbouring cells, as a share of the center.",
                        DISTANCE,
                        GridKind.Symmetric::spacing);
        Field<GridKind.Symmetric, Integer> levels =
                levels("Cells on each side.", GridKind.Symmetric::levels);
        Field<GridKind.Symmetric, BigDecimal> profit =
                Field.of(
                        "profit",
                        "Distance from buy to sell, as a share of the buy price.",
                        Numeric.in("(0, 10]"),
                        GridKind.Symmetric::profit);
        return new Block<>(
                List.of(kind, center, spacing, levels, profit),
                in ->
                        new GridKind.Symmetric(
                                in.get(center), in.get(spacing), in.get(levels), in.get(profit)));
    }

    private static Block<GridKind.Fibonacci> fibonacci() {
        Field<GridKind.Fibonacci, String> kind =
                Field.constant(
                        "kind", "Levels at Fibonacci distances around a center.", "fibonacci");
        Field<GridKind.Fibonacci, Optional<BigDecimal>> center = center(GridKind.Fibonacci::center);
        Field<GridKind.Fibonacci, BigDecimal> step =
                Field.of(
                        "step",
                        "Distance of the first level, as a share of the center.",
                        DISTANCE,
                        GridKind.Fibonacci::step);
        Field<GridKind.Fibonacci, Integer> levels =
                levels("Levels on each side.", GridKind.Fibonacci::levels);
        return new Block<>(
                List.of(kind, center, step, levels),
                in -> new GridKind.Fibonacci(in.get(center), in.get(step), in.get(levels)));
    }

    private static Block<GridKind.Volatility> volatility() {
        Field<GridKind.Volatility, String> kind =
                Field.constant("kind", "Levels as far apart as the market moves.", "volatility");
        Field<GridKind.Volatility, Optional<BigDecimal>> center =
                center(GridKind.Volatility::center);
        Field<GridKind.Volatility, BigDecimal> factor =
                Field.of(
                        "factor",
                        "Distance of two levels, as a multiple of the average true range.",
                        Numeric.in("(0, 1000]"),
                        GridKind.Volatility::factor);
        Field<GridKind.Volatility, Integer> atrPeriod =
                Field.of(
                        "atrPeriod",
                        "True ranges in Wilder's average.",
                        COUNT,
                        GridKind.Volatility::atrPeriod);
        Field<GridKind.Volatility, Timeframe> timeframe =
                Field.of(
                        "timeframe",
                        "Length of the candles of that average, a multiple of the bars'.",
                        Leaves.TIMEFRAME,
                        GridKind.Volatility::timeframe);
        Field<GridKind.Volatility, Integer> levels =
                levels("Levels on each side.", GridKind.Volatility::levels);
        Field<GridKind.Volatility, BigDecimal> minSpacing =
                Field.of(
                        "minSpacing",
                        "Smallest distance of two levels, as a share of the center.",
                        Numeric.in("[0, 1)"),
                        GridKind.Volatility::minSpacing);
        Field<GridKind.Volatility, BigDecimal> maxSpacing =
                Field.of(
                        "maxSpacing",
                        "Largest distance of two levels, as a share of the center.",
                        Numeric.in("(0, 10]"),
                        GridKind.Volatility::maxSpacing);
        return new Block<>(
                List.of(kind, center, factor, atrPeriod, timeframe, levels, minSpacing, maxSpacing),
                in ->
                        new GridKind.Volatility(
                                in.get(center),
                                in.get(factor),
                                in.get(atrPeriod),
                                in.get(timeframe),
                                in.get(levels),
                                in.get(minSpacing),
                                in.get(maxSpacing)));
    }

    private static <K> Field<K, BigDecimal> lower(Function<K, BigDecimal> part) {
        return Field.of("lower", "Lowest level, quote.", Leaves.POSITIVE, part);
    }

    private static <K> Field<K, BigDecimal> upper(Function<K, BigDecimal> part) {
        return Field.of("upper", "Highest level, above lower, quote.", Leaves.POSITIVE, part);
    }

    private static <K> Field<K, Integer> cells(Function<K, Integer> part) {
        return Field.of("cells", "Number of cells.", COUNT, part);
    }

    private static <K> Field<K, Optional<BigDecimal>> center(
            Function<K, Optional<BigDecimal>> part) {
        return Field.of(
                "center",
                "Price in the middle, quote; null for the price at the start.",
                Leaves.POSITIVE.orNull(),
                part);
    }

    private static <K> Field<K, Integer> levels(String description, Function<K, Integer> part) {
        return Field.of("levels", description, COUNT, part);
    }
}
