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

class EnvelopeCommandTest {

    private static final String STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/backtest/strategy.json").toString();
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z

    @TempDir private static Path folder;

    private static Path data;
    private static Path trades;

    /** The trades are the closes of the minutes. */
    @BeforeAll
    static void generateTwoDays() throws IOException {
        var settings =
                new MarketSettings(5, "BTC/USDT", Timeframe.parse("1m"), START, 2_880, 50_000);
        BarColumns bars = MarketGenerator.generate(settings, "test");
        data = folder.resolve("two-days.parquet");
        ParquetBarStore.write(bars, data);
        trades = folder.resolve("trades.csv");
        var text = new StringBuilder("ts_ms,price,quantity\n");
        for (int i = 0; i < bars.rows(); i++) {
            text.append(bars.timeMillis()[i]).append(',').append(bars.close()[i]).append(",1\n");
        }
        Files.writeString(trades, text);
    }

    private static ProgramRun run(String... arguments) {
        return ProgramRun.of(new BacktestProgram(), arguments);
    }

    @Test
    void givenAStrategyAndBars_thenTheIntervalIsShownWithWorstAndBest() throws IOException {
        ProgramRun run =
                run(
                        "envelope",
                        "--strategy",
                        STRATEGY,
                        "--data",
                        data.toString(),
                        "--through",
                        "1000");

        assertThat(run.code()).as(run.err()).isZero();
        Golden.assertMatches("envelope.txt", run.out());
    }

    @Test
    void givenJson_thenEveryCaseIsThere() {
        ProgramRun run =
                run(
                        "envelope",
                        "--strategy",
                        STRATEGY,
                        "--data",
                        data.toString(),
                        "--through",
                        "7",
                        "--json",
                        "-");

        assertThat(run.out())
                .contains("\"case\": \"nearest, touch\"")
                .contains("\"case\": \"highFirst, through 7 ticks\"")
                .contains("\"cellClass\": ");
    }

    @Test
    void givenTrades_thenTheCoverageIsCountedByCellSize() {
        String[] command = {
            "envelope", "--trades", trades.toString(), "--timeframe", "30m", "--grids", "40"
        };

        ProgramRun run = run(command);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("2,880 trades, 96 bars of 30m")
                .contains("cell over bar range  grids   inside")
                .contains("above 5");
        assertThat(run(command).out()).isEqualTo(run.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--strategy S | give --strategy and --data for the interval of a grid",
                "--trades T --data D | not both",
                "--trades T --grids 0 | --grids 0 is below 1",
                "--trades T --timeframe soon | timeframe \"soon\" is not a whole number",
                "--trades T --timeframe 1m | most bars of 1m have one price only",
                "--strategy S --data D --through 0 | --through 0 must be from 1 to",
                "--trades none.csv | none.csv does not exist",
            })
    void givenAWrongOption_thenOneSentenceSaysSo(String options, String sentence) {
        String[] arguments =
                ("envelope " + options)
                        .replace(" S", " " + STRATEGY)
                        .replace(" T", " " + trades)
                        .replace(" D", " " + data)
                        .split(" ");

        ProgramRun run = run(arguments);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
    }
}
