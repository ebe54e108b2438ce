package io.trellis.trading.run;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.file.PrivateFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a run: its journal, its lock, the inbox of commands, the status that others read,
 * its log. It belongs to its owner alone.
 *
 * <pre>
 * runs/NAME/journal/     what is true of the run
 * runs/NAME/commands/    what a person wants of it
 * runs/NAME/KILL         as long as it is there, nothing is traded
 * runs/NAME/status.json  how it stands, a second old at most
 * runs/NAME/log/         what happened, a JSON object a line
 * runs/NAME/run.lock     held by the process that trades
 * </pre>
 *
 * @param state where Trellis keeps what belongs to a user
 * @param name of the run
 */
public record RunFolder(Path state, String name) {

    private static final String RUNS = "runs";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /**
     * @throws InvalidInputException if the name is none
     */
    public RunFolder {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException(
                    "run %s: write small letters, digits and dashes, at most 64."
                            .formatted(Json.quoted(name)));
        }
    }

    /** The runs of a user, by name; none when there is no folder yet. */
    public static List<RunFolder> all(Path state) {
        Path runs = state.resolve(RUNS);
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .map(name -> new RunFolder(state, name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the runs in " + runs + ".", e);
        }
    }

    /**
     * A run that is there.
     *
     * @throws InvalidInputException if there is none of this name; the sentence lists those there
     *     are
     */
    public static RunFolder existing(Path state, String name) {
        var run = new RunFolder(state, name);
        if (!Files.isDirectory(run.path(), LinkOption.NOFOLLOW_LINKS)) {
            List<String> names = all(state).stream().map(RunFolder::name).toList();
            throw new InvalidInputException(
                    "there is no run %s in %s; %s."
                            .formatted(
                                    name,
                                    state.resolve(RUNS),
                                    names.isEmpty()
                                            ? "none was ever started"
                                            : "there are " + String.join(", ", names)));
        }
        return run;
    }

    /** The folder itself. */
    public Path path() {
        return state.resolve(RUNS).resolve(name);
    }

    public Path journal() {
        return path().resolve("journal");
    }

    public Path commands() {
        return path().resolve("commands");
    }

    /** A file whose presence, at any time, ends all trading of the run. */
    public Path killFile() {
        return path().resolve("KILL");
    }

    public Path status() {
        return path().resolve("status.json");
    }

    public Path log() {
        return path().resolve("log");
    }

    /** The tables that are made of the journal. */
    public Path database() {
        return path().resolve("trades.db");
    }

    /** Whether somebody has asked for an end of trading by the file. */
    public boolean isKillAsked() {
        return Files.exists(killFile(), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Makes what is not there yet.
     *
     * @throws InvalidInputException if others may change the folder
     * @throws UncheckedIOException if it cannot be made
     */
    public void create() {
        for (Path folder : List.of(path(), journal(), commands(), log())) {
            PrivateFile.createFolder(folder);
            PrivateFile.requirePrivate(folder, state);
        }
    }

    /**
     * Takes the run for this process.
     *
     * @throws InvalidInputException if another process has it
     * @throws UncheckedIOException if the lock cannot be taken
     */
    public RunLock lock() {
        return RunLock.take(lockFile())
                .orElseThrow(() ->
                        new InvalidInputException(
                                ("the run %s is traded by another process (%s is locked); end it"
                                                + " with bin/trade stop %s, or give this one"
                                                + " another name with --run.")
                                        .formatted(name, lockFile(), name)));
    }

    /** Whether a process trades it now. */
    public boolean isRunning() {
        if (!Files.exists(lockFile())) {
            return false;
        }
        Optional<RunLock> free = RunLock.tryTake(lockFile());
        free.ifPresent(RunLock::close);
        return free.isEmpty();
    }

    private Path lockFile() {
        return path().resolve("run.lock");
    }
}
