package io.trellis.cli.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.cli.backtest.ProgramRun;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;
import io.trellis.optimization.ledger.TrialLedger;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Many markets at once, and presets, over generated hours. */
class MarketCommandsTest {

    private static final Path STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/backtest/strategy.json");
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z
    private static final int HOURS = 24 * 80;

    @TempDir private static Path data;

    @TempDir private Path folder;

    @BeforeAll
    static void generateTwoMarkets() throws IOException {
        generate("BTC", 5, 50_000);
        generate("ETH", 6, 3_000);
    }

    private static void generate(String base, long seed, double price) throws IOException {
        var settings =
                new MarketSettings(
                        seed, base + "/USDT", Timeframe.parse("1h"), START, HOURS, price);
        Files.createDirectories(data.resolve(base));
        ParquetBarStore.write(MarketGenerator.generate(settings, "test"), bars(base));
    }

    private static Path bars(String base) {
        return data.resolve(base).resolve("bars.parquet");
    }

    private ProgramRun run(String command, String... more) {
        var arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.add("--strategy=" + STRATEGY);
        arguments.add("--ledger=" + folder.resolve("trials.ledger"));
        arguments.addAll(List.of(more));
        return ProgramRun.of(new OptimizeProgram(), arguments.toArray(String[]::new));
    }

    private static Json.ObjectValue json(ProgramRun run) {
        assertThat(run.code()).as(run.err()).isZero();
        return JsonReader.read(run.out().getBytes(StandardCharsets.UTF_8), "standard output");
    }

    @Test
    void givenTwoMarkets_whenScanned_thenEachHasItsOwnBestAndAllTrialsCount() {
        Json.ObjectValue json =
                json(
                        run(
                                "scan --population=6 --generations=2 --json=-",
                                "--data",
                                bars("BTC").toString(),
                                bars("ETH").toString()));

        assertThat(((Json.ArrayValue) json.get("markets").orElseThrow()).items()).hasSize(2);
        var both =
                List.of(
                        SeriesId.parse("synthetic/BTC-USDT/1h"),
                        SeriesId.parse("synthetic/ETH-USDT/1h"));
        long trials = TrialLedger.open(folder.resolve("trials.ledger")).count(both).trials();
        assertThat(json.get("trials")).contains(Json.NumberValue.of(trials));
        assertThat(trials).isGreaterThan(20);
        assertThat(json.get("pooled").orElseThrow()).isInstanceOf(Json.ObjectValue.class);
    }

    @Test
    void givenAMarketTwice_thenRefused() {
        ProgramRun run =
                run(
                        "scan --population=6 --generations=2",
                        "--data",
                        bars("BTC").toString(),
                        bars("BTC").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is the second of synthetic/BTC-USDT/1h; give each");
    }

    @Test
    void givenRulesBesideTheBars_thenTheyAreTheMarkets() throws IOException {
        Path rules = bars("ETH").resolveSibling(Pair.RULES);
        Files.writeString(
                rules,
                """
                {"tick": "0.5", "lot": "0.001", "minQty": "0.001", "minCost": "1",
                 "makerFee": "0.0001", "takerFee": "0.0002"}
                """);
        try {
            ProgramRun run =
                    run(
                            "auto --population=6 --generations=2 --top=1",
                            "--out=" + folder,
                            "--data",
                            bars("ETH").toString());
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.err()).doesNotContain("lies beside its bars");
            StrategyFile file = read("auto-synthetic-eth-usdt-1h.json");
            assertThat(file.instrument().tick().toPlainString()).isEqualTo("0.5");
        } finally {
            Files.delete(rules);
        }
    }

    @Test
    void givenTwoMarkets_whenAuto_thenTheBestHasAFileWithAVerdictThatCountsBothMarkets()
            throws IOException {
        ProgramRun run =
                run(
                        "auto --population=6 --generations=2 --top=1 --json=-",
                        "--out=" + folder,
                        "--data",
                        bars("BTC").toString(),
                        bars("ETH").toString());

        Json.ObjectValue json = json(run);
        Json.ObjectValue written =
                (Json.ObjectValue)
                        ((Json.ArrayValue) json.get("files").orElseThrow()).items().getFirst();
        Path path = Path.of(((Json.TextValue) written.get("file").orElseThrow()).text());
        StrategyFile file = StrategyCodec.read(Files.readAllBytes(path), path.toString());
        var search = file.proof().orElseThrow().provenance().search().orElseThrow();
        assertThat(search.ledgerTrials().orElseThrow()).isGreaterThan(search.evaluations());
        assertThat(file.proof().orElseThrow().verdict().rules()).isNotEmpty();
    }

    @Test
    void givenThePresetOfTheGrid_thenKindsAreSearchedTogether() throws IOException {
        ProgramRun run =
                run(
                        "genetic --population=12 --generations=3 --preset=grid --unvalidated",
                        "--out=" + folder.resolve("found.json"),
                        "--data=" + bars("BTC"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("grid.kind", "The space is the preset grid");
        assertThat(read("found.json").search()).isPresent();
    }

    @Test
    void givenThePresetOfRisk_thenWhatEachSetOfLimitsCostsIsTold() {
        ProgramRun run =
                run(
                        "nsga2 --population=12 --generations=3 --preset=risk --unvalidated"
                                + " --objective=totalReturn,maxDrawdown",
                        "--out=" + folder.resolve("found.json"),
                        "--data=" + bars("BTC"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("What the limits cost", "return lost per risk removed", "(none)");
    }

    @Test
    void givenAnAccount_whenSized_thenEachRuleHasItsCapitalAndTheWholeAccountIsJudged() {
        Json.ObjectValue json =
                json(
                        run(
                                "sizing --objective=totalReturn,maxDrawdown<=0.9 --json=-",
                                "--data=" + bars("BTC")));

        assertThat(((Json.ArrayValue) json.get("sizes").orElseThrow()).items())
                .hasSizeGreaterThan(3);
        assertThat(json.get("best").orElseThrow()).isInstanceOf(Json.TextValue.class);
    }

    private StrategyFile read(String name) throws IOException {
        return StrategyCodec.read(Files.readAllBytes(folder.resolve(name)), name);
    }
}
