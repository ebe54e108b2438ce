package io.trellis.core.strategy.grid;

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
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.RandomFilters;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.risk.RiskRules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** A random plan and a random path that bring each other to life, made from one seed. */
public record GridLawCase(long seed, GridPlan plan, Bars bars) {

    public static GridLawCase of(long seed) {
        RandomDraw draw = new RandomDraw(seed);
        RandomScale scale = RandomScale.draw(draw);
        return new Maker(draw, scale).make(seed);
    }

    /** A case with many bars to a cell, so that most of them fill nothing. */
    public static GridLawCase longer(long seed) {
        RandomDraw draw = new RandomDraw(seed);
        RandomScale scale = RandomScale.draw(draw).longer(draw);
        return new Maker(draw, scale).make(seed);
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + bars.count() + " bars, " + plan;
    }

    /** Draws the parts of a plan. */
    private static final class Maker {

        /** Amounts are posted in 63 bits of 10⁻⁸ quote; a run may gain many times its capital. */
        private static final double LARGEST_CAPITAL = 1e8;

        private final RandomDraw draw;
        private final RandomScale scale;
        private final BigDecimal tick;
        private final BigDecimal lot;
        private final BigDecimal lotsPerCell;

        Maker(RandomDraw draw, RandomScale scale) {
            this.draw = draw;
            this.scale = scale;
            tick = draw.decimalOf("0.01", "0.1", "1", "0.25", "0.00001");
            lot = draw.decimalOf("0.00001", "0.0001", "0.001", "0.01", "0.5", "1");
            double lotsOfAll = LARGEST_CAPITAL / usualCost(scale.cells());
            double most = Math.clamp(lotsOfAll, 3, 3_000);
            lotsPerCell = BigDecimal.valueOf(Math.round(draw.logBetween(2, most)));
        }

        /** What some lots cost at the start. */
        private double usualCost(int lots) {
            return price(scale.startTicks()).multiply(lot).doubleValue() * lots;
        }

        GridLawCase make(long seed) {
            GridPlan plan = new GridPlan(instrument(), settings(), risk(), assumptions());
            return new GridLawCase(seed, plan, RandomPath.draw(draw, scale));
        }

        private Instrument instrument() {
            BigDecimal usual = lot.multiply(lotsPerCell);
            BigDecimal cost = usual.multiply(price(scale.startTicks()));
            boolean bites = draw.chance(0.3);
            return new Instrument(
                    tick,
                    lot,
                    bites ? shareOf(usual) : BigDecimal.ZERO,
                    bites ? shareOf(cost) : BigDecimal.ZERO,
                    draw.decimalOf("0", "0.0001", "0.001", "0.0025", "0.01"),
                    draw.decimalOf("0", "0.001", "0.0026", "0.0040"));
        }

        private BigDecimal shareOf(BigDecimal usual) {
            return usual.multiply(draw.decimalOf("0", "0.3", "0.7", "0.85", "0.93"));
        }

        private Assumptions assumptions() {
            int gap = Math.toIntExact(scale.gapTicks());
            return new Assumptions(
                    draw.decimalOf("0", "0.0005", "0.003", "0.00037", "0.02"),
                    draw.oneOf(PathRule.values()),
                    draw.oneOf(0, 0, 0, 1, 2, gap / 2, gap, 2 * gap));
        }

        private GridSettings settings() {
            GridKind kind = kind();
            Optional<BigDecimal> stopLoss = draw.maybe(0.25, () -> exit(-1));
            BigDecimal least = stopLoss.map(tick::add).orElse(tick);
            Optional<BigDecimal> takeProfit = draw.maybe(0.25, () -> exit(1).max(least));
            boolean trails =
                    kind instanceof GridKind.Arithmetic || kind instanceof GridKind.Geometric;
            return new GridSettings(
                    kind,
                    capital(),
                    draw.oneOf(Sizing.values()),
                    draw.oneOf(StartMode.INVENTORY, StartMode.INVENTORY, StartMode.CASH),
                    stopLoss,
                    takeProfit,
                    draw.maybe(0.6, this::recenter),
                    trails && draw.chance(0.5) ? draw.oneOf(Trail.values()) : Trail.NONE,
                    regimes());
        }

        /** Labels want a long path, a filter a few candles. */
        private Optional<RegimeRules> regimes() {
            boolean labels = scale.isLong() && draw.chance(0.7);
            return labels ? Optional.of(labels()) : draw.maybe(0.2, this::filter);
        }

        private RegimeRules filter() {
            int candleBars = draw.oneOf(1, 2, 3, 7);
            var random = new SplittableRandom(draw.whole(0, Integer.MAX_VALUE - 1));
            var timeframe = new Timeframe(60_000L * scale.minutes() * candleBars);
            return new RandomFilters(random, timeframe, scale.moveOver(candleBars)).rules();
        }

        private RegimeRules labels() {
            List<MarketState> states = new ArrayList<>();
            for (MarketState state : MarketState.values()) {
                if (draw.chance(0.4)) {
                    states.add(state);
                }
            }
            return new RegimeRules.Labels(
                    states.isEmpty() ? List.of(MarketState.TREND_DOWN) : states);
        }

        private GridKind kind() {
            return switch (draw.whole(0, 6)) {
                case 0, 1 -> new GridKind.Arithmetic(lower(), upper(), scale.cells());
                case 2, 3 -> new GridKind.Geometric(lower(), upper(), scale.cells());
                case 4 -> symmetric();
                case 5 -> volatility();
                default -> fibonacci();
            };
        }

        private double below;

