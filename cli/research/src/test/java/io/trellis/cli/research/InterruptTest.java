package io.trellis.cli.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.CsvBarWriter;
import io.trellis.backtesting.store.FeedExport;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.cli.backtest.BacktestProgram;
import io.trellis.cli.data.DataProgram;
import io.trellis.cli.optimize.OptimizeProgram;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ctrl-C in the real programs, at the moment when they write: nothing half-written stays. */
@Tag("nightly")
class InterruptTest {

    private static final int INTERRUPTED = 130;
    private static final long START = 1_704_067_200_000L; // 2024-01-01T00:00Z
    private static final Path STRATEGY =
            Path.of("src/test/resources/io/trellis/cli/backtest/strategy.json");

    @TempDir private static Path shared;

    private static Path csv;
    private static Path bars;
    private static Path feed;

    @TempDir private Path folder;

    @BeforeAll
    static void generateHalfAYear() {
        assumeTrue(Files.exists(Path.of("/proc/self")), "signals are sent as on Linux");
        var settings =
                new MarketSettings(6, "BTC/USDT", Timeframe.parse("1m"), START, 250_000, 50_000);
        BarColumns columns = MarketGenerator.generate(settings, "test");
        csv = shared.resolve("bars.csv");
        bars = shared.resolve("bars.parquet");
        CsvBarWriter.write(columns, csv);
        ParquetBarStore.write(columns, bars);
        feed = shared.resolve("bars.feed");
        FeedExport.write(columns, feed);
    }

    @Test
    void givenAnImport_thenTheBarsAreWholeOrNotThere() throws Exception {
        Path out = folder.resolve("bars.parquet");
        Process process =
                start(
                        DataProgram.class,
                        "import",
                        csv.toString(),
                        "--venue",
                        "synthetic",
                        "--symbol",
                        "BTC/USDT",
                        "--timeframe",
                        "1m",
                        "--out",
                        out.toString());

        interruptWhenItWrites(process);

        assertThat(temporaryFiles()).isEmpty();
        if (Files.exists(out)) {
            assertThat(ParquetBarStore.read(out).rows()).isEqualTo(250_000);
        }
    }

    @Test
    void givenAnExport_thenTheFeedIsWholeOrNotThere() throws Exception {
        Path out = folder.resolve("bars.feed");
        Process process =
                start(DataProgram.class, "export", bars.toString(), "--feed", out.toString());

        interruptWhenItWrites(process);

        assertThat(temporaryFiles()).isEmpty();
        if (Files.exists(out)) {
            assertThat(out).hasSameBinaryContentAs(feed);
        }
    }

    @Test
    void givenASweep_thenItsPartsStayAndTheResultIsNotThere() throws Exception {
        Path out = folder.resolve("runs.parquet");
        Process process =
                start(
                        BacktestProgram.class,
                        "sweep",
                        "--strategy",
                        STRATEGY.toString(),
                        "--data",
                        bars.toString(),
                        "--set",
                        "grid.cells=2..2001",
                        "--set",
                        "capital=9000..9099/1",
                        "--out",
                        out.toString());

        int code = interruptWhenItWrites(process);

        assertThat(code).isEqualTo(INTERRUPTED);
        assertThat(temporaryFiles()).isEmpty();
        assertThat(out).doesNotExist();
        assertThat(error(process)).contains("run the same command again to go on");
    }

    @Test
    void givenASearch_thenNoStrategyIsWritten() throws Exception {
        Path out = folder.resolve("found.json");
        Process process =
                start(
                        OptimizeProgram.class,
                        "genetic",
                        "--strategy",
                        STRATEGY.toString(),
                        "--data",
                        bars.toString(),
                        "--generations",
                        "1000000",
                        "--out",
                        out.toString());
        Thread.sleep(8_000);

        int code = interrupt(process);

        assertThat(code).isEqualTo(INTERRUPTED);
        assertThat(folder).isEmptyDirectory();
        assertThat(error(process)).contains("stopped: no strategy was written.");
    }

    /** A child may have been told to ignore the signal, by whoever started the tests. */
    private Process start(Class<?> program, String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                "env",
                                "--default-signal=INT",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command)
                .redirectError(shared.resolve("error.txt").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Waits for the first thing in the folder, or the end. */
    private int interruptWhenItWrites(Process process) throws Exception {
        while (process.isAlive() && isEmpty()) {
            Thread.sleep(1);
        }
        return interrupt(process);
    }

    private static int interrupt(Process process) throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        return process.exitValue();
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }

    private static String error(Process ended) throws IOException {
        assertThat(ended.isAlive()).isFalse();
        return Files.readString(shared.resolve("error.txt"));
    }
}
