package io.trellis.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.FeedPieces;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.cli.terminal.Program;
import io.trellis.core.feed.TradeFeedReader;

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

/** Fetch, import, resample, synth and export, from the command line to the disk and back. */
class MovementTest {

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void givenAVenue_whenFetchedAndResampled_thenTheBarsAreOfItsTrades() throws IOException {
        try (var kraken = KrakenStandIn.with(2_500)) {
            assertThat(run((Object) fetch(kraken))).as(err.toString()).isZero();
        }

        assertThat(out.toString())
                .contains("kraken/BTC-USD/trades: 2,500 trades in 1 parts")
                // One more than pages: the first ends between two trades of an instant.
                .contains("2,500 new trades in 4 requests");
        assertThat(err.toString()).isEmpty();

        assertThat(
                        run(
                                "resample",
                                path("trades"),
                                "--timeframe",
                                "1m",
                                "--out",
                                path("1m.parquet")))
                .as(err.toString())
                .isZero();
        var bars = ParquetBarStore.read(folder.resolve("1m.parquet"));
        // Two trades every second and a half: 80 a minute, of which the first lacks one.
        assertThat(bars.rows()).isEqualTo(31);
        assertThat(bars.firstMillis()).isEqualTo(KrakenStandIn.START_NANOS / 1_000_000);
        assertThat(out.toString()).contains("left out at the open end    21 trades");
        SeriesManifest manifest =
                SeriesManifest.read(SeriesManifest.beside(folder.resolve("1m.parquet")));
        assertThat(manifest.sources().getFirst().name()).isEqualTo("kraken/BTC-USD/trades");

        assertThat(
                        run(
                                "resample",
                                path("1m.parquet"),
                                "--timeframe",
                                "15m",
                                "--out",
                                path("15m.parquet")))
                .isZero();
        assertThat(out.toString()).contains("kraken/BTC-USD/15m: ");
    }

    @Test
    void givenAFetchThatEnded_thenTheSameCommandGoesOnFromThere() throws IOException {
        try (var kraken = KrakenStandIn.with(1_500)) {
            run((Object) fetch(kraken));
        }
        try (var kraken = KrakenStandIn.with(1_800).failingEvery(2)) {
            assertThat(run((Object) fetch(kraken))).isZero();
        }

        assertThat(out.toString()).contains("1,800 trades in 2 parts").contains("300 new trades");
        assertThat(TradeFolder.open(folder.resolve("trades")).manifest().gaps().count()).isZero();
    }

    @Test
    void givenAStartThatWouldLeaveAHole_thenItIsRefused() throws IOException {
        try (var kraken = KrakenStandIn.with(100)) {
            run((Object) fetch(kraken));
            assertThat(run(fetch(kraken), "--from", "2024-01-01")).isEqualTo(2);
        }
        assertThat(err.toString()).contains("would leave a hole");
    }

    @Test
    void givenAnUnknownMarket_thenItIsTheUsersFault() throws IOException {
        try (var kraken = KrakenStandIn.with(100)) {
            assertThat(
                            run(
                                    "fetch",
                                    "--venue",
                                    "kraken",
                                    "--symbol",
                                    "ETH/USD",
                                    "--out",
                                    path("t"),
                                    "--base-url",
                                    kraken.url()))
                    .isEqualTo(2);
        }
        assertThat(err.toString()).startsWith("Kraken lists no market \"ETH/USD\"");
    }

