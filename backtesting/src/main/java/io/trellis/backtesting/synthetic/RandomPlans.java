package io.trellis.backtesting.synthetic;

import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Timeframe;
import io.trellis.core.regime.FittedFilter;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.Observation;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategy.grid.GridPlan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Random grids around the prices that some bars have; the same seed draws the same ones. */
public final class RandomPlans {

    private static final int MOST_CELLS = 120;
    private static final int LEAST_LOTS = 20;

    private final SplittableRandom random;
    private final Instrument instrument;
    private final double lowest;
    private final double highest;
    private final double start;
    private final long barMillis;

    /**
     * Plans for some bars.
     *
     * @param bars one or more, in ticks of the instrument
     */
    public RandomPlans(Instrument instrument, Bars bars, long seed) {
        this.random = new SplittableRandom(seed);
        this.instrument = instrument;
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int bar = 0; bar < bars.count(); bar++) {
            low = Math.min(low, (double) bars.low(bar));
            high = Math.max(high, (double) bars.high(bar));
        }
        double tick = instrument.tick().doubleValue();
        double first = bars.open(0) * tick;
        // A market that stood still still gets a range: a hundredth to each side.
        lowest = Math.min(low * tick, first * 0.99);
        highest = Math.max(high * tick, first * 1.01);
        start = first;
        barMillis = bars.count() == 1 ? 60_000 : bars.timeMillis(1) - bars.timeMillis(0);
    }

    /** A grid of any kind, with any rules; some are refused. */
    public GridPlan any() {
        GridKind kind = kind();
        boolean trails = kind instanceof GridKind.Arithmetic || kind instanceof GridKind.Geometric;
        Optional<BigDecimal> stopLoss = maybe(0.25, () -> price(start * between(0.8, 0.99)));
        Optional<BigDecimal> takeProfit = maybe(0.25, () -> price(start * between(1.01, 1.2)));
        var settings =
                new GridSettings(
                        kind,
                        capital(MOST_CELLS),
                        oneOf(Sizing.values()),
                        oneOf(StartMode.values()),
                        stopLoss,
                        takeProfit,
                        maybe(0.6, this::recenter),
                        trails && random.nextBoolean() ? oneOf(Trail.values()) : Trail.NONE,
                        maybe(0.3, this::regimes));
        var assumptions =
                new Assumptions(
                        decimalOf("0", "0.0005", "0.003"),
                        oneOf(PathRule.values()),
                        oneOf(0, 0, 0, 1, 2, 5));
        return new GridPlan(instrument, settings, risk(), assumptions);
    }

    /**
     * A grid without any rule around the first price: arithmetic or geometric, both sizings.
     *
     * @param leastStep distance of neighbouring levels at least, as a share of the price
     * @param mostStep the same at most
     */
    public GridPlan plain(double leastStep, double mostStep) {
        double step = leastStep * Math.pow(mostStep / leastStep, random.nextDouble());
        double below = Math.min(0.5, step * between(1, MOST_CELLS / 2.0));
        double above = Math.min(1.0, step * between(1, MOST_CELLS / 2.0));
        BigDecimal lower = price(start * (1 - below));
        BigDecimal upper = price(start * (1 + above));
        int cells = Math.clamp(Math.round((below + above) / step), 2, MOST_CELLS);
        GridKind kind =
                random.nextBoolean()
                        ? new GridKind.Arithmetic(lower, upper, cells)
                        : new GridKind.Geometric(lower, upper, cells);
        var settings =
                new GridSettings(
                        kind,
                        capital(cells),
                        oneOf(Sizing.values()),
                        StartMode.INVENTORY,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Trail.NONE,
                        Optional.empty());
        var assumptions = new Assumptions(BigDecimal.ZERO, PathRule.NEAREST, 0);
        return new GridPlan(instrument, settings, RiskRules.none(), assumptions);
    }

    private GridKind kind() {
        double width = highest / lowest - 1;
        double step = Math.max(0.0005, width * between(0.01, 0.3));
        int levels = (int) Math.min(20, 0.5 / step) + 1;
        BigDecimal lower = lower();
        BigDecimal upper = upper().max(lower.add(instrument.tick()));
        return switch (random.nextInt(7)) {
            case 0, 1 -> new GridKind.Arithmetic(lower, upper, cells());
            case 2, 3 -> new GridKind.Geometric(lower, upper, cells());
            case 5 ->
                    new GridKind.Volatility(
                            center(),
                            decimalOf("0.5", "1", "3"),
                            oneOf(5, 14),
                            new Timeframe(barMillis * oneOf(5, 60)),
                            1 + random.nextInt(levels),
                            decimal(Math.min(step / 4, 0.4 / levels)),
                            decimal(Math.min(step * 4, 0.9 / levels)));
            case 4 ->
                    new GridKind.Symmetric(
                            center(),
                            decimal(Math.min(step, 0.9 / levels)),
                            1 + random.nextInt(levels),
                            decimal(step * between(0.5, 3)));
            default -> new GridKind.Fibonacci(center(), decimal(step / 4), 1 + random.nextInt(6));
        };
    }

    private BigDecimal lower() {
        return price(between(lowest * 0.9, start * 0.999));
    }

    private BigDecimal upper() {
        return price(between(start * 1.001, highest * 1.1));
    }

    private int cells() {
        return 1 + random.nextInt(MOST_CELLS);
    }

    private Optional<BigDecimal> center() {
        return maybe(0.5, () -> price(start * between(0.98, 1.02)));
    }

    private RegimeRules regimes() {
        if (random.nextBoolean()) {
            return new RegimeRules.Labels(List.of(oneOf(MarketState.values())));
        }
        double stays = oneOf(0.4, 0.6, 0.9);
        var chain =
                new FittedFilter.Chain(
                        new Timeframe(barMillis * oneOf(1, 5, 60)),
                        oneOf(Observation.values()),
                        List.of("LOW", "HIGH"),
                        List.of(between(-0.002, 0.002)),
                        List.of(List.of(stays, 1 - stays), List.of(1 - stays, stays)),
                        0);
        return new RegimeRules.Filtered(List.of(oneOf("LOW", "HIGH")), 0.5, chain);
    }

    private RecenterRules recenter() {
        return new RecenterRules(
                maybe(0.6, () -> decimalOf("0", "0.005", "0.02")),
                maybe(
                        0.4,
                        () ->
                                new RecenterRules.PumpDump(
                                        decimalOf("0.01", "0.05"), decimalOf("1", "0.5", "6"))),
                maybe(
                        0.4,
                        () ->
                                new RecenterRules.Dominance(
                                        decimalOf("0.6", "0.8", "1"), decimalOf("1", "10"))),
                maybe(0.4, () -> decimalOf("2", "24", "100")),
                decimalOf("0", "0", "1", "12"),
                random.nextBoolean());
    }

    private RiskRules risk() {
        return new RiskRules(
                maybe(0.3, () -> decimalOf("0.3", "0.6", "0.95")),
                maybe(0.3, () -> decimalOf("0.01", "0.05", "0.1")),
                maybe(0.3, () -> decimalOf("0.03", "0.1", "0.3")),
                random.nextBoolean(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    /** Enough for every cell to be above the minimums of the venue. */
    private BigDecimal capital(int cells) {
        double lots = instrument.lot().doubleValue() * LEAST_LOTS * highest;
        double least =
                Math.max(
                        instrument.minCost().doubleValue(),
                        Math.max(lots, instrument.minQty().doubleValue() * highest));
        double capital = 1.2 * cells * least * between(1, 20);
        return BigDecimal.valueOf(capital).setScale(2, RoundingMode.CEILING);
    }

    private BigDecimal price(double price) {
        long ticks = Math.max(1, instrument.ticks(price));
        return instrument.price(ticks);
    }

    private static BigDecimal decimal(double share) {
        return BigDecimal.valueOf(share).setScale(6, RoundingMode.CEILING);
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    private BigDecimal decimalOf(String... values) {
        return new BigDecimal(oneOf(values));
    }

    private <T> Optional<T> maybe(double probability, Supplier<T> value) {
        return random.nextDouble() < probability ? Optional.of(value.get()) : Optional.empty();
    }
}
