package io.trellis.cli.optimize;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.optimize.file.SigningOptions;
import io.trellis.cli.research.BarInput;
import io.trellis.cli.research.LedgerOption;
import io.trellis.cli.research.ResultOption;
import io.trellis.cli.research.ThreadsOption;
import io.trellis.cli.terminal.Interruption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.ProgressLine;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.cli.terminal.StrategyPath;
import io.trellis.cli.terminal.Version;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.SearchBlock;
import io.trellis.core.strategyfile.SigningKey;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.ledger.Trials;
import io.trellis.optimization.search.SearchListener;
import io.trellis.optimization.study.DrawnBlock;
import io.trellis.optimization.study.Study;
import io.trellis.optimization.study.StudyJob;
import io.trellis.optimization.study.StudyListener;
import io.trellis.optimization.study.StudyResult;
import io.trellis.optimization.study.ValidationPlan;
import io.trellis.optimization.writer.FoundStrategy;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code optimize validate}: every gate held against a strategy that a person wrote. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/optimize validate example-geometric \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet --out proven.json"
        },
        description = {
            "Holds every gate of the validation against a strategy as it is, and writes it with its"
                    + " proof. Nothing is searched: it is judged among strategies drawn from its"
                    + " search block, or from a space around the prices of the bars.",
            "",
            "Exit code 0 when the validation was made, whatever it says.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
final class ValidateCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            converter = StrategyPath.class,
            description = "Strategy file: a path or a name.")
    private Path file;

    @Mixin private BarInput inputs;

    @Mixin private ValidationSettings validation;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all that is drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private ThreadsOption threads;

    @Mixin private LedgerOption ledger;

    @Mixin private SigningOptions signing;

    @Mixin private TargetOptions naming;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        StrategyDocument document = StrategyInput.read(file);
        StrategyFile original = document.decode();
        GridPlan strategy = GridPlan.of(original);
        Target target = naming.of(original, Study.GIVEN);
        Optional<SigningKey> key = signing.signer();
        BarColumns columns = inputs.columns();
        PrintWriter err = spec.commandLine().getErr();
        inputs.warn(file, original, columns, err);
        ValidationPlan plan = validation.plan(ValidationPlan.usual(strategy, columns, seed));
        SearchBlock block =
                original.search().orElseGet(() -> DrawnBlock.of(original, columns, plan));
        var job =
                StudyJob.of(
                        document,
                        block,
                        Optional.empty(),
                        columns,
                        inputs.judged().suspects(),
                        plan,
                        target.issue(Version.current()),
                        threads.count());
        StudyResult result = study(job, ledger.open());
        FoundStrategy.write(target.file(), SigningOptions.signed(result.file(), key, err));
        var report = new ValidationReport(result, columns, target);
        output.write(
                () -> report.json().with("suspectBars", inputs.judged().json()),
                report.text() + inputs.judged().line(),
                spec.commandLine().getOut());
        return Program.DONE;
    }

    private StudyResult study(StudyJob job, Trials trials) {
        PrintWriter err = spec.commandLine().getErr();
        try (var line = ProgressLine.on(err);
                var _ = Interruption.before(() -> giveUp(line, err))) {
            return Study.run(job, trials, shown(line));
        }
    }

    private static void giveUp(ProgressLine line, PrintWriter err) {
        line.close();
        err.println("stopped: no strategy was written.");
        err.flush();
    }

    private static StudyListener shown(ProgressLine line) {
        return new StudyListener() {
            @Override
            public void entered(Stage stage) {
                line.show(stage::words);
            }

            @Override
            public void progressed(SearchListener.Progress progress) {
                // A strategy that is given is not searched for.
            }
        };
    }
}
