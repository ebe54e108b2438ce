package io.trellis.benchmarks;

import io.trellis.core.market.Bars;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Python library, if this machine's {@code python3} has it, on the same closes.
 *
 * @param name of the library
 * @param imports the statement that shows whether it is there
 * @param script of the folder {@code benchmarks/peers}
 * @param sets parameter sets at once
 */
record PythonPeer(String name, String imports, String script, int sets) {

    private static final String REPETITIONS = "3";

    static final List<PythonPeer> ALL =
            List.of(
                    new PythonPeer("vectorbt", "import vectorbt", "vectorbt_grid.py", 8),
                    new PythonPeer(
                            "backtesting.py",
                            "from backtesting import Backtest",
                            "backtesting_grid.py",
                            1));

    /** Its rate in bars times sets a second. */
    Figure rate(Bars bars, Path root, Path folder) {
        try {
            Files.createDirectories(folder);
            Path log = folder.resolve("peer.log");
            if (run(List.of("python3", "-c", imports), folder, log) != 0) {
                return new Figure.Absent(name + " is not installed for python3");
            }
            Path closes = folder.resolve("closes.f64");
            Files.write(closes, closes(bars));
            Path program = root.resolve("benchmarks/peers").resolve(script);
            var command =
                    List.of(
                            "python3",
                            program.toString(),
                            closes.toString(),
                            String.valueOf(sets),
                            REPETITIONS);
            return run(command, folder, log) == 0
                    ? figure(Files.readString(log.resolveSibling("peer.out")))
                    : new Figure.Absent(script + " did not run, see " + log);
        } catch (IOException noPython) {
            return new Figure.Absent("python3 cannot be run: " + noPython.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Figure.Absent("interrupted");
        }
    }

    /** In a folder of its own: the folders of a checkout can be taken for Python packages. */
    private static int run(List<String> command, Path folder, Path log)
            throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(log.toFile())
                .redirectOutput(log.resolveSibling("peer.out").toFile())
                .start()
                .waitFor();
    }

    private static byte[] closes(Bars bars) {
        var bytes = ByteBuffer.allocate(bars.count() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < bars.count(); i++) {
            bytes.putDouble(Series.quote(bars.close(i)));
        }
        return bytes.array();
    }

    private Figure figure(String line) {
        var result = JsonReader.read(line.getBytes(StandardCharsets.UTF_8), script);
        double bars = number(result, "bars");
        double sets = number(result, "sets");
        return new Figure.Measured(
                bars * sets / number(result, "seconds"),
                "80 levels on closes, %,.0f bars, %.0f sets".formatted(bars, sets));
    }

    private static double number(Json.ObjectValue result, String name) {
        return result.get(name)
                .filter(Json.NumberValue.class::isInstance)
                .map(Json.NumberValue.class::cast)
                .orElseThrow(() -> new UncheckedIOException(new IOException("no " + name)))
                .value()
                .doubleValue();
    }
}
