package io.trellis.cli.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.cli.backtest.ProgramRun;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A generated day, searched as a person searches it. */
class GeneticCommandTest {

    private static final Path STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/backtest/strategy.json");
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z
    private static final int BARS = 1_440;
    private static final String CELLS = "--set=grid.cells=4..20";

    @TempDir private static Path data;

    private static Path parquet;
    private static BarColumns columns;

    @TempDir private Path folder;

    @BeforeAll
    static void generateADay() {
        var settings =
                new MarketSettings(5, "BTC/USDT", Timeframe.parse("1m"), START, BARS, 50_000);
        columns = MarketGenerator.generate(settings, "test");
        parquet = data.resolve("day.parquet");
        ParquetBarStore.write(columns, parquet);
    }

    @Test
    void givenAStrategyAndBars_thenAnUnvalidatedStrategyFileWithItsEvidence() throws IOException {
        Path out = folder.resolve("found.json");

        ProgramRun run = search(CELLS, "--name", "found", "--out", out.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("SYNTHETIC DATA, not a market\nfound: the best of ")
                .contains("in-sample", "out-of-sample", "holding the coin instead", "4..20")
                .contains("The space is given by --set.")
                .contains("UNVALIDATED")
                .contains("\nwritten to " + out + ", unsigned\n");
        StrategyFile file = StrategyCodec.read(Files.readAllBytes(out), "found.json");
        assertThat(file.name()).isEqualTo("found");
        var proof = file.proof().orElseThrow();
        assertThat(proof.verdict().status()).isEqualTo(Verdict.Status.UNVALIDATED);
        assertThat(proof.evidence().inSample()).isPresent();
        assertThat(proof.evidence().outOfSample()).isPresent();
        assertThat(proof.provenance().data().getFirst().sha256())
                .isEqualTo(columns.contentSha256());
        assertThat(proof.provenance().search().orElseThrow().seed()).isEqualTo(1);
    }

    @Test
    void givenASeed_thenTheSameBytesOnAnyNumberOfThreads() throws IOException {
        var files = new ArrayList<String>();
        for (String threads : List.of("1", "2", "7")) {
            Path out = folder.resolve("on-" + threads + ".json");
            ProgramRun run =
                    search(
                            CELLS,
                            "--seed=9",
                            "--created=2026-01-02T03:04",
                            "--threads=" + threads,
                            "--out=" + out);
            assertThat(run.code()).as(run.err()).isZero();
            files.add(Files.readString(out));
        }

        assertThat(files.get(1)).isEqualTo(files.get(0));
        assertThat(files.get(2)).isEqualTo(files.get(0));
    }

    @Test
    void whatComesAfterTheTrainingHasNoPartInTheChoice() throws IOException {
        Path other = folder.resolve("other-end.parquet");
        ParquetBarStore.write(withOtherEnd(columns, BARS * 7 / 10), other);

        Json.ObjectValue one = json(search("--json=-", out("one.json")));
        Json.ObjectValue two = json(searchIn(other, "--json=-", out("two.json")));

        assertThat(two.get("parameters")).isEqualTo(one.get("parameters"));
        assertThat(two.get("inSample")).isEqualTo(one.get("inSample"));
        assertThat(two.get("outOfSample")).isNotEqualTo(one.get("outOfSample"));
    }

    @Test
    void givenJsonOnTheScreen_thenItHoldsTheWholeFile() throws IOException {
        Path file = folder.resolve("found.json");

        Json.ObjectValue json = json(search(CELLS, "--json=-", "--out=" + file));

        assertThat(json.get("synthetic")).contains(new Json.BooleanValue(true));
        assertThat(json.get("file")).contains(new Json.TextValue(file.toString()));
        assertThat(json.get("strategy"))
                .contains(JsonReader.read(Files.readAllBytes(file), "found.json"));
        assertThat(json.members()).containsKeys("parameters", "evaluations", "infeasible");
    }

    @Test
    void givenNoSpace_thenOneIsDerivedFromTheBars() {
        ProgramRun run = search(out("found.json"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("grid.cells", "grid.lower", "grid.upper");
        assertThat(run.out()).contains("The space is derived from the bars of the search");
    }

    @Test
    void givenASearchBlock_thenItIsTheSpaceAndTheObjective() throws IOException {
        Path first = folder.resolve("first.json");
        search(CELLS, "--objective=maxDrawdown", "--out=" + first);

        ProgramRun run = searchWith(first, "--json=-", out("second.json"));

        Json.ObjectValue json = json(run);
        assertThat(json.get("space"))
                .contains(new Json.TextValue("the search block of the strategy file"));
        assertThat(json.get("objective")).contains(new Json.TextValue("maxDrawdown"));
    }

    @Test
    void givenAnotherTick_thenTheBarsAreReadInIt() throws IOException {
        Path coarse = folder.resolve("coarse.json");
        String text = Files.readString(STRATEGY);
        Files.writeString(coarse, text.replace("\"tick\": \"0.01\"", "\"tick\": \"5\""));

        Json.ObjectValue set =
                json(search(CELLS, "--set=instrument.tick=5", "--json=-", out("one.json")));
        Json.ObjectValue written = json(searchWith(coarse, CELLS, "--json=-", out("two.json")));

        assertThat(set.get("inSample")).isEqualTo(written.get("inSample"));
        assertThat(set.get("parameters")).isEqualTo(written.get("parameters"));
    }

    @Test
    void givenAFileThatExists_thenItIsReplacedOnlyByForce() throws IOException {
        Path out = Files.writeString(folder.resolve("found.json"), "mine");

        ProgramRun refused = search(CELLS, "--out=" + out);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains(out + " exists already", "--force");
        assertThat(out).hasContent("mine");

        assertThat(search(CELLS, "--out=" + out, "--force").code()).isZero();
        assertThat(search(CELLS, "--out=" + out).code()).as("its own file").isZero();
        assertThat(StrategyDocument.read(Files.readAllBytes(out), "found.json").digest())
                .startsWith("sha256:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--set=grid.cells=9..3 | --set grid.cells=9..3: to 3 must be above from 9.",
                "--set=grid.cells=9 | there is nothing to vary",
                "--set=grid.cels=3..9 | unknown field; did you mean cells?",
                "--set=grid.cells=6000..7000 | every one of the",
                "--set=grid.cells=400..500 | no candidate covers its fees",
                "--objective=calmar | calmar is undefined for every one of the",
                "--objective=bars | \"bars\" is no objective; take one of finalEquity",
                "--to=2024-01-01T00:03 | has 3 bars, too few to split",
                "--train-share=1 | --train-share 1 must lie above 0 and below 1.",
                "--threads=0 | --threads 0 is below 1; give 1 or more.",
                "--seed=9007199254740992 | --seed 9007199254740992 is beyond",
                "--name=Mine | --name: name \"Mine\" must fit",
                "--from=2025-01-01 | no bar of synthetic/BTC-USDT/1m starts",
            })
    void givenWrongInput_thenOneSentenceAndNoFile(String argument, String sentence)
            throws IOException {
        ProgramRun run = search(argument, out("found.json"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList().getLast()).contains(sentence).endsWith(".");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void givenAFileWhereTheFolderShouldBe_thenRefusedBeforeTheSearch() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("strategies"));

        ProgramRun run = search(CELLS, "--out=" + inTheWay.resolve("found.json"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(inTheWay + " is not a folder that can be written to");
    }

    private String out(String name) {
        return "--out=" + folder.resolve(name);
    }

    private static ProgramRun search(String... more) {
        return run(STRATEGY, parquet, more);
    }

    private static ProgramRun searchIn(Path bars, String... more) {
        return run(STRATEGY, bars, more);
    }

    private static ProgramRun searchWith(Path strategy, String... more) {
        return run(strategy, parquet, more);
    }

    private static ProgramRun run(Path strategy, Path bars, String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "genetic",
                                "--strategy=" + strategy,
                                "--data=" + bars,
                                "--unvalidated",
                                "--ledger=" + data.resolve("trials.ledger"),
                                "--population=6",
                                "--generations=3"));
        arguments.addAll(List.of(more));
        return ProgramRun.of(new OptimizeProgram(), arguments.toArray(String[]::new));
    }

    private static Json.ObjectValue json(ProgramRun run) {
        assertThat(run.code()).as(run.err()).isZero();
        return JsonReader.read(run.out().getBytes(StandardCharsets.UTF_8), "standard output");
    }

    /** The same bars up to an index, and dearer ones from there on. */
    private static BarColumns withOtherEnd(BarColumns bars, int from) {
        return new BarColumns(
                bars.series(),
                bars.timeMillis(),
                dearer(bars.open(), from),
                dearer(bars.high(), from),
                dearer(bars.low(), from),
                dearer(bars.close(), from),
                bars.volume(),
                bars.provenance());
    }

    private static double[] dearer(double[] prices, int from) {
        double[] other = prices.clone();
        for (int i = from; i < other.length; i++) {
            other[i] *= 1.01;
        }
        return other;
    }
}
