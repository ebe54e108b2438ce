package io.trellis.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.StrategyCodec;
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

class RegimesCommandTest {

    private static final String STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/backtest/strategy.json").toString();
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z
    private static final int DAYS = 26;

    @TempDir private static Path folder;

    private static Path data;

    @BeforeAll
    static void generateDays() {
        var settings =
                new MarketSettings(
                        7, "BTC/USDT", Timeframe.parse("1m"), START, DAYS * 1_440, 50_000);
        BarColumns bars = MarketGenerator.generate(settings, "test");
        data = folder.resolve("days.parquet");
        ParquetBarStore.write(bars, data);
    }

    /** The shorter training window leaves enough days to tell chance. */
    private static ProgramRun run(String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "regimes",
                                "--data",
                                data.toString(),
                                "--train-share",
                                "0.2",
                                "--starts",
                                "2"));
        arguments.addAll(List.of(more));
        return ProgramRun.of(new BacktestProgram(), arguments.toArray(String[]::new));
    }

    @Test
    void givenBars_thenEveryTableIsShown() {
        ProgramRun run = run("--observe", "volatility", "--timeframe", "1m");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("SYNTHETIC DATA, not a market\n")
                .contains("Five labels", "TREND_DOWN", "Chain of observable states", "WILD")
                .contains("After 12 candles", "Does a state say anything of the next?")
                .contains("Hidden Markov model", "Starts of the fit, seed 1")
                .contains("The training window shows a memory (p < 0.0001)")
                .doesNotContain("Gates over the rest");
    }

    @Test
    void givenAStrategy_thenEveryGateHasAVerdict_andTheSameSeedSaysTheSame() {
        ProgramRun run = run("--strategy", STRATEGY, "--observe", "volatility", "--json", "-");

        assertThat(run.code()).as(run.err()).isZero();
        Json.ObjectValue document = tree(run.out());
        var gates = (Json.ObjectValue) document.get("gates").orElseThrow();
        var trials = (Json.ArrayValue) gates.get("trials").orElseThrow();
        assertThat(trials.items()).hasSize(5 + 3 + 2);
        assertThat(run.out()).contains("\"verdict\": \"may", "\"gate\": \"chain WILD\"");
        assertThat(run("--strategy", STRATEGY, "--observe", "volatility", "--json", "-").out())
                .isEqualTo(run.out());
    }

    @Test
    void givenAGateToWrite_thenTheFileHoldsAllThatItNeeds() throws IOException {
        Path target = folder.resolve("gated.json");
        ProgramRun run =
                run(
                        "--strategy",
                        STRATEGY,
                        "--observe",
                        "volatility",
                        "--timeframe",
                        "1m",
                        "--source",
                        "hmm",
                        "--threshold",
                        "0.8",
                        "--write",
                        target.toString());

        assertThat(run.code()).as(run.err()).isZero();
        byte[] bytes = Files.readAllBytes(target);
        String text = new String(bytes, StandardCharsets.UTF_8);
        var file = StrategyCodec.read(bytes, "gated.json");
        assertThat(file.name()).isEqualTo("gated");
        assertThat(StrategyCodec.render(file)).isEqualTo(bytes);
        assertThat(text).contains("\"kind\": \"hmm\"", "\"threshold\": 0.8", "\"WILD\"");

        ProgramRun backtest =
                ProgramRun.of(
                        new BacktestProgram(),
                        "verify",
                        "--strategy",
                        target.toString(),
                        "--data",
                        data.toString());
        assertThat(backtest.code()).as(backtest.out() + backtest.err()).isZero();
        assertThat(run("--strategy", STRATEGY, "--source", "hmm", "--write", target.toString()))
                .satisfies(again -> assertThat(again.code()).isEqualTo(2))
                .satisfies(again -> assertThat(again.err()).contains("--force"));
    }

    @Test
    void givenATrainingWindowWithoutMemory_thenNoGateIsWritten() {
        Path target = folder.resolve("refused.json");
        ProgramRun run =
                run(
                        "--strategy",
                        STRATEGY,
                        "--observe",
                        "volatility",
                        "--timeframe",
                        "1h",
                        "--source",
                        "chain",
                        "--write",
                        target.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("refused.json is not written: the training window shows no memory");
        assertThat(target).doesNotExist();
    }

    @Test
    void givenCsvAndReport_thenBothFilesAreThere() throws IOException {
        Path csv = folder.resolve("candles.csv");
        Path page = folder.resolve("regimes.html");
        ProgramRun run = run("--candles", csv.toString(), "--report", page.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(csv))
                .startsWith("time,part,observation,chain,hmm CALM,hmm WILD\n")
                .contains(",training,", ",rest,");
        assertThat(Files.readString(page))
                .contains("Market states of", "How likely each hidden state is")
                .doesNotContain("src=\"http");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --train-to 2024-01-03                   | --train-share and --train-to both end the training window; give one of them.
                    --block DOWN                            | --block names states of a source; give --source labels, chain or hmm too.
                    --source chain --block FALLING          | --block FALLING is no state of this source; write DOWN, RANGE, UP.
                    --source chain --block UP,UP            | --block: it lists a state twice, in [UP, UP].
                    --write x.json                          | --write needs --strategy, to put the gate into, and --source, to make it of.
                    --threshold 0                           | --threshold 0.0 is no probability above 0; write 0.5.
                    --states 5                              | a fit takes 2 to 4 states, a start and a step, was 5, 2 and 1000.
                    --timeframe 1d                          | the training window, split at
                    """)
    void givenOptionsThatDoNotGoTogether_thenOneSentenceSaysWhy(String options, String sentence) {
        ProgramRun run = run(options.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).doesNotContain("Exception");
    }

    private static Json.ObjectValue tree(String json) {
        return JsonReader.read(json.getBytes(StandardCharsets.UTF_8), "regimes.json");
    }
}
