package io.trellis.trading.run;

import io.trellis.core.InvalidInputException;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.trading.journal.JournalReader;
import io.trellis.trading.journal.RealDisk;

import java.util.Optional;

/** A run that may have been begun by an earlier process. */
public final class BegunRun {

    private BegunRun() {}

    /** What a run was begun with; empty if it has not been. */
    public static Optional<RunSettings> settings(RunFolder folder) {
        JournalReader reader = JournalReader.open(new RealDisk(folder.journal()));
        return reader.next()
                .filter(JournalRecord.Opened.class::isInstance)
                .map(JournalRecord.Opened.class::cast)
                .map(opened -> RunSettings.read(opened.settings(), "journal of " + folder.name()));
    }

    /**
     * The settings that a process goes on with: those of the journal, where there are some.
     *
     * @throws InvalidInputException if the ones that are wanted now are others
     */
    static RunSettings settings(RunFolder folder, RunSettings wanted) {
        Optional<RunSettings> begun = settings(folder);
        if (begun.isEmpty()) {
            return wanted;
        }
        begun.get()
                .differenceTo(wanted)
                .ifPresent(difference -> {
                    throw new InvalidInputException(
                            ("the run %s was begun with %s; go on with that, or begin another run"
                                            + " with --run NAME.")
                                    .formatted(folder.name(), difference));
                });
        return begun.get();
    }

    /** Whether an input tells something of the market. */
    static boolean isOfTheMarket(Input input) {
        return switch (input) {
            case Input.Traded _, Input.Quoted _ -> true;
            case Input.Began _, Input.Past _, Input.Told _, Input.Woken _, Input.Commanded _ ->
                    false;
        };
    }
}
