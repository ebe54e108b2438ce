package io.trellis.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.Version;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class DataProgramTest {

    private static final String CSV =
            """
            ts_ms,open,high,low,close,volume
            1618951320000,56738.76,56840.3,56733.23,56813.98,50.9752
            1618951380000,56813.98,56900,56800.5,56850.01,0
            1618951560000,56850.01,56850.01,56850.01,56850.01,0
            """;

    /** Both computed with Python's hashlib from the text above. */
    private static final String SOURCE_SHA256 =
            "0531b558593cb9d34bb5dd29f477bf3df66dbe31b7c827d864bb541eddfe336c";

    private static final String SERIES_SHA256 =
            "e026c9cfa5d89cfa8b17734a5886b4e055e2e6c5f3a6416c6ce6786356ab008a";

    private static final String[] KRAKEN = {
        "--venue", "kraken", "--symbol", "BTC/USDT", "--timeframe", "1m"
    };

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void givenAFile_whenImported_thenTheReportIsThis() throws IOException {
        int code = run("import", csv(CSV), "--out", path("D.parquet"), KRAKEN);

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString())
                .isEqualTo(
                        """
                        kraken/BTC-USDT/1m from bars.csv
                        source sha256  SOURCE
                        series sha256  SERIES

                        certificate               value
                        bars                          3
                        first bar      2021-04-20 20:42  UTC
                        last bar       2021-04-20 20:46  UTC
                        bars expected                 5  without gaps
                        bars missing                  2  in 1 gap, 40.00 % of those expected
                        tick                       0.01  inferred
                        widest bar               0.19 %  high over low, 2021-04-20 20:42 UTC
                        suspect bars                  0  0.00 % of the bars

                        finding                    count  suspect  first (UTC)
                        gaps                           1           2021-04-20 20:43  2 bars missing
                        duplicate times                0           -                 a file with one is refused
                        high or low violated           0           -                 a file with one is refused
                        implausible times              0           -                 outside 1990 to 2099: another unit of time?
                        spacing off the timeframe      0           -                 the usual distance is not the timeframe
                        misaligned starts              0           -                 off the timeframe
                        stamps of the close            0           -                 a moment before the next start
                        zero-volume bars               2           2021-04-20 20:43
                        flat bars                      1           2021-04-20 20:46  one price throughout
                        frozen before a gap            0           -                 flat and without volume up to a gap
                        large moves                    0           -                 close to close, above 20 % (log)
                        one-bar spikes                 0           -                 above 5 % (log), 80 % undone by the next
                        outliers                       0           -                 far from the bars around
                        off the tick                   0           -                 inferred from the prices

                        longest gaps: last bar before  first bar after   missing
                        2021-04-20 20:43               2021-04-20 20:46        2

                        stored in FOLDER/D.parquet
                        """
                                .replace("SOURCE", SOURCE_SHA256)
                                .replace("SERIES", SERIES_SHA256)
                                .replace("FOLDER", folder.toString()));
        assertThat(folder.resolve("D.manifest.json")).content().contains("\"missing\": 2");
    }

    @Test
    void givenAnImport_whenChecked_thenTheCertificateIsThereAsTextAndAsJson() throws IOException {
        run("import", csv(CSV), "--out", path("D.parquet"), KRAKEN);

        assertThat(run("check", path("D.parquet"), "--json", "-")).isZero();

        assertThat(out.toString())
                .startsWith("{\n  \"files\": [\n    {\n      \"series\": \"kraken/BTC-USDT/1m\",\n")
                .contains("\"seriesSha256\": \"" + SERIES_SHA256 + "\"")
                .contains("\"importedBy\": \"trellis " + Version.current() + "\"");
        assertThat(run("check", path("D.parquet"), "--json", path("check.json"))).isZero();
        assertThat(out.toString())
                .endsWith("\nmanifest fits; imported by trellis " + Version.current() + "\n");
        assertThat(folder.resolve("check.json")).content().startsWith("{\n  \"files\"");
    }

    @Test
    void givenJsonOnStandardOutput_whenImported_thenNothingElseIsThere() throws IOException {
        run("import", csv(CSV), "--out", path("D.parquet"), "--json", "-", KRAKEN);

        assertThat(out.toString())
                .startsWith("{\n")
                .contains("\"file\": \"" + path("D.parquet") + "\"")
                .endsWith("\"roundedVolumes\": 0\n}\n");
    }

    @Test
    void givenVolumesOfTooManyDigits_whenImported_thenAWarningCountsThem() throws IOException {
        Path file = csv(CSV.replace("50.9752", "42625316.299999997"));

        assertThat(run("import", file, "--out", path("D.parquet"), KRAKEN)).isZero();
        assertThat(err.toString())
                .isEqualTo(
                        "warning: 1 volumes have more digits than a double keeps; the nearest"
                                + " double is stored.\n");
    }

    @Test
    void givenStoredBars_whenExported_thenTheFeedIsDescribed() throws IOException {
        run("import", csv(CSV), "--out", path("D.parquet"), KRAKEN);

        assertThat(run("export", path("D.parquet"), "--feed", path("D.feed"))).isZero();

        assertThat(out.toString())
                .isEqualTo(
                        "kraken/BTC-USDT/1m: 3 bars, prices with 2 decimals, volumes with 4\n"
                                + "stored in "
                                + path("D.feed")
                                + "\n");
        assertThat(folder.resolve("D.feed")).isNotEmptyFile();
    }

    @Test
    void givenGeneratedBars_thenEveryResultFromThemIsMarked() {
        String csv = path("S.csv.gz");
        assertThat(run("synth", "--seed", "1", "--bars", "100", "--out", csv)).isZero();
        assertThat(out.toString())
                .isEqualTo(
                        "SYNTHETIC DATA, not a market\n"
                                + "synthetic/BTC-USDT/1m, seed 1: 100 bars from 2026-01-01 00:00 to"
                                + " 2026-01-01 01:39 UTC\n"
                                + "stored in "
                                + csv
                                + "\n");
        String[] synthetic = {"--venue", "synthetic", "--symbol", "BTC/USDT", "--timeframe", "1m"};
        for (Object[] step :
                new Object[][] {
                    {"import", csv, "--out", path("D.parquet"), synthetic},
                    {"check", path("D.parquet")},
                    {"export", path("D.parquet"), "--feed", path("D.feed")}
                }) {
            assertThat(run(step)).isZero();
            assertThat(out.toString()).startsWith("SYNTHETIC DATA, not a market\n");
        }
        run("check", path("D.parquet"), "--json", "-");
        assertThat(out.toString()).contains("\"synthetic\": true");

        assertThat(run("import", csv, "--out", path("E.parquet"), KRAKEN)).isEqualTo(2);
        assertThat(err.toString()).contains("holds generated bars");
        assertThat(folder.resolve("E.parquet")).doesNotExist();
    }

    @Test
    void givenTheSameSeed_thenTheGeneratedFileHasTheSameBytes() {
        run("synth", "--seed", "5", "--bars", "2000", "--out", path("a.csv.gz"));
        run("synth", "--seed", "5", "--bars", "2000", "--out", path("b.csv.gz"));

        assertThat(folder.resolve("a.csv.gz")).hasSameBinaryContentAs(folder.resolve("b.csv.gz"));
    }

    @Test
    void givenBarsOfTheSameSeries_thenNewerOnesReplaceThem() throws IOException {
        run("import", csv(CSV), "--out", path("D.parquet"), KRAKEN);

        assertThat(run("import", csv(CSV), "--out", path("D.parquet"), KRAKEN)).isZero();
    }

    @Test
    void givenAnotherFile_thenItIsReplacedOnlyWhenForced() throws IOException {
        Files.writeString(folder.resolve("D.parquet"), "mine");

        assertRefused(
                path("D.parquet")
                        + " exists already; name another file, or replace it with --force.",
                "import",
                csv(CSV),
                "--out",
                path("D.parquet"),
                KRAKEN);
        assertThat(run("import", csv(CSV), "--force", "--out", path("D.parquet"), KRAKEN)).isZero();
    }

    @Test
    void givenABadLine_thenItIsNamedAndNothingIsWritten() throws IOException {
        Path file = csv(CSV.replace("56900", "NaN"));

        assertRefused(
                file
                        + ", line 3, field high: \"NaN\" is no price; a decimal number above 0 is"
                        + " expected, such as 56813.98.",
                "import",
                file,
                "--out",
                path("new/D.parquet"),
                KRAKEN);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void givenAnOutputThatCannotBeWritten_thenTheWorkHasFailed() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way");

        assertThat(run("import", csv(CSV), "--out", path("file/D.parquet"), KRAKEN)).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "cannot write "
                                + path("file/D.parquet")
                                + ": a file is in the way where a folder is needed.\n");
    }

    @Test
    void givenWrongUsage_thenOneSentenceSaysWhatIsWrong() throws IOException {
        assertRefused("Missing required subcommand. See data --help.");
        assertRefused("Unknown option: '--foo'. See data check --help.", "check", "x", "--foo");
        assertRefused(
                "Error: Missing required argument (specify one of these): (--feed=FILE |"
                        + " --csv=FILE). See data export --help.",
                "export",
                "x");
        assertRefused(
                "venue \"Kraken\" is not a lower-case name of letters, digits and hyphens, such as"
                        + " kraken.",
                "import",
                csv(CSV),
                "--venue",
                "Kraken",
                "--symbol",
                "BTC/USDT",
                "--timeframe",
                "1m");
        assertRefused(
                "timeframe \"1x\" is not a whole number of s, m, h or d, such as 1m, 15m, 4h or"
                        + " 1d.",
                "import",
                csv(CSV),
                "--venue",
                "kraken",
                "--symbol",
                "BTC/USDT",
                "--timeframe",
                "1x");
    }

    @Test
    void givenNoFile_whenChecked_thenTheSentenceSaysSo() {
        assertRefused(
                path("no.parquet") + " does not exist; name a file that does.",
                "check",
                path("no.parquet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "check", "list", "export", "synth"})
    void givenAnyCommand_thenItsHelpExplainsIt(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: data " + command).contains("--json=FILE");
    }

    private void assertRefused(String sentence, Object... arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo(sentence + "\n");
        assertThat(out.toString()).isEmpty();
    }

    /** Runs a command on empty streams; an argument may be several. */
    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> words =
                Stream.of(arguments)
                        .flatMap(a -> a instanceof String[] many ? Stream.of(many) : Stream.of(a))
                        .map(Object::toString)
                        .toList();
        return Program.commandLine(new DataProgram())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }

    private Path csv(String content) throws IOException {
        return Files.writeString(folder.resolve("bars.csv"), content);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
