package io.trellis.backtesting.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.CsvBarReader;
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
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategy.grid.GridPlan;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * The parity law on recorded bars, which lie beside the checkout; skipped where they are absent.
 */
class KernelRealBarsTest {

    private static final long SEED = 20_261_121;
    private static final int PLANS_A_FILE = 12;

    @Test
    void givenRecordedBars_thenKernelAndReferenceAgree() throws IOException {
        List<Path> files = files();
        assumeTrue(!files.isEmpty(), "no recorded bars beside the checkout");
        int fills = 0;
        for (Path file : files) {
            Bars bars = bars(file);
            GridKernel kernel = new GridKernel(bars);
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
            for (int i = 0; i < PLANS_A_FILE; i++) {
                GridPlan plan = plan(random, bars);
                KernelRun reference = KernelRun.reference(plan, bars);
                fills += reference.trades().size();
                for (boolean compressed : new boolean[] {false, true}) {
                    Optional<String> difference =
                            KernelRun.kernel(kernel, plan, bars, compressed)
                                    .differenceTo(reference);
                    assertEquals(
                            Optional.empty(), difference, () -> file.getFileName() + " " + plan);
                }
            }
        }
        assertTrue(fills > 1_000, "hardly a fill: " + fills);
    }

    private static List<Path> files() throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("../shared/data/market/ohlcv"))) {
            at = at.getParent();
        }
        if (at == null) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(at.resolve("../shared/data/market/ohlcv"))) {
            return found.filter(file -> file.toString().contains("_1m_")).sorted().toList();
        }
    }

    private static Bars bars(Path file) {
        SeriesId series = new SeriesId("recorded", "BASE/QUOTE", Timeframe.parse("1m"));
        BarColumns columns = CsvBarReader.read(file, series, "trellis test").bars();
        double first = columns.open()[0];
        return TickBars.of(columns, instrument(first));
    }

    /** A tick of about a hundred-thousandth of the price. */
    private static Instrument instrument(double price) {
        int digits = 5 - (int) Math.floor(Math.log10(price));
        return new Instrument(
                BigDecimal.ONE.movePointLeft(digits),
                new BigDecimal("0.00000001"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal("0.001"),
                new BigDecimal("0.002"));
    }

    private static GridPlan plan(RandomGenerator random, Bars bars) {
        Instrument instrument = instrument(1);
        double width = 0.02 + 0.2 * random.nextDouble();
        double start = bars.open(0);
        BigDecimal lower = BigDecimal.valueOf(Math.round(start * (1 - width)));
        BigDecimal upper = BigDecimal.valueOf(Math.round(start * (1 + width)));
        int cells = random.nextInt(5, 60);
        BigDecimal step = BigDecimal.valueOf(random.nextInt(20, 120), 4);
        GridKind kind =
                switch (random.nextInt(5)) {
                    case 0 -> new GridKind.Arithmetic(lower, upper, cells);
                    case 1 -> new GridKind.Geometric(lower, upper, cells);
                    case 2 -> new GridKind.Symmetric(Optional.empty(), step, 8, step);
                    case 3 -> new GridKind.Fibonacci(Optional.empty(), step, 5);
                    default ->
                            new GridKind.Volatility(
                                    Optional.empty(),
                                    BigDecimal.ONE,
                                    14,
                                    Timeframe.parse("1h"),
                                    8,
                                    new BigDecimal("0.002"),
                                    new BigDecimal("0.05"));
                };
        boolean trails = kind instanceof GridKind.Arithmetic || kind instanceof GridKind.Geometric;
        GridSettings settings =
                new GridSettings(
                        kind,
                        BigDecimal.valueOf(Math.round(start)),
                        random.nextBoolean() ? Sizing.BASE : Sizing.QUOTE,
                        random.nextInt(3) == 0 ? StartMode.CASH : StartMode.INVENTORY,
                        Optional.empty(),
                        Optional.empty(),
                        random.nextBoolean() ? Optional.of(recenter(random)) : Optional.empty(),
                        trails && random.nextBoolean() ? Trail.BOTH : Trail.NONE,
                        random.nextInt(4) == 0
                                ? Optional.of(
                                        new RegimeRules.Labels(List.of(MarketState.TREND_DOWN)))
                                : Optional.empty());
        Instrument inTicks =
                new Instrument(
                        BigDecimal.ONE,
                        instrument.lot(),
                        instrument.minQty(),
                        instrument.minCost(),
                        instrument.makerFee(),
                        instrument.takerFee());
        return new GridPlan(
                inTicks,
                settings,
                risk(random),
                new Assumptions(
                        new BigDecimal("0.0005"),
                        List.of(PathRule.values()).get(random.nextInt(3)),
                        random.nextInt(3)));
    }

    private static RecenterRules recenter(RandomGenerator random) {
        return new RecenterRules(
                Optional.of(new BigDecimal("0.01")),
                Optional.of(new RecenterRules.PumpDump(new BigDecimal("0.03"), BigDecimal.ONE)),
                Optional.of(new RecenterRules.Dominance(new BigDecimal("0.9"), BigDecimal.TEN)),
                Optional.of(BigDecimal.valueOf(24)),
                BigDecimal.valueOf(random.nextInt(3)),
                random.nextBoolean());
    }

    private static RiskRules risk(RandomGenerator random) {
        List<Optional<BigDecimal>> limits = new ArrayList<>();
        for (String limit : List.of("0.7", "0.03", "0.15")) {
            limits.add(
                    random.nextBoolean() ? Optional.of(new BigDecimal(limit)) : Optional.empty());
        }
        return new RiskRules(
                limits.get(0),
                limits.get(1),
                limits.get(2),
                true,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }
}
