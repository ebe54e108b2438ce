package io.trellis.backtesting.engine;

import io.trellis.core.dca.DcaSettings;
import io.trellis.core.dca.Dips;
import io.trellis.core.dca.Schedule;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Prints;
import io.trellis.core.market.TradePrint;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategy.dca.DcaPlan;
import io.trellis.core.strategy.grid.GridPlan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Random grids around 1,000 ticks, and paths that cross them; the same seed gives the same. */
final class RandomGrids {

    static final long MINUTE_MILLIS = 60_000;
    static final long START_MILLIS = 1_704_060_000_000L; // 2023-12-31T22:00Z: a day ends soon

    private static final long MIDDLE_TICKS = 1_000;

    private final SplittableRandom random;

    RandomGrids(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int whole(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    @SafeVarargs
    final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    private BigDecimal decimalOf(String... values) {
        return new BigDecimal(oneOf(values));
    }

    private <T> Optional<T> maybe(double probability, Supplier<T> value) {
        return chance(probability) ? Optional.of(value.get()) : Optional.empty();
    }

    // ---- plans

    /** With any kind, sizing, start, exit, recentring, trailing and risk rule. */
    GridPlan plan() {
        GridKind kind = kind();
        boolean trails = kind instanceof GridKind.Arithmetic || kind instanceof GridKind.Geometric;
        var settings =
                new GridSettings(
                        kind,
                        decimalOf("1000", "12345.67", "500000"),
                        oneOf(Sizing.values()),
                        oneOf(StartMode.INVENTORY, StartMode.INVENTORY, StartMode.CASH),
                        maybe(0.2, () -> BigDecimal.valueOf(whole(850, 960))),
                        maybe(0.2, () -> BigDecimal.valueOf(whole(1_040, 1_150))),
                        maybe(0.6, this::recenter),
                        trails ? oneOf(Trail.values()) : Trail.NONE);
        return new GridPlan(instrument(), settings, risk(), assumptions(oneOf(0, 0, 1, 3)));
    }

    /** That does nothing but rest its orders, with amounts that need no rounding. */
    GridPlan plainPlan() {
        int lower = whole(900, 980);
        var settings =
                new GridSettings(
                        new GridKind.Arithmetic(
                                BigDecimal.valueOf(lower),
                                BigDecimal.valueOf(whole(1_020, 1_100)),
                                whole(2, 15)),
                        new BigDecimal("50000"),
                        oneOf(Sizing.values()),
                        StartMode.INVENTORY,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Trail.NONE);
        var instrument =
                new Instrument(
                        BigDecimal.ONE,
                        new BigDecimal("0.001"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        decimalOf("0", "0.001", "0.0025"),
                        decimalOf("0", "0.002", "0.004"));
        return new GridPlan(
                instrument,
                settings,
                RiskRules.none(),
                new Assumptions(decimalOf("0", "0.001"), PathRule.NEAREST, 0));
    }

    /** Dollar-cost averaging, with anything it can do. */
    DcaPlan dcaPlan() {
        Dips dips =
                new Dips(
                        oneOf(Dips.From.values()),
                        List.of(
                                new Dips.Step(new BigDecimal("0.003"), BigDecimal.ONE),
                                new Dips.Step(new BigDecimal("0.01"), new BigDecimal("1.7"))));
        var settings =
                new DcaSettings(
                        decimalOf("1000", "12345.67"),
                        new Schedule(1, 0),
                        decimalOf("97.5", "400"),
                        maybe(0.8, () -> dips),
                        maybe(0.8, () -> decimalOf("0.002", "0.01", "0.03")));
        var risk =
                new RiskRules(
                        Optional.empty(),
                        maybe(0.3, () -> decimalOf("0.005", "0.02")),
                        maybe(0.2, () -> decimalOf("0.03", "0.08")),
                        false,
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty());
        return new DcaPlan(instrument(), settings, risk, assumptions(oneOf(0, 0, 1)));
    }

    private Instrument instrument() {
        return new Instrument(
                BigDecimal.ONE,
                decimalOf("0.001", "0.00001", "0.007"),
                decimalOf("0", "0", "0.01"),
                decimalOf("0", "0", "5"),
                decimalOf("0", "0.001", "0.0025", "0.00037"),
                decimalOf("0", "0.002", "0.004"));
    }

    Assumptions assumptions(int marginTicks) {
        return new Assumptions(
                decimalOf("0", "0.0005", "0.003"), oneOf(PathRule.values()), marginTicks);
    }

    private GridKind kind() {
        BigDecimal lower = BigDecimal.valueOf(whole(880, 985));
        BigDecimal upper = BigDecimal.valueOf(whole(1_015, 1_130));
        return switch (whole(0, 5)) {
            case 0, 1 -> new GridKind.Arithmetic(lower, upper, whole(1, 14));
            case 2, 3 -> new GridKind.Geometric(lower, upper, whole(1, 14));
            case 4 ->
                    new GridKind.Symmetric(
                            maybe(0.3, () -> BigDecimal.valueOf(MIDDLE_TICKS)),
                            decimalOf("0.004", "0.007", "0.013"),
                            whole(1, 6),
                            decimalOf("0.003", "0.006", "0.02"));
            default ->
                    new GridKind.Fibonacci(
                            Optional.empty(), decimalOf("0.003", "0.006"), whole(1, 5));
        };
    }

    private RecenterRules recenter() {
        return new RecenterRules(
                maybe(0.5, () -> decimalOf("0", "0.005", "0.02")),
                maybe(
                        0.4,
                        () ->
                                new RecenterRules.PumpDump(
                                        decimalOf("0.01", "0.03"), decimalOf("0.1", "0.5"))),
                maybe(
                        0.4,
                        () ->
                                new RecenterRules.Dominance(
                                        decimalOf("0.6", "0.8", "1"), decimalOf("0.2", "0.5"))),
                maybe(0.4, () -> decimalOf("0.25", "1")),
                decimalOf("0", "0", "0.3"),
                chance(0.5));
    }

    private RiskRules risk() {
        return new RiskRules(
                maybe(0.35, () -> decimalOf("0.2", "0.5", "0.8")),
                maybe(0.35, () -> decimalOf("0.005", "0.02", "0.04")),
                maybe(0.2, () -> decimalOf("0.03", "0.08")),
                chance(0.7),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    // ---- paths

    Bars bars() {
        Bars bars = new Bars();
        long time = START_MILLIS + whole(0, 59) * MINUTE_MILLIS;
        double move = oneOf(2.0, 6.0, 15.0);
        double price = MIDDLE_TICKS;
        int count = whole(30, 200);
        for (int i = 0; i < count; i++) {
            long open = ticks(chance(0.1) ? price + move * random.nextGaussian() : price);
            price = open + (chance(0.1) ? 0 : move * random.nextGaussian()) + pull(price);
            long close = ticks(price);
            long high = Math.max(open, close) + wick(move);
            long low = Math.max(1, Math.min(open, close) - wick(move));
            bars.append(time, open, high, low, close);
            time += MINUTE_MILLIS * (chance(0.03) ? whole(2, 50) : 1);
        }
        return bars;
    }

    private double pull(double price) {
        return (MIDDLE_TICKS - price) * 0.03;
    }

    private long wick(double move) {
        return chance(0.3) ? 0 : Math.round(Math.abs(move * random.nextGaussian()));
    }

    private static long ticks(double price) {
        return Math.max(1, Math.round(price));
    }

    /** What trades in each of some bars, now and then nothing. */
    List<Long> volumes(int bars) {
        var volumes = new ArrayList<Long>();
        for (int i = 0; i < bars; i++) {
            volumes.add(chance(0.1) ? 0L : random.nextLong(1, 20_000));
        }
        return volumes;
    }

    /**
     * Trades some seconds apart.
     *
     * @param timesMayRepeat whether several may happen in one millisecond
     */
    Prints prints(boolean timesMayRepeat) {
        Prints prints = new Prints();
        long time = START_MILLIS + whole(0, 3_600_000);
        double price = MIDDLE_TICKS;
        double move = oneOf(1.0, 3.0, 8.0);
        int count = whole(100, 600);
        for (int i = 0; i < count; i++) {
            prints.append(
                    new TradePrint(
                            time,
                            ticks(price),
                            chance(0.05) ? 0 : random.nextLong(1, 3_000),
                            oneOf(Aggressor.values())));
            price += (chance(0.3) ? 0 : move * random.nextGaussian()) + pull(price);
            time += timesMayRepeat && chance(0.3) ? 0 : whole(1, 20_000);
        }
        return prints;
    }
}
