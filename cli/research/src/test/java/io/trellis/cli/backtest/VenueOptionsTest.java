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
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code backtest run} at venues that are not ideal, over two generated days. */
class VenueOptionsTest {

    private static final Path STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/backtest/strategy.json");
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z

    @TempDir private static Path folder;

    private static Path data;
    private static Path trades;

    @BeforeAll
    static void generateTwoDays() throws IOException {
        var settings =
                new MarketSettings(5, "BTC/USDT", Timeframe.parse("1m"), START, 2_880, 50_000);
        BarColumns bars = MarketGenerator.generate(settings, "test");
        data = folder.resolve("two-days.parquet");
        ParquetBarStore.write(bars, data);
        trades = folder.resolve("trades.csv");
        StringBuilder rows = new StringBuilder("ts_ms,price,quantity,side\n");
        for (int bar = 0; bar < bars.rows(); bar++) {
            double[] path = {bars.open()[bar], bars.low()[bar], bars.high()[bar]};
            for (int i = 0; i < path.length; i++) {
                rows.append(bars.timeMillis()[bar] + 1_000L * i).append(',').append(path[i]);
                rows.append(",0.5,").append(i == 1 ? "sell" : "buy").append('\n');
            }
        }
        Files.writeString(trades, rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--fill through --through-ticks 1",
                "--slippage fixed:0.0005",
                "--latency 0",
            })
    void givenTheAssumptionsOfTheStrategy_thenTheFillsAreThoseOfThePlainRun(String options)
            throws IOException {
        assertThat(fills(options)).isEqualTo(fills(""));
    }

    private static String fills(String options) throws IOException {
        Path fills = folder.resolve("fills.csv");
        ProgramRun run = overBars(options + " --fills " + fills);
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readString(fills);
    }

    @Test
    void givenAHarderVenue_thenTheReportSaysWhatWasAssumedAndWhatItDid() {
        String options =
                "--fill queue --latency 50..400@7 --participation 0.1 --slippage sqrt:0.0002:0.02"
                        + " --fees-by-tier 0:0.002/0.004,5000:0.001/0.003";

        String text = overBars(options).out();
        String json = overBars(options + " --json -").out();

        assertThat(text)
                .contains("resting orders fill by", "queue", "50 to 400 ms, seed 7")
                .contains("share 0.0002 + 0.02 · √(quantity / volume of 24 hours)")
                .contains("0:0.002/0.004,5000:0.001/0.003", "filled while being cancelled");
        assertThat(json)
                .contains("\"venue\": {", "\"fill\": \"queue\"", "\"participation\": 0.1")
                .contains("\"trades\": null", "\"lateFills\": ");
    }

    @Test
    void givenNoOption_thenTheReportKnowsNoVenue() {
        assertThat(overBars("").out()).doesNotContain("venue");
        assertThat(overBars("--json -").out()).doesNotContain("\"venue\": {");
    }

    @Test
    void givenTrades_thenTheyAreRunOverAndMakeTheBars() {
        String text = run("--trades " + trades).out();
        String later = run("--trades " + trades + " --from 2024-01-02 --json -").out();

        assertThat(text).contains("2,880 bars", "trades", "8,640");
        assertThat(later).contains("\"trades\": 4320", "\"bars\": 1440", "\"series\": \"");
    }

    @Test
    void givenAFileOfTiers_thenItReadsAsInOneLine() throws IOException {
        Path tiers = folder.resolve("tiers.txt");
        Files.writeString(tiers, "0:0.002/0.004\n5000:0.001/0.003\n");

        assertThat(overBars("--fees-by-tier " + tiers).out())
                .isEqualTo(overBars("--fees-by-tier 0:0.002/0.004,5000:0.001/0.003").out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fill perfect | --fill perfect is not known; it is touch, through, next-bar",
                "--through-ticks 2 | --through-ticks is for --fill through",
                "--fill through --through-ticks -1 | --through-ticks -1 is below 0",
                "--fill through --through-ticks x | --through-ticks",
                "--latency -5 | --latency",
                "--latency 9..3@1 | --latency 9..3@1 is not a number of milliseconds",
                "--participation 0 | --participation 0 is not a share above 0",
                "--participation 1.1 | --participation 1.1 is not a share above 0",
                "--slippage fixed:1 | --slippage fixed:1 is not fixed:SHARE",
                "--slippage depth:0 | --slippage depth:0 is not fixed:SHARE",
                "--fees-by-tier 5:0.1/0.1 | the first tier must be from 0",
                "--fees-by-tier none.txt | is neither tiers such as",
                "--trades none.csv | none.csv",
            })
    void givenAWrongOption_thenOneSentenceSaysSo(String options, String sentence) {
        ProgramRun run = overBars(options);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void givenBarsAndTrades_thenOneSentenceSaysThatOneIsEnough() {
        ProgramRun run = overBars("--trades " + trades);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--trades and --data both name what to run over");
    }

    @Test
    void givenNeither_thenTheOptionIsNamed() {
        ProgramRun run = run("");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Missing required option: '--data=FILE'");
    }

    private static ProgramRun overBars(String options) {
        return run(options + " --data " + data);
    }

    private static ProgramRun run(String options) {
        List<String> arguments = new ArrayList<>(List.of("run", "--strategy", STRATEGY.toString()));
        arguments.addAll(Arrays.stream(options.split(" ")).filter(o -> !o.isEmpty()).toList());
        return ProgramRun.of(new BacktestProgram(), arguments.toArray(String[]::new));
    }
}
