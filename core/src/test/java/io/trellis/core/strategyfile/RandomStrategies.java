package io.trellis.core.strategyfile;

import io.trellis.core.dca.DcaSettings;
import io.trellis.core.dca.Dips;
import io.trellis.core.dca.Schedule;
import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.RandomFilters;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Valid strategies of every shape, the same ones for the same seed. */
final class RandomStrategies {

    private static final BigDecimal TICK = new BigDecimal("0.01");

    private final Random random;

    RandomStrategies(long seed) {
        this.random = new Random(seed);
    }

    /** Hand-written, proven and signed ones. */
    StrategyFile next() {
        StrategyFile plain = plain();
        return switch (random.nextInt(3)) {
            case 0 -> plain;
            case 1 -> proven(plain);
            default -> signed(proven(plain));
        };
    }

    StrategyFile plain() {
        Instant created = instant();
        boolean grid = random.nextInt(3) > 0;
        return new StrategyFile(
                "s-" + random.nextInt(1_000_000),
                maybe(() -> created),
                maybe(() -> created.plusSeconds(1 + random.nextInt(1_000_000))),
                new SeriesId("kraken", "BTC/USDT", new Timeframe(60_000L)),
                new Instrument(TICK, decimal(1, 8), decimal(0, 5), decimal(0, 100), fee(), fee()),
                grid ? new GridSpec(settings()) : new DcaSpec(averaging()),
                grid ? risk() : riskOfDca(),
                new Assumptions(share(), pick(PathRule.values()), random.nextInt(4)),
                grid ? maybe(this::search) : Optional.empty(),
                Optional.empty());
    }

    StrategyFile proven(StrategyFile file) {
        return StrategyCodec.proven(file, provenance(), evidence(), verdict());
    }

    StrategyFile signed(StrategyFile file) {
        byte[] signature = new byte[64];
        random.nextBytes(signature);
        Proof proof = file.proof().orElseThrow();
        return file.withProof(
                new Proof(
                        proof.provenance(),
                        proof.evidence(),
                        proof.verdict(),
                        proof.digest(),
                        Optional.of(
                                new Signature(
                                        "key-1", Base64.getEncoder().encodeToString(signature)))));
    }

    private GridSettings settings() {
        GridKind kind = kind();
        boolean trails = kind instanceof GridKind.Arithmetic || kind instanceof GridKind.Geometric;
        return new GridSettings(
                kind,
                decimal(1, 1_000_000),
                pick(Sizing.values()),
                pick(StartMode.values()),
                maybe(() -> price(10, 20)),
                maybe(() -> price(200, 300)),
                maybe(this::recenter),
                trails ? pick(Trail.values()) : Trail.NONE,
                maybe(this::regimes));
    }

    private DcaSettings averaging() {
        int hours = 1 + random.nextInt(200);
        BigDecimal amount = decimal(1, 1_000);
        return new DcaSettings(
                amount.add(decimal(1, 1_000_000)),
                new Schedule(hours, random.nextInt(hours)),
                amount,
                maybe(this::dips),
                maybe(this::share));
    }

    private Dips dips() {
        var steps = new ArrayList<Dips.Step>();
        int count = 1 + random.nextInt(8);
        for (int i = 1; i <= count; i++) {
            BigDecimal below = BigDecimal.valueOf((100 * i + random.nextInt(100)) / 10_000.0);
            steps.add(new Dips.Step(below, ratio(0.1, 5)));
        }
        return new Dips(pick(Dips.From.values()), steps);
    }

    private RiskRules riskOfDca() {
        return new RiskRules(
                Optional.empty(),
                maybe(this::share),
                maybe(this::share),
                false,
                maybe(() -> decimal(10, 1000)),
                OptionalInt.empty(),
                maybe(this::share));
    }

