package io.trellis.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.certificate.CertifiedSeries;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.CertificateSettings;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.cli.terminal.Program;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class CheckAndListTest {

    private static final int FAR = 1_000;

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** A generated market; with a low that nothing around comes near, if it is asked for. */
    private static BarColumns market(boolean far) {
        var settings =
                new MarketSettings(
                        4, "BTC/USDT", Timeframe.parse("1m"), 1_767_225_600_000L, 3_000, 50_000);
        BarColumns bars = MarketGenerator.generate(settings, "trellis test");
        if (far) {
            bars.low()[FAR] = 1.5;
        }
        return BarColumns.generated(
                bars.series(),
                bars.timeMillis(),
                bars.open(),
                bars.high(),
                bars.low(),
                bars.close(),
                bars.volume(),
                "test",
                "trellis test");
    }

    private Path stored(String name, BarColumns bars) {
        Path file = folder.resolve(name);
        CertifiedSeries.write(bars, file, List.of(), CertificateSettings.USUAL);
        return file;
    }

    @Test
    void givenAnOutlier_thenTheCertificateNamesItAndStrictFails() {
        Path file = stored("bars.parquet", market(true));

        assertThat(run("check", file)).isZero();
        assertThat(out.toString())
                .containsPattern("suspect bars +1  0.03 % of the bars")
                .containsPattern("outliers +1  yes +2026-01-01 16:40  far from the bars around")
                .containsPattern("tick +0.01  inferred")
                .contains("manifest fits");

        assertThat(run("check", file, "--strict")).isEqualTo(Program.FAILED);
        assertThat(run("check", stored("sound.parquet", market(false)), "--strict")).isZero();
    }

    @Test
    void givenATick_thenBarsOffItAreSuspect() {
        Path file = stored("bars.parquet", market(false));

        assertThat(run("check", file, "--tick", "0.02", "--strict")).isEqualTo(Program.FAILED);
        assertThat(out.toString()).containsPattern("tick +0.02  given");
        assertThat(run("check", file, "--tick", "0")).isEqualTo(Program.WRONG_INPUT);
        assertThat(err.toString()).isEqualTo("--tick 0 is not above 0.\n");
    }

    @Test
    void givenTwoFilesOfOneMarket_thenTheyAreCompared() {
        Path first = stored("one.parquet", market(false));
        Path second = stored("two.parquet", market(true));

        assertThat(run("check", first, second)).isZero();
        assertThat(out.toString())
                .containsPattern("two.parquet +3,000 +1 +1 +[0-9.]+ % +2026-01-01 16:40");

        run("check", first, second, "--json", "-");
        assertThat(out.toString())
                .contains("\"shared\": 3000")
                .contains("\"differing\": 1")
                .contains("\"first\": \"2026-01-01T16:40:00Z\"");
    }

    @Test
    void givenFindings_thenTheyCanBeHadAsCsv() throws IOException {
        Path file = stored("bars.parquet", market(true));

        assertThat(run("check", file, "--csv", folder.resolve("f.csv"))).isZero();

        assertThat(Files.readAllLines(folder.resolve("f.csv")))
                .contains(
                        "\""
                                + file
                                + "\",synthetic/BTC-USDT/1m,\"outliers\",1,true,"
                                + "2026-01-01T16:40:00Z,\"\"");
    }

    @Test
    void givenAFolder_thenEverySeriesIsListedAndWhatDoesNotFitIsNamed() throws IOException {
        stored("a/bars.parquet", market(true));
        ParquetBarStore.write(market(false), folder.resolve("b/bars.parquet"));
        Path other = stored("c/bars.parquet", market(false));
        ParquetBarStore.write(market(true), other);
        Path gone = stored("d/bars.parquet", market(false));
        Files.delete(gone);

        assertThat(run("list", folder)).isZero();

        assertThat(out.toString().lines().toList())
                .hasSize(5)
                .anyMatch(line -> line.matches(".*3,000 .* 1 .* a/bars.manifest.json"))
                .anyMatch(line -> line.matches(".* b/bars.parquet +no manifest"))
                .anyMatch(line -> line.matches(".* c/bars.*json +does not fit bars.parquet"))
                .anyMatch(line -> line.matches(".* d/bars.*json +bars.parquet is missing"));

        run("list", folder, "--json", "-");
        assertThat(out.toString()).contains("\"complaint\": \"bars.parquet is missing\"");
        run("list", folder, "--csv", folder.resolve("l.csv"));
        assertThat(Files.readAllLines(folder.resolve("l.csv"))).hasSize(5);
    }

    @Test
    void givenNoSeries_thenTheListSaysSo() {
        assertThat(run("list", folder)).isZero();
        assertThat(out.toString())
                .isEqualTo(folder + " holds no stored series; make one with data import.\n");
        assertThat(run("list", folder.resolve("none"))).isEqualTo(Program.WRONG_INPUT);
        assertThat(err.toString())
                .isEqualTo(
                        folder.resolve("none") + " is no folder; name one with stored series.\n");
    }

    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return Program.commandLine(new DataProgram())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
