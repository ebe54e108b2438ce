package io.trellis.cli.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.cli.backtest.ProgramRun;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.Verdict;

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
import java.util.List;

/** Searches by every method, each with the whole validation, over generated hours. */
class SearchCommandTest {

    private static final Path STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/backtest/strategy.json");
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z
    private static final int HOURS = 24 * 80;

    @TempDir private static Path data;

    private static Path parquet;

    @TempDir private Path folder;

    @BeforeAll
    static void generateEightyDays() {
        var settings =
                new MarketSettings(5, "BTC/USDT", Timeframe.parse("1h"), START, HOURS, 50_000);
        parquet = data.resolve("days.parquet");
        ParquetBarStore.write(MarketGenerator.generate(settings, "test"), parquet);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "genetic --population=6 --generations=3",
                "nsga2 --population=8 --generations=3 --objective=totalReturn,maxDrawdown",
                "random --evaluations=12",
                "sobol --evaluations=12",
                "bayesian --evaluations=12",
                "exhaustive"
            })
    void givenAMethod_thenItsWinnerIsJudgedByEveryRuleAndWritten(String method) throws IOException {
        ProgramRun run = search(method, "--set=grid.cells=4..16", out("found.json"));

        assertThat(run.code()).as(run.err()).isZero();
        StrategyFile file = read("found.json");
        var proof = file.proof().orElseThrow();
        assertThat(proof.verdict().status()).isNotEqualTo(Verdict.Status.UNVALIDATED);
        assertThat(proof.verdict().rules()).extracting(Verdict.Rule::rule).contains("pbo");
        assertThat(proof.evidence().folds()).isNotEmpty();
        var search = proof.provenance().search().orElseThrow();
        assertThat(search.method()).isEqualTo(words(method).getFirst());
        assertThat(search.ledgerTrials().orElseThrow())
                .isGreaterThanOrEqualTo(search.evaluations());
        assertThat(run.out()).contains("REJECTED").contains("written to");
    }

    @Test
    void givenARejectedStrategy_thenItsHoldoutIsNotOpenedAndNoReportShowsIt() throws IOException {
        Path page = folder.resolve("page.html");

        ProgramRun run =
                search("sobol --evaluations=6", "--set=grid.cells=4..16", "--report=" + page);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("not opened");
        assertThat(Files.readString(page)).contains("not opened").contains("REJECTED");
    }

    @Test
    void givenTheSameLedger_thenTheSameBytesOnAnyNumberOfThreadsAndWhenRunAgain()
            throws IOException {
        var files = new ArrayList<String>();
        for (String threads : List.of("1", "2", "7", "2")) {
            ProgramRun run =
                    search(
                            "genetic --population=6 --generations=3",
                            "--set=grid.cells=4..16",
                            "--created=2026-01-02T03:04",
                            "--threads=" + threads,
                            "--force",
                            out("same.json"));
            assertThat(run.code()).as(run.err()).isZero();
            files.add(Files.readString(folder.resolve("same.json")));
        }
        assertThat(files).containsOnly(files.getFirst());
    }

    @Test
    void givenAFront_thenOneLineForEachCandidateThatNoneOtherDominates() throws IOException {
        Path front = folder.resolve("front.csv");

        ProgramRun run =
                search(
                        "nsga2 --population=8 --generations=3"
                                + " --objective=totalReturn,maxDrawdown",
                        "--set=grid.cells=4..16",
                        "--front=" + front,
                        out("found.json"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readAllLines(front).getFirst())
                .isEqualTo("grid.cells,totalReturn,maxDrawdown");
        assertThat(Files.readAllLines(front)).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--to=2024-01-20 | is too short to be validated",
                "--validation=fold=3 | --validation fold=3: validation has no setting \"fold\"",
                "--validation=folds=x | --validation folds=x: write a number.",
                "--validation=folds=0 | validation.folds: 0 is not from 1 to 32.",
                "--objective=totalReturn,maxDrawdown | nsga2",
            })
    void givenWrongInput_thenOneSentenceAndNoFile(String argument, String sentence)
            throws IOException {
        ProgramRun run =
                search(
                        "genetic --population=6 --generations=3",
                        "--set=grid.cells=4..16",
                        argument,
                        out("found.json"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList().getLast()).contains(sentence).endsWith(".");
        assertThat(folder.resolve("found.json")).doesNotExist();
    }

    private String out(String name) {
        return "--out=" + folder.resolve(name);
    }

    private StrategyFile read(String name) throws IOException {
        return StrategyCodec.read(Files.readAllBytes(folder.resolve(name)), name);
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }

    private ProgramRun search(String method, String... more) {
        var arguments = new ArrayList<>(words(method));
        arguments.addAll(
                List.of(
                        "--strategy=" + STRATEGY,
                        "--data=" + parquet,
                        "--ledger=" + folder.resolve("trials.ledger")));
        if (List.of(more).stream().noneMatch(each -> each.startsWith("--out"))) {
            arguments.add(out("found.json"));
        }
        arguments.addAll(List.of(more));
        return ProgramRun.of(new OptimizeProgram(), arguments.toArray(String[]::new));
    }
}
