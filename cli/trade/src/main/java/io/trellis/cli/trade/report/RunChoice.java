package io.trellis.cli.trade.report;

import io.trellis.cli.terminal.StateFolder;
import io.trellis.core.InvalidInputException;
import io.trellis.trading.projection.RunTables;
import io.trellis.trading.run.RunFolder;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;

/** The parameter that names a run, and where its tables are taken from. */
final class RunChoice {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "Name of the run; not needed where there is only one.")
    private @Nullable String name;

    @Option(
            names = "--from-journal",
            description =
                    "Make everything anew from the journal, in place of the tables that the trader"
                            + " keeps.")
    private boolean fromJournal;

    /**
     * The tables of the run.
     *
     * @throws InvalidInputException if there is no such run, or several and none is named
     */
    RunTables tables() {
        return RunTables.of(run(), fromJournal);
    }

    private RunFolder run() {
        Path state = StateFolder.ofProcess();
        if (name != null) {
            return RunFolder.existing(state, name);
        }
        List<RunFolder> all = RunFolder.all(state);
        if (all.size() != 1) {
            throw new InvalidInputException(
                    all.isEmpty()
                            ? "no run was ever started; see bin/trade paper --help."
                            : "name one of the runs "
                                    + String.join(", ", all.stream().map(RunFolder::name).toList())
                                    + ".");
        }
        return all.getFirst();
    }
}