    @Test
    void givenArchivesOfKraken_whenImported_thenTheirNameTellsTheMarket() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("XBTEUR_5.csv"),
                        "1735689600,9,9,9,9,1,1\n1735689900,9,9,9,9,1,1\n");

        assertThat(run("import", file, "--venue", "kraken", "--out", path("k.parquet"))).isZero();

        assertThat(err.toString())
                .isEqualTo(
                        file + ": kraken-ohlcvt (Kraken's bars: 7 fields, time in" + " seconds)\n");
        assertThat(ParquetBarStore.read(folder.resolve("k.parquet")).series().path())
                .isEqualTo("kraken/BTC-EUR/5m");
    }

    @Test
    void givenColumnsOfOnesOwn_whenImported_thenTheyAreTaken() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("my.csv"),
                        "when;o;h;l;c;v\n1735689600;9;9;9;9;1\n1735689660;9;9;9;9;1\n");

        int code =
                run(
                        "import",
                        file,
                        "--columns",
                        "time=when,open=o,high=h,low=l,close=c,volume=v",
                        "--time-unit",
                        "s",
                        "--delimiter",
                        ";",
                        "--venue",
                        "other",
                        "--symbol",
                        "A/B",
                        "--timeframe",
                        "1m",
                        "--out",
                        path("m.parquet"));

        assertThat(code).as(err.toString()).isZero();
        assertThat(ParquetBarStore.read(folder.resolve("m.parquet")).rows()).isEqualTo(2);
    }

    @Test
    void givenGeneratedTrades_thenCsvAndImportBringThemBackMarked() {
        assertThat(run("synth", "--seed", "3", "--trades", "5000", "--out", path("trades")))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).startsWith("SYNTHETIC DATA, not a market\n");
        assertThat(run("export", path("trades"), "--csv", path("t.csv.gz"))).isZero();

        assertThat(run("import", path("t.csv.gz"), "--venue", "kraken", "--symbol", "BTC/USDT"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("holds generated trades");
        assertThat(
                        run(
                                "import",
                                path("t.csv.gz"),
                                "--venue",
                                "synthetic",
                                "--symbol",
                                "BTC/USDT",
                                "--out",
                                path("again")))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).startsWith("SYNTHETIC DATA, not a market\n").contains("5,000");
    }

    @Test
    void givenTrades_whenExportedAsAFeed_thenItHoldsThemAllAndIsReplacedByTheSameOnly()
            throws IOException {
        run("synth", "--seed", "3", "--trades", "5000", "--out", path("trades"));
        out.getBuffer().setLength(0);

        assertThat(run("export", path("trades"), "--feed", path("t.feed")))
                .as(err.toString())
                .isZero();
        assertThat(run("export", path("trades"), "--feed", path("t.feed"))).isZero();

        assertThat(out.toString())
                .startsWith("SYNTHETIC DATA, not a market\n")
                .contains("synthetic/BTC-USDT/trades: 5,000 trades, prices with ");
        assertThat(
                        FeedPieces.begins(
                                folder.resolve("t.feed"),
                                source -> TradeFeedReader.check("t.feed", source).rows() == 5_000))
                .isTrue();
        Path other = Files.writeString(folder.resolve("other.feed"), "text");
        assertThat(run("export", path("trades"), "--feed", other)).isEqualTo(2);
        assertThat(err.toString()).contains("other.feed exists already");
    }

    @Test
    void givenBars_whenExportedAsCsv_thenTheyAreWhatWasImported() throws IOException {
        String csv = "ts_ms,open,high,low,close,volume\n1735689600000,9,10,8.5,9,1.25\n";
        Path file = Files.writeString(folder.resolve("bars.csv"), csv);
        run(
                "import",
                file,
                "--venue",
                "kraken",
                "--symbol",
                "BTC/USD",
                "--timeframe",
                "1m",
                "--out",
                path("b.parquet"));

        assertThat(run("export", path("b.parquet"), "--csv", path("again.csv"))).isZero();

        assertThat(folder.resolve("again.csv")).hasContent(csv);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fetch", "import", "resample", "export", "synth"})
    void givenAnyCommand_thenItsHelpHasAnExample(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString())
                .contains("\n  bin/data " + command + " ")
                .contains("--json=FILE");
    }

    private String[] fetch(KrakenStandIn kraken) {
        return new String[] {
            "fetch",
            "--venue",
            "kraken",
            "--symbol",
            "BTC/USD",
            "--out",
            path("trades"),
            "--base-url",
            kraken.url()
        };
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

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
