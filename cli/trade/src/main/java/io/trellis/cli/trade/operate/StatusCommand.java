package io.trellis.cli.trade.operate;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.StateFolder;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.file.WholeFile;
import io.trellis.trading.run.RunFolder;
import io.trellis.trading.run.RunStatus;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/** {@code trade status}: how a run stands. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        footer = {"  bin/trade status", "  bin/trade status example-kraken --json -"},
        description = {
            "Tells how a run stands, as its process has told last, and whether there is one. The"
                    + " trader is not asked anything.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets mixins and spec.
public final class StatusCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Name of the run; not needed where there is only one.")
    private @Nullable String name;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        RunFolder run = run();
        boolean running = run.isRunning();
        RunStatus status =
                RunStatus.read(run)
                        .orElseThrow(() ->
                                new InvalidInputException(
                                        "the run " + run.name() + " has told nothing yet."));
        output.write(
                () -> status.document().with("running", new Json.BooleanValue(running)),
                StatusText.of(status, running),
                spec.commandLine().getOut(),
                WholeFile::writeText);
        return Program.DONE;
    }

    private RunFolder run() {
        if (name != null) {
            return RunFolder.existing(StateFolder.ofProcess(), name);
        }
        List<RunFolder> all = RunFolder.all(StateFolder.ofProcess());
        List<RunFolder> running = all.stream().filter(RunFolder::isRunning).toList();
        List<RunFolder> candidates = running.isEmpty() ? all : running;
        if (candidates.size() != 1) {
            throw new InvalidInputException(
                    candidates.isEmpty()
                            ? "no run was ever started; see bin/trade paper --help."
                            : "name one of the runs "
                                    + String.join(
                                            ", ", candidates.stream().map(RunFolder::name).toList())
                                    + ".");
        }
        return candidates.getFirst();
    }
}
