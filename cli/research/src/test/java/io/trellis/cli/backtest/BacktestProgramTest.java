package io.trellis.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.BarColumns;
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
import java.util.Arrays;
import java.util.List;

/** Five generated days, run as a person runs them. */
class BacktestProgramTest {

    private static final Path STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/backtest/strategy.json");
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z

    @TempDir private static Path folder;

    private static Path data;

    @BeforeAll
    static void generateFiveDays() {
        var settings =
                new MarketSettings(5, "BTC/USDT", Timeframe.parse("1m"), START, 7_200, 50_000);
        BarColumns bars = MarketGenerator.generate(settings, "test");
        data = folder.resolve("five-days.parquet");
        ParquetBarStore.write(bars, data);
    }

    @Test
    void givenAStrategyAndBars_thenTheReportShowsTheProfitSplitFirst() throws IOException {
        ProgramRun run = run("run");

        assertThat(run.code()).as(run.err()).isZero();
        Golden.assertMatches("run.txt", run.out());
    }

    @Test
    void givenJsonOnTheScreen_thenItReplacesTheTable() throws IOException {
        ProgramRun run = run("run", "--json", "-");

        assertThat(run.code()).isZero();
        Golden.assertMatches("run.json", run.out());
    }

    @Test
    void givenFiles_thenEveryFillAndEveryCloseIsWritten() throws IOException {
        Path fills = folder.resolve("fills.csv");
        Path equity = folder.resolve("equity.csv");
        Path chart = folder.resolve("chart.svg");

        ProgramRun run =
                run(
                        "run",
                        "--fills",
                        fills.toString(),
                        "--equity",
                        equity.toString(),
                        "--chart",
                        chart.toString());

        assertThat(run.code()).isZero();
        Golden.assertMatches("fills.csv", Files.readString(fills));
        List<String> closes = Files.readAllLines(equity);
        assertThat(closes).hasSize(1 + ParquetBarStore.read(data).rows());
        assertThat(closes.get(1)).startsWith(START + ",");
        assertThat(Files.readString(chart)).startsWith("<svg").contains("SYNTHETIC DATA");
    }

    @Test
    void givenAnotherPlugin_thenTheReportSpeaksItsWords() throws IOException {
        ProgramRun run = runOf("dca.json", "run");

        assertThat(run.code()).as(run.err()).isZero();
        Golden.assertMatches("dca.txt", run.out());
    }

    @Test
    void givenAnotherPlugin_thenASweepSaysThatItWantsAGrid() {
        ProgramRun run = runOf("dca.json", "sweep", "--set", "amount=300,400");

        assertThat(run.out() + run.err()).contains("strategy.kind \"dca\" is no grid");
    }

    private static ProgramRun runOf(String strategy, String... arguments) {
        return ProgramRun.of(
                new BacktestProgram(),
                append(
                        arguments,
                        "--strategy",
                        STRATEGY.resolveSibling(strategy).toString(),
                        "--data",
                        data.toString()));
    }

    @Test
    void givenASpan_thenOnlyItsBarsAreRun() {
        ProgramRun run =
                run("run", "--from", "2024-01-02", "--to", "2024-01-03T12:00Z", "--json", "-");

        assertThat(run.out())
                .contains("\"bars\": 2160")
                .contains("\"from\": \"2024-01-02T00:00:00Z\"");
    }

    @Test
    void givenASweep_thenEveryCombinationIsRankedAndTheBadOnesSayWhy() throws IOException {
        ProgramRun run =
                run("sweep", "--set", "grid.cells=10,30,3000", "--set", "capital=9000,500");

        assertThat(run.code()).as(run.err()).isZero();
        Golden.assertMatches("sweep.txt", run.out());
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "7"})
    void givenAnyNumberOfThreads_thenASweepHasTheSameBytes(String threads) {
        String[] sweep = {"sweep", "--set", "grid.cells=10..30/5", "--json", "-", "--threads"};
        String[] one = append(sweep, "1");

        assertThat(run(append(sweep, threads)).out()).isEqualTo(run(one).out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from 2024-01-03 --to 2024-01-02 | is not before --to",
                "--from 2030-01-01 | no bar of synthetic/BTC-USDT/1m starts from",
                "--from yesterday | \"yesterday\" is not a UTC time such as 2021-04-21",
                "--colour red | Unknown options: '--colour', 'red'",
            })
    void givenAWrongOption_thenOneSentenceSaysSo(String options, String sentence) {
        ProgramRun run = run(append(new String[] {"run"}, options.split(" ")));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grid.cells=0 | strategy.grid.cells: 0 is below 1",
                "grid.cels=4 | unknown field; did you mean cells?",
                "grid.cells=9..3 | grid.cells",
                "capital=10,20/5 | capital",
                "grid.cells | write it as path=value",
            })
    void givenAWrongParameter_thenOneSentenceNamesIt(String set, String sentence) {
        ProgramRun run = run("sweep", "--set", set);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"cells\": 30 | \"cells\": 9000 | cell 0 has a quantity of",
                "\"minQty\": \"0.0001\" | \"minQty\": \"1\" | below the minimum 1",
                "\"minCost\": \"5\" | \"minCost\": \"900\" | below the minimum 900",
                "\"upper\": \"54000\" | \"upper\": \"46000.1\" | finer than the tick 0.01",
                "\"stopLoss\": null | \"stopLoss\": \"50100\" | at or below the stopLoss 50100.00",
                "\"stopLoss\": null | \"stopLoss\": \"49000.005\" | off the tick",
            })
    void givenAGridThatCannotStart_thenOneSentenceNamesTheFigure(
            String before, String after, String sentence) throws IOException {
        ProgramRun run = runChanged(before, after);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("changed.json").contains(sentence);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void givenAGridThatDoesNotCoverItsFees_thenItIsCalledOutBeforeItRuns() throws IOException {
        ProgramRun run = runChanged("\"cells\": 30", "\"cells\": 100");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("100 of 100 cells do not cover their fees");
    }

    private static ProgramRun runChanged(String before, String after) throws IOException {
        String text = Files.readString(STRATEGY);
        assertThat(text).contains(before);
        Path changed = folder.resolve("changed.json");
        Files.writeString(changed, text.replace(before, after));
        return ProgramRun.of(
                new BacktestProgram(),
                "run",
                "--strategy",
                changed.toString(),
                "--data",
                data.toString());
    }

    @Test
    void givenNoFiles_thenEachIsNamed() {
        ProgramRun noStrategy =
                ProgramRun.of(
                        new BacktestProgram(),
                        "run",
                        "--strategy",
                        "no.json",
                        "--data",
                        "no.parquet");
        ProgramRun noData =
                ProgramRun.of(
                        new BacktestProgram(),
                        "run",
                        "--strategy",
                        STRATEGY.toString(),
                        "--data",
                        "no.parquet");

        assertThat(noStrategy.err()).contains("no.json does not exist");
        assertThat(noData.err()).contains("no.parquet does not exist");
        assertThat(noStrategy.code()).isEqualTo(2);
        assertThat(noData.code()).isEqualTo(2);
    }

    private static ProgramRun run(String command, String... options) {
        return run(append(new String[] {command}, options));
    }

    private static ProgramRun run(String[] arguments) {
        return ProgramRun.of(
                new BacktestProgram(),
                append(arguments, "--strategy", STRATEGY.toString(), "--data", data.toString()));
    }

    private static String[] append(String[] first, String... rest) {
        String[] all = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }
}
