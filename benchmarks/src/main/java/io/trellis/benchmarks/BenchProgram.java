package io.trellis.benchmarks;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.Version;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.JsonWriter;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The program {@code bench}: every figure of the project's goals, measured here and now. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Measures speed and memory against the goals of the project.",
            "",
            "A rate of the compressed kernel stands beside the dense rate and an equality check of"
                    + " the same run; where results differ the row fails and the exit code is 1. One"
                    + " thread unless a row says otherwise; medians after a warm-up.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets spec.
public final class BenchProgram implements Callable<Integer> {

    private static final String SCREEN = "-";

    @Option(
            names = "--quick",
            description = "Under a minute: the same bars, fewer sets and repetitions.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            description = "Only rows in whose name this regular expression is found.")
    private @Nullable String only;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            description = "The same as --only, such as optimize.")
    private @Nullable String named;

    @Option(names = "--list", description = "Name the rows and measure nothing.")
    private boolean list;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Measure the kernel on these bars too, repeated to a year.")
    private @Nullable Path data;

    @Option(
            names = "--json",
            arity = "0..1",
            fallbackValue = SCREEN,
            paramLabel = "FILE",
            description = "Write JSON; without a name, or as -, to standard output.")
    private @Nullable String json;

    @Option(names = "--root", hidden = true, description = "Folder of the checkout.")
    private Path root = Path.of("");

    @Spec private CommandSpec spec;

    private final Optional<Sizes> given;

    /** The program with the sizes of its options. */
    public BenchProgram() {
        given = Optional.empty();
    }

    /** The program with sizes of a test. */
    BenchProgram(Sizes sizes) {
        given = Optional.of(sizes);
    }

    public static void main(String[] arguments) {
        Program.main(new BenchProgram(), arguments);
    }

    @Override
    public Integer call() {
        Sizes sizes = given.orElseGet(() -> quick ? Sizes.quick() : Sizes.full());
        var columns = Optional.ofNullable(data).map(ParquetBarStore::read);
        List<Row> rows = chosen(new Bench(sizes, root.toAbsolutePath(), columns).rows());
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (list) {
            rows.forEach(row -> out.println(row.name()));
            return Program.DONE;
        }
        BenchReport report = measured(rows, err);
        write(report, out);
        if (report.hasFailed()) {
            err.println("A row has failed: its figure is worth nothing, see its note.");
        }
        return report.hasFailed() ? Program.FAILED : Program.DONE;
    }

    private List<Row> chosen(List<Row> rows) {
        if (only != null && named != null) {
            throw new InvalidInputException("--only " + only + " and " + named + ": give one.");
        }
        String wanted = named == null ? only : named;
        if (wanted == null) {
            return rows;
        }
        Pattern pattern = pattern(wanted);
        List<Row> chosen = rows.stream().filter(row -> pattern.matcher(row.name()).find()).toList();
        if (chosen.isEmpty()) {
            throw new InvalidInputException(
                    "--only " + wanted + " is found in the name of no row; --list names them.");
        }
        return chosen;
    }

    private static Pattern pattern(String only) {
        try {
            return Pattern.compile(only, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException wrong) {
            throw new InvalidInputException(
                    "--only "
                            + only
                            + " is no regular expression: "
                            + wrong.getDescription()
                            + ".");
        }
    }

    private BenchReport measured(List<Row> rows, PrintWriter err) {
        err.println(machine());
        var report = new BenchReport();
        for (Row row : rows) {
            err.println(row.name() + " ...");
            report.add(row, row.measurement().get());
        }
        return report;
    }

    private void write(BenchReport report, PrintWriter out) {
        boolean onScreen = SCREEN.equals(json);
        if (json != null && !onScreen) {
            AtomicFile.writeText(Path.of(json), JsonWriter.indented(report.json()));
        }
        out.print(
                onScreen ? JsonWriter.indented(report.json()) : machine() + "\n\n" + report.text());
        out.flush();
    }

    private String machine() {
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "%s sizes, %d processors, %s, heap of at most %,d MB, load average %.2f",
                quick ? "Quick" : "Full",
                runtime.availableProcessors(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                runtime.maxMemory() >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
