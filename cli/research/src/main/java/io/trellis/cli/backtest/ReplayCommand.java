package io.trellis.cli.backtest;

import io.trellis.backtesting.replay.RecordedSession;
import io.trellis.backtesting.replay.SessionReplay;
import io.trellis.backtesting.store.AtomicFile;
import io.trellis.cli.research.JsonOption;
import io.trellis.cli.terminal.Program;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.MachineSettings;
import io.trellis.trading.journal.JournalReader;
import io.trellis.trading.journal.RealDisk;
import io.trellis.trading.run.RunSettings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code backtest replay}: a session that was traded, beside its backtest. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/backtest replay ~/.local/state/trellis/runs/example/journal",
            "  bin/backtest replay journal --fill queue --json -"
        },
        description = {
            "Runs the strategy of a live or paper session once more, over the trades that the"
                    + " session saw, and finds the cause of every difference: price, queue, fee,"
                    + " latency or fault. The amounts add up to the difference in equity.",
            "",
            "The venue of the backtest is as the strategy's own assumptions say, unless an option"
                    + " says otherwise.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
final class ReplayCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "JOURNAL",
            description = "Folder of the journal, or of the run that it belongs to.")
    private Path path;

    @Mixin private VenueOptions venue;

    @Mixin private JsonOption json;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write every difference as CSV; - is standard output.")
    private @Nullable Path csv;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (venue.trades().isPresent()) {
            throw new InvalidInputException(
                    "--trades does not go with replay: the trades are those of the journal; leave"
                            + " it out.");
        }
        var session = new RecordedSession();
        MachineSettings settings = read(session).machine();
        Attempt<SessionReplay> outcome =
                SessionReplay.of(
                        session,
                        new SessionReplay.Settings(
                                settings.plan(),
                                settings.symbol(),
                                settings.barLength(),
                                venue.settings(settings.plan().assumptions())));
        switch (outcome) {
            case Attempt.Refused<SessionReplay>(var reason) ->
                    throw new InvalidInputException(path + ": " + reason);
            case Attempt.Done<SessionReplay>(var replay) ->
                    write(new ReplayReport(replay, settings.plan().instrument()));
        }
        return Program.DONE;
    }

    private void write(ReplayReport report) {
        boolean onScreen = csv != null && csv.toString().equals("-");
        if (csv != null && !onScreen) {
            AtomicFile.writeText(csv, report.csv());
        }
        json.write(
                report::json, onScreen ? report.csv() : report.text(), spec.commandLine().getOut());
    }

    /** Reads the journal; its first record says what the session was made of. */
    private RunSettings read(RecordedSession session) {
        Path folder = Files.isDirectory(path.resolve("journal")) ? path.resolve("journal") : path;
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    path + " is no folder; name that of a journal, such as runs/NAME/journal.");
        }
        JournalReader reader = JournalReader.open(new RealDisk(folder));
        Optional<RunSettings> settings = Optional.empty();
        Optional<JournalRecord> next = reader.next();
        while (next.isPresent()) {
            if (next.get() instanceof JournalRecord.Opened(_, var text)) {
                settings = Optional.of(RunSettings.read(text, folder.toString()));
            }
            session.take(next.get());
            next = reader.next();
        }
        return settings.orElseThrow(() ->
                new InvalidInputException(
                        folder
                                + " holds no journal; name a folder with files such as"
                                + " 00000001.journal."));
    }
}
