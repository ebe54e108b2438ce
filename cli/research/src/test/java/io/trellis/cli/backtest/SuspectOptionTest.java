package io.trellis.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.cli.optimize.OptimizeProgram;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Generated days with one bar whose low nothing around comes near. */
class SuspectOptionTest {

    private static final String STRATEGY =
            "src/test/resources/io/trellis/cli/backtest/strategy.json";
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z
    private static final int FAR = 1_000;
    private static final int ROWS = 2_000;

    @TempDir private static Path folder;

    private static Path data;

    @BeforeAll
    static void generate() {
        var settings =
                new MarketSettings(5, "BTC/USDT", Timeframe.parse("1m"), START, ROWS, 50_000);
        BarColumns bars = MarketGenerator.generate(settings, "test");
        bars.low()[FAR] = 40_000;
        data = folder.resolve("days.parquet");
        ParquetBarStore.write(
                BarColumns.generated(
                        bars.series(),
                        bars.timeMillis(),
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        "test",
                        "test"),
                data);
    }

    @Test
    void givenASuspectBar_whenKept_thenTheResultTellsWhatWasEarnedOnIt() {
        ProgramRun run = backtest("run", "--strategy", STRATEGY);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("warning: 1 of 2,000 bars is suspect and kept, see data check.\n");
        assertThat(run.out())
                .containsPattern("crossed +1  of 2,000\n")
                .containsPattern("profit on them +-?[0-9.]+  quote")
                .containsPattern("fills on them +[1-9]");
        Json.ObjectValue suspects =
                suspects(backtest("run", "--strategy", STRATEGY, "--json", "-"));
        assertThat(suspects.get("policy")).contains(new Json.TextValue("keep"));
        assertThat(suspects.get("crossed")).contains(Json.NumberValue.of(1));
    }

    @Test
    void givenASuspectBar_whenDropped_thenItIsAHole() {
        ProgramRun run = backtest("run", "--strategy", STRATEGY, "--suspect", "drop");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("warning: 1 of 2,000 bars is suspect and left out, see data check.\n");
        assertThat(run.out())
                .contains("1,999 bars")
                .containsPattern("left out +1  of 2,000\n")
                .doesNotContain("profit on them");
    }

    @Test
    void givenASuspectBar_whenRefused_thenOneSentenceNamesTheFirst() {
        ProgramRun run = backtest("run", "--strategy", STRATEGY, "--suspect", "refuse");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(
                        data
                                + ": 1 of its 2,000 bars is suspect, the first at 2024-01-01 16:40"
                                + " UTC; look at data check, or run with --suspect drop or"
                                + " keep.\n");
    }

    @Test
    void givenASpanWithoutTheSuspectBar_thenNothingIsRefusedOrSaid() {
        ProgramRun run =
                backtest(
                        "run",
                        "--strategy",
                        STRATEGY,
                        "--suspect",
                        "refuse",
                        "--to",
                        "2024-01-01T16:00");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("suspect");
        assertThat(run.out()).containsPattern("crossed +0  of 960\n");
    }

    @Test
    void givenAnyOtherRun_thenItTellsTheSuspectBarsAndTakesThePolicy() {
        ProgramRun sweep = backtest("sweep", "--strategy", STRATEGY, "--set", "grid.cells=20,30");
        ProgramRun envelope = backtest("envelope", "--strategy", STRATEGY);
        for (ProgramRun run : List.of(sweep, envelope)) {
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).contains("suspect bars: 1 of 2,000 bars is suspect and kept\n");
        }
        ProgramRun compare = backtest("compare", STRATEGY, STRATEGY);
        assertThat(compare.out()).containsPattern("onSuspectBars +-?[0-9.]+ +-?[0-9.]+");

        for (String[] command :
                new String[][] {
                    {"sweep", "--strategy", STRATEGY, "--set", "grid.cells=20,30"},
                    {"envelope", "--strategy", STRATEGY},
                    {"compare", STRATEGY, STRATEGY}
                }) {
            var words = new ArrayList<>(List.of(command));
            words.addAll(List.of("--json", "-"));
            assertThat(suspects(backtest(words.toArray(String[]::new))).get("crossed"))
                    .contains(Json.NumberValue.of(1));
            words.addAll(List.of("--suspect", "refuse"));
            assertThat(backtest(words.toArray(String[]::new)).code()).isEqualTo(2);
        }
        assertThat(
                        ProgramRun.of(
                                        new OptimizeProgram(),
                                        "genetic",
                                        "--strategy",
                                        STRATEGY,
                                        "--data",
                                        data.toString(),
                                        "--suspect",
                                        "refuse")
                                .code())
                .isEqualTo(2);
    }

    private static Json.ObjectValue suspects(ProgramRun run) {
        Json.ObjectValue result =
                JsonReader.read(run.out().getBytes(StandardCharsets.UTF_8), "result");
        return (Json.ObjectValue) result.get("suspectBars").orElseThrow();
    }

    private static ProgramRun backtest(String... arguments) {
        var words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--data", data.toString()));
        return ProgramRun.of(new BacktestProgram(), words.toArray(String[]::new));
    }
}
