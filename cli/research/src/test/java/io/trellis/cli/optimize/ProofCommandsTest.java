package io.trellis.cli.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.cli.backtest.BacktestProgram;
import io.trellis.cli.backtest.ProgramRun;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.Evidence;
import io.trellis.core.strategyfile.Proof;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.Verdict;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A strategy of one's own and half a year of generated hours, from file to proof and back. */
class ProofCommandsTest {

    private static final Path STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/backtest/strategy.json");
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z
    private static final int HOURS = 180 * 24;
    private static final List<String> QUICK =
            List.of(
                    "--validation=worlds=4",
                    "--validation=draws=200",
                    "--validation=candidates=20",
                    "--validation=neighbours=4",
                    "--validation=folds=2");

    @TempDir private static Path data;

    private static Path parquet;
    private static Path strategy;

    @TempDir private Path folder;

    @BeforeAll
    static void generateHalfAYear() throws IOException {
        BarColumns columns =
                MarketGenerator.generate(
                        new MarketSettings(
                                5, "BTC/USDT", Timeframe.parse("1h"), START, HOURS, 50_000),
                        "test");
        parquet = data.resolve("hours.parquet");
        ParquetBarStore.write(columns, parquet);
        strategy = data.resolve("mine.json");
        String text = Files.readString(STRATEGY).replace("\"1m\"", "\"1h\"");
        Files.writeString(strategy, text);
    }

    private ProgramRun validate(String... more) {
        var words = new ArrayList<>(List.of("validate", strategy.toString()));
        words.add("--data=" + parquet);
        words.add("--ledger=" + folder.resolve("trials.ledger"));
        words.add("--created=2024-08-01T00:00:00Z");
        words.add("--name=proven");
        words.add("--out=" + proven());
        words.add("--keys=" + folder.resolve("keys"));
        words.addAll(QUICK);
        words.addAll(List.of(more));
        return ProgramRun.of(new OptimizeProgram(), words.toArray(String[]::new));
    }

    private Path proven() {
        return folder.resolve("proven.json");
    }

    private StrategyFile written() throws IOException {
        return StrategyCodec.read(Files.readAllBytes(proven()), "proven.json");
    }

    private static ProgramRun verify(String... words) {
        var all = new ArrayList<>(List.of("verify"));
        all.addAll(List.of(words));
        return ProgramRun.of(new BacktestProgram(), all.toArray(String[]::new));
    }

    @Test
    void givenAStrategyOfOnesOwn_thenItGetsAVerdictAndTheBarsGiveItsProofAgain()
            throws IOException {
        ProgramRun run = validate();

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("SYNTHETIC DATA, not a market\nproven over synthetic/BTC-USDT/1h: ")
                .contains("coversFees", "holdoutOpenings", "written to " + proven());
        Proof proof = written().proof().orElseThrow();
        assertThat(proof.verdict().status()).isNotEqualTo(Verdict.Status.UNVALIDATED);
        assertThat(proof.provenance().search().orElseThrow().method()).isEqualTo("given");

        ProgramRun again = verify(proven().toString(), "--data=" + parquet);

        assertThat(again.code()).as(again.out() + again.err()).isZero();
        assertThat(again.out()).contains("proven: verified.");
    }

    @Test
    void givenEvidenceThatTheBarsDoNotGive_thenVerifyFailsAndNamesTheField() throws IOException {
        assertThat(validate().code()).isZero();
        StrategyFile file = written();
        Proof proof = file.proof().orElseThrow();
        StrategyFile forged =
                StrategyCodec.proven(
                        file, proof.provenance(), flattered(proof.evidence()), proof.verdict());
        Files.write(proven(), StrategyCodec.render(forged));

        ProgramRun run = verify(proven().toString(), "--data=" + parquet, "--json=-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("\"verified\": false", "evidence.deflatedSharpe: the file has 0.999");
    }

    private static Evidence flattered(Evidence evidence) {
        return new Evidence(
                evidence.inSample(),
                evidence.outOfSample(),
                evidence.folds(),
                OptionalDouble.of(0.999),
                evidence.pbo(),
                evidence.realityCheckP(),
                evidence.envelope(),
                evidence.nullAcceptance(),
                evidence.suspectBarProfitShare(),
                evidence.statistics());
    }

    @Test
    void givenFewerBarsThanTheFileWasMadeWith_thenVerifySaysSo() {
        assertThat(validate().code()).isZero();

        ProgramRun run =
                verify(proven().toString(), "--data=" + parquet, "--to=2024-05-01T00:00:00Z");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("the file was made with");
    }

    @Test
    void givenNeitherFileNorStrategyOrBoth_thenVerifySaysWhatIsWanted() {
        assertThat(verify("--data=" + parquet).err())
                .contains("Missing required option: '--strategy=FILE', or FILE for its proof.");
        ProgramRun both =
                verify(strategy.toString(), "--strategy=" + strategy, "--data=" + parquet);
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("give one of them");
    }

    @Test
    void givenAStrategyWithoutProof_thenThereIsNothingToVerify() {
        ProgramRun run = verify(strategy.toString(), "--data=" + parquet);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("has no proof that could be made again");
    }

    @Test
    void givenASettingThatIsNone_thenTheTextIsNamed() {
        ProgramRun run = validate("--validation=fold=3");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--validation fold=3: validation has no setting \"fold\"");
        assertThat(proven()).doesNotExist();
    }

    @Test
    void givenAFewWorlds_thenCalibrateTellsRatesAndWhatEachGateRefused() {
        var words = new ArrayList<>(List.of("calibrate", "--strategy=" + strategy));
        words.addAll(
                List.of("--data=" + parquet, "--worlds=2", "--population=6", "--generations=3"));
        words.addAll(QUICK);

        ProgramRun run = ProgramRun.of(new OptimizeProgram(), words.toArray(String[]::new));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("false acceptance  ", "power  ", "with 95 % confidence")
                .contains("walkForwardReturn", "of 2");
    }
}
