package io.trellis.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.cli.terminal.Program;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a command prints, as CSV: of a run, and of a command that shares the option. */
class CsvOutputTest {

    private static final Path STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/backtest/strategy.json");
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z

    @TempDir private static Path shared;

    private static Path data;

    @TempDir private Path folder;

    @BeforeAll
    static void generateAFewHours() {
        var settings = new MarketSettings(5, "BTC/USDT", Timeframe.parse("1m"), START, 300, 50_000);
        data = shared.resolve("bars.parquet");
        ParquetBarStore.write(MarketGenerator.generate(settings, "test"), data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "envelope"})
    void givenAFile_thenTheCsvIsWrittenBesideTheText(String command) throws IOException {
        Path csv = folder.resolve("figures.csv");

        ProgramRun run = run(command, "--csv", csv.toString());

        assertThat(run.code()).isEqualTo(Program.DONE);
        assertThat(run.out()).startsWith("SYNTHETIC DATA, not a market");
        assertThat(Files.readAllLines(csv))
                .startsWith("field,value", "synthetic,true")
                .allMatch(line -> line.indexOf(',') > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "envelope"})
    void givenTheScreen_thenTheCsvReplacesTheText(String command) throws IOException {
        Path json = folder.resolve("figures.json");

        ProgramRun run = run(command, "--csv", "-", "--json", json.toString());

        assertThat(run.code()).isEqualTo(Program.DONE);
        assertThat(run.out()).startsWith("field,value\nsynthetic,true\n");
        assertThat(json).content().startsWith("{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "envelope"})
    void givenBothForTheScreen_thenItIsRefused(String command) {
        ProgramRun run = run(command, "--csv", "-", "--json", "-");

        assertThat(run.code()).isEqualTo(Program.WRONG_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .endsWith(
                        "--json - and --csv - both ask for standard output; name a file for"
                                + " one.\n");
    }

    @Test
    void theFiguresOfARunAreThoseOfItsJson() {
        ProgramRun run = run("run", "--csv", "-");

        assertThat(run.out().lines())
                .contains("capital,10000", "halted,false")
                .anyMatch(line -> line.startsWith("pathRules.lowFirst.finalEquity,"));
    }

    private static ProgramRun run(String command, String... options) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                command,
                                "--strategy",
                                STRATEGY.toString(),
                                "--data",
                                data.toString()));
        arguments.addAll(Arrays.asList(options));
        return ProgramRun.of(new BacktestProgram(), arguments.toArray(String[]::new));
    }
}
