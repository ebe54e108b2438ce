package io.trellis.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.core.market.Bars;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;
import io.trellis.optimization.ledger.TrialLedger;
import io.trellis.optimization.search.Workers;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.Settings;
import io.trellis.optimization.sweep.Draws;
import io.trellis.optimization.sweep.PartFolder;
import io.trellis.optimization.sweep.RunChunk;
import io.trellis.optimization.sweep.Sweep;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sweeps into files, and sweeps that were stopped. */
class SweepCommandTest {

    private static final Path STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/backtest/strategy.json");
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z

    /** 2,400 runs: more than one chunk. */
    private static final String[] LARGE = {
        "--set", "grid.cells=2..1201", "--set", "sizing=base,quote", "--top", "1"
    };

    @TempDir private static Path shared;

    private static Path data;

    @TempDir private Path folder;

    @BeforeAll
    static void generateAFewHours() {
        var settings = new MarketSettings(5, "BTC/USDT", Timeframe.parse("1m"), START, 300, 50_000);
        data = shared.resolve("bars.parquet");
        ParquetBarStore.write(MarketGenerator.generate(settings, "test"), data);
    }

    private static ProgramRun sweep(String... options) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "sweep",
                                "--strategy",
                                STRATEGY.toString(),
                                "--data",
                                data.toString()));
        arguments.addAll(Arrays.asList(options));
        return ProgramRun.of(new BacktestProgram(), arguments.toArray(String[]::new));
    }

    private static String[] with(String[] first, String... rest) {
        String[] all = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }

    @Test
    void givenALedger_thenEveryCombinationIsATrialOnceAndARunOfOneOfThemIsNoNewOne() {
        Path file = folder.resolve("trials.ledger");
        String[] options = {"--set", "grid.cells=10..14", "--ledger", file.toString()};
        assertThat(sweep(options).code()).isZero();
        assertThat(trials(file)).isEqualTo(5);
        assertThat(sweep(options).code()).isZero();
        assertThat(trials(file)).isEqualTo(5);

        ProgramRun one =
                ProgramRun.of(
                        new BacktestProgram(),
                        "run",
                        "--strategy",
                        STRATEGY.toString(),
                        "--data",
                        data.toString(),
                        "--ledger",
                        file.toString());
        assertThat(one.code()).isZero();
        boolean isAmongThem = 10 <= cells() && cells() <= 14;
        assertThat(trials(file)).isEqualTo(isAmongThem ? 5 : 6);
    }

    private static int cells() {
        return Integer.parseInt(StrategyInput.read(STRATEGY).value("grid.cells"));
    }

    private static long trials(Path ledger) {
        var series = List.of(SeriesId.parse("synthetic/BTC-USDT/1m"));
        return TrialLedger.open(ledger).count(series).trials();
    }

    @Test
    void givenALedgerThatWasEdited_thenNothingIsRun() throws IOException {
        Path file = folder.resolve("trials.ledger");
        String[] options = {"--set", "grid.cells=10..14", "--ledger", file.toString()};
        assertThat(sweep(options).code()).isZero();
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));

        ProgramRun run = sweep(options);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("trials.ledger: it has 6 whole lines, and had 7");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void givenACsv_thenOneLineARunWithItsValuesOrItsRefusal() throws IOException {
        Path out = folder.resolve("runs.csv");

        ProgramRun run = sweep("--set", "grid.cells=10,3000", "--out", out.toString());

        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst())
                .startsWith("run,grid.cells,finalEquity,totalReturn,")
                .endsWith(",holdEquity,halted,coversFees,refusal");
        assertThat(lines.get(1)).startsWith("1,10,").endsWith(",false,true,");
        assertThat(lines.get(2)).startsWith("2,3000,,,").contains("cell 0 has a quantity of");
        assertThat(folder.resolve("runs.csv.parts")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs.parquet", "runs.csv"})
    void givenAStoppedSweep_thenTheSameCommandGoesOnAndWritesTheSameBytes(String name)
            throws IOException {
        Path whole = folder.resolve("whole-" + name);
        Path out = folder.resolve(name);
        ProgramRun first = sweep(with(LARGE, "--out", whole.toString(), "--threads", "1"));
        assertThat(first.code()).as(first.err()).isZero();
        leavePart(out);
        Path part = folder.resolve(name + ".parts").resolve("000000.part");
        assertThat(part).exists();

        ProgramRun again = sweep(with(LARGE, "--out", out.toString(), "--threads", "3"));

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(Files.readAllBytes(out)).isEqualTo(Files.readAllBytes(whole));
        assertThat(folder.resolve(name + ".parts")).doesNotExist();
    }

    /** As a sweep that was stopped after its first chunk leaves its folder. */
    private static void leavePart(Path out) {
        Settings set = Settings.parse(StrategyInput.read(STRATEGY), List.of(LARGE[1], LARGE[3]));
        Draws draws = Draws.all(ParameterSpace.of(set.document(), set.dimensions()));
        BarColumns columns = ParquetBarStore.read(data);
        Bars bars = TickBars.of(columns, set.document().decode().instrument());
        try (var workers = new Workers(2)) {
            RunChunk chunk = new Sweep(draws, bars, workers).run(0);
            PartFolder.open(out, SweepCommand.identity(draws, columns)).write(0, chunk);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--set grid.cells=2..1201 --set sizing=base,quote --to 2024-01-01T04:00Z | data",
                "--set grid.cells=2..1201 --set sizing=quote,base | space",
                "--set grid.cells=2..1201 --set sizing=base,quote --set capital=1234 | strategy",
            })
    void givenPartsOfAnotherSweep_thenRefusedByName(String options, String differs) {
        Path out = folder.resolve("runs.parquet");
        leavePart(out);

        ProgramRun run = sweep(with(options.split(" "), "--out", out.toString()));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("holds an unfinished sweep with another " + differs);
    }

    @Test
    void givenSobolPoints_thenAContinuumCanBeSwept() {
        String[] options = {
            "--set", "risk.maxExposure=0.1..0.9", "--set", "grid.cells=10..60", "--json", "-"
        };
        ProgramRun one = sweep(with(options, "--sobol", "33", "--threads", "1"));
        ProgramRun same = sweep(with(options, "--sobol", "33", "--threads", "4"));
        ProgramRun other = sweep(with(options, "--sobol", "33", "--seed", "2"));

        assertThat(one.code()).as(one.err()).isZero();
        assertThat(one.out()).contains("\"draws\": \"33 Sobol points, seed 1\"");
        assertThat(same.out()).isEqualTo(one.out());
        assertThat(other.out()).isNotEqualTo(one.out());
    }

    @Test
    void givenRefusalsBelowTheTable_thenTheyAreToldByTheirValues() {
        ProgramRun run = sweep("--set", "grid.cells=10,20,3000,4000", "--top", "1");

        assertThat(run.out())
                .contains("refused: grid.cells=3000: cell 0 has a quantity of")
                .contains("refused: grid.cells=4000: cell 0 has a quantity of");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--out runs.txt | is neither .parquet nor .csv",
                "--sobol 0 | --sobol 0 is below 1",
                "--sobol 5 --seed x | --seed",
                "--rank inventory | is no objective",
            })
    void givenAWrongOption_thenOneSentenceSaysSo(String options, String sentence) {
        ProgramRun run = sweep(with(options.split(" "), "--set", "grid.cells=10,20"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
    }
}