    private GridKind kind() {
        int count = 1 + random.nextInt(100);
        return switch (random.nextInt(5)) {
            case 0 -> new GridKind.Arithmetic(decimal(30, 50), decimal(60, 90), count);
            case 1 -> new GridKind.Geometric(decimal(30, 50), decimal(60, 90), count);
            case 2 ->
                    new GridKind.Symmetric(
                            maybe(() -> decimal(30, 50)), ratio(0.00001, 0.009), count, share());
            case 3 ->
                    new GridKind.Volatility(
                            maybe(() -> decimal(30, 50)),
                            ratio(0.1, 10),
                            count,
                            new Timeframe(60_000L * (1 + random.nextInt(600))),
                            1 + random.nextInt(100),
                            ratio(0.00001, 0.001),
                            ratio(0.002, 1));
            default -> new GridKind.Fibonacci(maybe(() -> decimal(30, 50)), share(), count);
        };
    }

    private RegimeRules regimes() {
        if (random.nextBoolean()) {
            var timeframe = new Timeframe(60_000L * (1 + random.nextInt(600)));
            return new RandomFilters(random, timeframe, 0.01).rules();
        }
        List<MarketState> states = new ArrayList<>(List.of(MarketState.values()));
        states.removeIf(_ -> random.nextBoolean());
        return new RegimeRules.Labels(states.isEmpty() ? List.of(MarketState.RANGE) : states);
    }

    private RecenterRules recenter() {
        return new RecenterRules(
                maybe(this::share),
                maybe(() -> new RecenterRules.PumpDump(share(), ratio(0.1, 100))),
                maybe(() -> new RecenterRules.Dominance(share(), ratio(0.1, 100))),
                maybe(() -> ratio(1, 1000)),
                BigDecimal.valueOf(random.nextInt(3)),
                random.nextBoolean());
    }

