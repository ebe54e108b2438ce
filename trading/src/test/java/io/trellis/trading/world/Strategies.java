package io.trellis.trading.world;

import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Timeframe;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategy.grid.GridPlan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Grids of every kind in the market of the local Kraken. */
final class Strategies {

    private static final List<Trail> TRAILS = List.of(Trail.values());

    static final String SYMBOL = "BTC/USD";
    static final long FIRST_PRICE_TICKS = 600_000;

    /** As the venue lists it for an account that has not traded. */
    static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.1"),
                    new BigDecimal("0.00000001"),
                    new BigDecimal("0.00005"),
                    new BigDecimal("0.5"),
                    new BigDecimal("0.0025"),
                    new BigDecimal("0.0040"));

    private static final Assumptions ASSUMPTIONS =
            new Assumptions(new BigDecimal("0.0005"), PathRule.NEAREST, 1);

    private Strategies() {}

    /** Ten cells around the first price, inventory bought at the start, and no other rule. */
    static GridPlan plain() {
        return plan(
                new GridKind.Geometric(decimal("56000"), decimal("64000"), 12),
                decimal("6000"),
                StartMode.INVENTORY,
                Optional.empty(),
                Trail.NONE,
                RiskRules.none());
    }

    /** The same from cash alone. */
    static GridPlan fromCash() {
        return plan(
                new GridKind.Geometric(decimal("56000"), decimal("64000"), 12),
                decimal("6000"),
                StartMode.CASH,
                Optional.empty(),
                Trail.NONE,
                RiskRules.none());
    }

    /** One that is rebuilt around the price as soon as that leaves it. */
    static GridPlan recentring() {
        return plan(
                new GridKind.Symmetric(Optional.empty(), decimal("0.006"), 4, decimal("0.008")),
                decimal("6000"),
                StartMode.INVENTORY,
                Optional.of(recentre("0.002", "0", true)),
                Trail.NONE,
                RiskRules.none());
    }

    /** One that follows the market both ways. */
    static GridPlan trailing() {
        return plan(
                new GridKind.Geometric(decimal("58500"), decimal("61500"), 6),
                decimal("6000"),
                StartMode.INVENTORY,
                Optional.empty(),
                Trail.BOTH,
                RiskRules.none());
    }

    /** One that sells everything for good below a price. */
    static GridPlan stopping(String stopLoss) {
        GridPlan plain = plain();
        GridSettings settings = plain.settings();
        return new GridPlan(
                INSTRUMENT,
                new GridSettings(
                        settings.grid(),
                        settings.capital(),
                        settings.sizing(),
                        settings.start(),
                        Optional.of(decimal(stopLoss)),
                        Optional.empty(),
                        settings.recenter(),
                        settings.trail()),
                plain.risk(),
                plain.assumptions());
    }

    private static GridPlan plan(
            GridKind kind,
            BigDecimal capital,
            StartMode start,
            Optional<RecenterRules> recenter,
            Trail trail,
            RiskRules risk) {
        return new GridPlan(
                INSTRUMENT,
                new GridSettings(
                        kind,
                        capital,
                        Sizing.BASE,
                        start,
                        Optional.empty(),
                        Optional.empty(),
                        recenter,
                        trail),
                risk,
                ASSUMPTIONS);
    }

    private static RecenterRules recentre(String deviation, String cooldown, boolean compound) {
        return new RecenterRules(
                Optional.of(decimal(deviation)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                decimal(cooldown),
                compound);
    }

    static GridPlan drawn(long seed) {
        SplittableRandom random = Streams.of(seed, "strategy");
        GridKind kind = kind(random);
        var settings =
                new GridSettings(
                        kind,
                        BigDecimal.valueOf(random.nextLong(1_500, 12_000)),
                        random.nextBoolean() ? Sizing.BASE : Sizing.QUOTE,
                        random.nextInt(4) > 0 ? StartMode.INVENTORY : StartMode.CASH,
                        sometimes(random, 8, price(random, 0.90, 0.95)),
                        sometimes(random, 12, price(random, 1.05, 1.10)),
                        random.nextBoolean() ? Optional.of(recentre(random)) : Optional.empty(),
                        trail(kind, random));
        return new GridPlan(INSTRUMENT, settings, risk(random), ASSUMPTIONS);
    }

    private static GridKind kind(SplittableRandom random) {
        int levels = random.nextInt(2, 7);
        double step = random.nextDouble(0.0055, 0.012);
        BigDecimal lower = price(random, 0.93, 0.98);
        BigDecimal upper = price(random, 1.02, 1.07);
        double width = upper.subtract(lower).doubleValue() / 60_000;
        int cells = (int) Math.max(2, width / step);
        return switch (random.nextInt(5)) {
            case 0 -> new GridKind.Arithmetic(lower, upper, cells);
            case 1 -> new GridKind.Geometric(lower, upper, cells);
            case 2 ->
                    new GridKind.Symmetric(
                            Optional.empty(), share(step), levels, share(step * 1.2));
            case 3 -> new GridKind.Fibonacci(Optional.empty(), share(step), Math.min(levels, 5));
            default ->
                    new GridKind.Volatility(
                            Optional.empty(),
                            share(random.nextDouble(0.5, 2)),
                            3,
                            Timeframe.parse("5m"),
                            levels,
                            share(0.006),
                            share(0.02));
        };
    }

    private static RecenterRules recentre(SplittableRandom random) {
        return new RecenterRules(
                Optional.of(share(random.nextDouble(0.001, 0.02))),
                sometimes(random, 4, new RecenterRules.PumpDump(share(0.03), decimal("0.5"))),
                sometimes(random, 4, new RecenterRules.Dominance(share(0.9), decimal("1"))),
                sometimes(random, 4, decimal("2")),
                decimal(random.nextBoolean() ? "0.25" : "1"),
                random.nextBoolean());
    }

    private static Trail trail(GridKind kind, SplittableRandom random) {
        Trail drawn = TRAILS.get(random.nextInt(4));
        boolean can = kind instanceof GridKind.Arithmetic || kind instanceof GridKind.Geometric;
        return can ? drawn : Trail.NONE;
    }

    private static RiskRules risk(SplittableRandom random) {
        return new RiskRules(
                sometimes(random, 3, share(random.nextDouble(0.5, 0.95))),
                sometimes(random, 5, share(random.nextDouble(0.02, 0.08))),
                sometimes(random, 6, share(random.nextDouble(0.05, 0.2))),
                random.nextBoolean(),
                Optional.empty(),
                random.nextInt(3) == 0 ? OptionalInt.of(40) : OptionalInt.empty(),
                sometimes(random, 3, share(0.10)));
    }

    private static <T> Optional<T> sometimes(SplittableRandom random, int oneIn, T value) {
        return random.nextInt(oneIn) == 0 ? Optional.of(value) : Optional.empty();
    }

    private static BigDecimal price(SplittableRandom random, double from, double to) {
        return BigDecimal.valueOf(60_000 * random.nextDouble(from, to))
                .setScale(0, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal share(double value) {
        return BigDecimal.valueOf(value).setScale(5, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
