package io.trellis.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code compare} and {@code verify}, as a person runs them. */
class CompareCommandTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/trellis/cli/backtest");
    private static final String GRID = FOLDER.resolve("strategy.json").toString();
    private static final String DCA = FOLDER.resolve("dca.json").toString();
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z

    @TempDir private static Path folder;

    private static Path data;

    @BeforeAll
    static void generateTwoDays() {
        var settings =
                new MarketSettings(5, "BTC/USDT", Timeframe.parse("1m"), START, 2_880, 50_000);
        data = folder.resolve("two-days.parquet");
        ParquetBarStore.write(MarketGenerator.generate(settings, "test"), data);
    }

    private static ProgramRun run(String... arguments) {
        var all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--data", data.toString()));
        return ProgramRun.of(new BacktestProgram(), all.toArray(String[]::new));
    }

    @Test
    void givenStrategiesOfAnyPlugin_thenTheyStandSideBySideSplitFirst() throws IOException {
        ProgramRun run = run("compare", GRID, DCA);

        assertThat(run.code()).as(run.err()).isZero();
        Golden.assertMatches("compare.txt", run.out());
    }

    @Test
    void givenOneThatCannotStart_thenTheOthersAreCompared() throws IOException {
        Path wide = folder.resolve("wide.json");
        Files.writeString(
                wide, Files.readString(Path.of(GRID)).replace("\"cells\": 30", "\"cells\": 9000"));
        Path csv = folder.resolve("compared.csv");

        ProgramRun run =
                run("compare", GRID, wide.toString(), "--json", "-", "--csv", csv.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"refusal\": null").contains("\"refusal\": \"cell 0 has");
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("strategy,roundTripProfit,adjustProfit,unrealized");
        long commas = lines.getFirst().chars().filter(c -> c == ',').count();
        assertThat(lines.get(1).chars().filter(c -> c == ',').count()).isEqualTo(commas);
        assertThat(lines.get(2)).contains(",\"cell 0 has a quantity");
    }

    @Test
    void givenOneStrategy_thenASecondIsAskedFor() {
        ProgramRun run = run("compare", GRID);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("two or more strategy files");
    }

    @Test
    void givenAStrategyAndRandomGrids_thenTheEnginesAgree() {
        ProgramRun run = run("verify", "--strategy", GRID, "--random", "40", "--seed", "3");

        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("41 grids")
                .contains("reference engine and kernel agree in every fill and every total");
    }

    @Test
    void givenJson_thenTheVerdictIsAField() {
        ProgramRun run = run("verify", "--strategy", GRID, "--json", "-");

        assertThat(run.out()).contains("\"agree\": true").contains("\"difference\": null");
    }

    @Test
    void givenCuts_thenNoFutureMatters() {
        ProgramRun run = run("verify", "--strategy", GRID, "--cuts", "20");

        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out()).contains("no look-ahead: at 20 cuts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--random -1 | --random -1 is below 0",
                "--cuts -1 | --cuts -1 is below 0",
                "--seed x | --seed"
            })
    void givenAWrongOption_thenOneSentenceSaysSo(String options, String sentence) {
        var arguments = new ArrayList<>(List.of("verify", "--strategy", GRID));
        arguments.addAll(Arrays.asList(options.split(" ")));

        ProgramRun run = run(arguments.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
    }
}