    private RiskRules risk() {
        return new RiskRules(
                maybe(this::share),
                maybe(this::share),
                maybe(this::share),
                random.nextBoolean(),
                maybe(() -> decimal(10, 1000)),
                random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(99)) : OptionalInt.empty(),
                maybe(this::share));
    }

    private SearchBlock search() {
        var dimensions =
                new ArrayList<Dimension>(
                        List.of(
                                new Dimension.Choice(
                                        "sizing",
                                        List.of(
                                                new Json.TextValue("base"),
                                                new Json.TextValue("quote"))),
                                new Dimension.Choice(
                                        "risk.killSwitch",
                                        List.of(
                                                new Json.NullValue(),
                                                new Json.NumberValue(share()))),
                                new Dimension.Real(
                                        "capital",
                                        new Dimension.Bound(decimal(1, 10), true),
                                        new Dimension.Bound(decimal(11, 20), true),
                                        maybe(() -> new Dimension.Bound(decimal(1, 2), true))),
                                new Dimension.LogReal(
                                        "assumptions.slippage",
                                        new Dimension.Bound(new BigDecimal("0.0001"), false),
                                        new Dimension.Bound(ratio(0.001, 0.98), false)),
                                new Dimension.Whole(
                                        "assumptions.marginTicks",
                                        random.nextInt(3),
                                        3 + random.nextInt(9),
                                        1 + random.nextInt(2))));
        dimensions.replaceAll(each -> conditional(each));
        return new SearchBlock(
                dimensions.subList(0, 1 + random.nextInt(dimensions.size())),
                objectives(),
                constraints());
    }

    /** Now and then what varies depends on the first dimension. */
    private Dimension conditional(Dimension dimension) {
        List<Json> when = List.of(new Json.TextValue("quote"));
        return dimension.path().equals("sizing") || random.nextBoolean()
                ? dimension
                : new Dimension.Conditional(dimension, "sizing", when);
    }

    private List<SearchBlock.Objective> objectives() {
        return Stream.of("finalEquity", "maxDrawdown", "sharpe")
                .limit(1 + random.nextInt(3))
                .map(name -> new SearchBlock.Objective(name, pick(SearchBlock.Direction.values())))
                .toList();
    }

    private List<SearchBlock.Constraint> constraints() {
        return Stream.<SearchBlock.Constraint>of(
                        new SearchBlock.Constraint.AtMost("maxDrawdown", random.nextDouble()),
                        new SearchBlock.Constraint.AtLeast("roundTrips", random.nextInt(100)))
                .filter(_ -> random.nextBoolean())
                .toList();
    }

    private Provenance provenance() {
        Instant from = instant();
        return new Provenance(
                "0.1.0+3f2a91c",
                List.of(
                        new Provenance.DataSource(
                                new SeriesId("kraken", "BTC/USDT", new Timeframe(60_000L)),
                                hex(),
                                from,
                                from.plusMillis(random.nextInt(1_000_000)),
                                1 + random.nextInt(1_000_000))),
                maybe(() ->
                        new Provenance.Search(
                                "genetic",
                                random.nextLong() >> 11,
                                random.nextInt(1_000_000),
                                random.nextBoolean()
                                        ? OptionalLong.of(random.nextInt(1_000))
                                        : OptionalLong.empty(),
                                maybe(this::hex),
                                maybe(this::metrics))),
                maybe(this::metrics));
    }

    private Evidence evidence() {
        Instant time = instant();
        return new Evidence(
                maybe(this::metrics),
                maybe(this::metrics),
                Stream.generate(() -> fold(time)).limit(random.nextInt(3)).toList(),
                probability(),
                probability(),
                probability(),
                maybe(() -> new Evidence.Envelope(metrics(), metrics())),
                probability(),
                figure(),
                maybe(this::metrics));
    }

    private Evidence.Fold fold(Instant time) {
        return new Evidence.Fold(
                time,
                time.plusSeconds(100),
                time.plusSeconds(100),
                time.plusSeconds(200),
                metrics(),
                metrics());
    }

    private Metrics metrics() {
        var values = new LinkedHashMap<String, OptionalDouble>();
        List.of("finalEquity", "sharpe", "maxDrawdown", "profitFactor")
                .forEach(name -> values.put(name, figure()));
        return new Metrics(values);
    }

    private Verdict verdict() {
        boolean passed = random.nextBoolean();
        return random.nextBoolean()
                ? Verdict.unvalidated()
                : new Verdict(
                        passed ? Verdict.Status.VALIDATED : Verdict.Status.REJECTED,
                        List.of(new Verdict.Rule("deflatedSharpe", 0.95, figure(), passed)));
    }

    /** Any double of the range, most of them with 16 or 17 digits. */
    private OptionalDouble figure() {
        double value = random.nextGaussian() * StrictMath.pow(10, random.nextInt(33) - 16);
        return random.nextInt(4) == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private OptionalDouble probability() {
        return random.nextBoolean()
                ? OptionalDouble.empty()
                : OptionalDouble.of(random.nextDouble());
    }

    private String hex() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Instant instant() {
        long millis = 1_600_000_000_000L + random.nextInt(1_000_000_000);
        return Instant.ofEpochMilli(random.nextBoolean() ? millis : millis / 1000 * 1000);
    }

    /** A decimal string, with trailing zeros now and then. */
    private BigDecimal decimal(int least, int most) {
        int scale = random.nextInt(7);
        BigDecimal fraction = new BigDecimal(random.nextDouble());
        return BigDecimal.valueOf(least)
                .add(fraction.multiply(BigDecimal.valueOf(most - least)))
                .setScale(scale, RoundingMode.CEILING);
    }

    private BigDecimal price(int least, int most) {
        long ticks = 100L * least + random.nextInt(100 * (most - least));
        return TICK.multiply(BigDecimal.valueOf(ticks));
    }

    private BigDecimal fee() {
        return BigDecimal.valueOf(random.nextInt(1_000), 4);
    }

    private BigDecimal share() {
        return ratio(0.000001, 0.98);
    }

    /** A JSON number: the shortest decimal of a double. */
    private BigDecimal ratio(double least, double most) {
        double value = least + random.nextDouble() * (most - least);
        double rounded = random.nextBoolean() ? value : Math.ceil(value * 1e6) / 1e6;
        return new Json.NumberValue(BigDecimal.valueOf(rounded)).value();
    }

    private <T> Optional<T> maybe(Supplier<T> supplier) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(supplier.get());
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