        private BigDecimal lower() {
            double width = (double) scale.cells() * scale.gapTicks();
            below = Math.min(width * draw.between(-0.2, 1.2), 0.8 * scale.startTicks());
            return bound(scale.startTicks() - below);
        }

        private BigDecimal upper() {
            double width = (double) scale.cells() * scale.gapTicks();
            return bound(scale.startTicks() - below + width);
        }

        /** On the tick, or off it. */
        private BigDecimal bound(double ticks) {
            BigDecimal off = draw.decimalOf("0", "0", "0.5", "0.137");
            return price(Math.max(1, Math.round(ticks))).add(tick.multiply(off));
        }

        private GridKind symmetric() {
            double spacing = (double) scale.gapTicks() / scale.startTicks();
            double profit = spacing * draw.oneOf(0.5, 1.0, 1.3, 2.6);
            return new GridKind.Symmetric(
                    center(),
                    RandomDraw.decimal(spacing, 5),
                    draw.whole(1, 7),
                    RandomDraw.decimal(profit, 5));
        }

        private GridKind fibonacci() {
            double step = (double) scale.gapTicks() / scale.startTicks();
            return new GridKind.Fibonacci(
                    center(), RandomDraw.decimal(step * draw.between(0.3, 1), 5), draw.whole(1, 6));
        }

        /** With a first average over few candles, so that levels often fall between two ticks. */
        private GridKind volatility() {
            double gap = (double) scale.gapTicks() / scale.startTicks();
            double move = scale.moveOver(draw.oneOf(1, 2, 4));
            BigDecimal least = RandomDraw.decimal(gap * draw.between(0.1, 0.7), 5);
            return new GridKind.Volatility(
                    center(),
                    draw.chance(0.5)
                            ? draw.decimalOf("0.5", "1", "1.5", "2", "4")
                            : RandomDraw.decimal(gap / move, 2),
                    draw.whole(1, 8),
                    new Timeframe(60_000L * scale.minutes() * draw.oneOf(1, 1, 2, 3, 7)),
                    draw.whole(1, 7),
                    draw.chance(0.1) ? BigDecimal.ZERO : least,
                    least.add(RandomDraw.decimal(gap * draw.between(0.1, 3), 5)));
        }

        private Optional<BigDecimal> center() {
            double away = scale.gapTicks() * draw.between(-3, 3);
            return draw.maybe(0.5, () -> bound(scale.startTicks() + away));
        }

        private BigDecimal capital() {
            BigDecimal cells = BigDecimal.valueOf(scale.cells());
            return price(scale.startTicks())
                    .multiply(lot)
                    .multiply(lotsPerCell)
                    .multiply(cells)
                    .setScale(8, RoundingMode.CEILING);
        }

        private BigDecimal exit(int side) {
            double gap = scale.gapTicks();
            double reach = Math.max(scale.moveTicks() * Math.sqrt(scale.bars()), gap);
            double away = reach * draw.between(draw.chance(0.05) ? -0.2 : 0.1, 1.5);
            long ticks = Math.max(1, Math.round(scale.startTicks() + side * away));
            return price(ticks);
        }

        private RecenterRules recenter() {
            return new RecenterRules(
                    draw.maybe(0.4, this::deviation),
                    draw.maybe(0.4, this::pumpDump),
                    draw.maybe(0.4, this::dominance),
                    draw.maybe(0.3, () -> hours(draw.whole(1, 60))),
                    draw.chance(0.5) ? BigDecimal.ZERO : hours(draw.whole(1, 20)),
                    draw.chance(0.5));
        }

        private BigDecimal deviation() {
            double gap = (double) scale.gapTicks() / scale.startTicks();
            return draw.chance(0.2)
                    ? BigDecimal.ZERO
                    : RandomDraw.decimal(gap * draw.between(0.1, 3), 4);
        }

        private RecenterRules.PumpDump pumpDump() {
            int count = draw.whole(1, 30);
            double move = scale.moveOver(count) * draw.between(0.5, 2.5);
            return new RecenterRules.PumpDump(RandomDraw.decimal(move, 4), hours(count));
        }

        private RecenterRules.Dominance dominance() {
            return new RecenterRules.Dominance(
                    draw.decimalOf("0.5", "0.6", "0.75", "0.8", "0.95", "1"),
                    hours(draw.whole(1, 40)));
        }

        /** The hours of some bars, mostly exactly. */
        private BigDecimal hours(int count) {
            BigDecimal minutes = BigDecimal.valueOf((long) count * scale.minutes());
            return minutes.divide(BigDecimal.valueOf(60), 6, RoundingMode.HALF_EVEN);
        }

        private RiskRules risk() {
            Optional<BigDecimal> kill = draw.maybe(0.4, this::fall);
            return new RiskRules(
                    draw.maybe(0.35, () -> RandomDraw.decimal(draw.between(0.1, 0.95), 2)),
                    kill,
                    draw.maybe(0.4, () -> kill.map(this::justBeyond).orElseGet(this::fall)),
                    draw.chance(0.7),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty());
        }

        private BigDecimal fall() {
            return RandomDraw.decimal(scale.moveOver(scale.bars()) * draw.between(0.05, 0.7), 4);
        }

        /** A drawdown that the sale after a kill may bring about. */
        private BigDecimal justBeyond(BigDecimal kill) {
            BigDecimal more = draw.decimalOf("-0.002", "0", "0.002", "0.004", "0.006", "0.01");
            return kill.add(more).max(new BigDecimal("0.0005"));
        }

        private BigDecimal price(long ticks) {
            return tick.multiply(BigDecimal.valueOf(ticks));
        }
    }
}
