package io.trellis.trading.run;

import io.trellis.core.InvalidInputException;
import io.trellis.core.machine.Command;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.file.PrivateFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the commands to a run lie, a file each, until the process that trades it has written them
 * into its journal. A file that is not its owner's alone, that nobody of this installation sealed,
 * that is for another run or process, or that has come too late is not obeyed.
 */
public final class CommandInbox {

    /** A person waits for a command; one that is older is none any more. */
    public static final Duration VALIDITY = Duration.ofSeconds(60);

    /** By how much the clock of whoever wrote a command may be ahead; it is this machine's. */
    private static final Duration AHEAD = Duration.ofSeconds(5);

    private static final int MOST_AT_ONCE = 100;
    private static final String SUFFIX = ".json";

    private final RunFolder run;
    private final Installation installation;

    public CommandInbox(RunFolder run, Installation installation) {
        this.run = run;
        this.installation = installation;
    }

    /** What was found in the folder. */
    public sealed interface Found {

        /** Takes the file away; once the command is in the journal. */
        void remove();
    }

    /** A command that is to be carried out, unless one of its name was before. */
    public record Obeyed(Command command, Path file) implements Found {
        @Override
        public void remove() {
            delete(file);
        }
    }

    /** A file that is not obeyed, and why. */
    public record Refused(String sentence, Path file) implements Found {

        /** The command's name, as far as the name of the file tells it. */
        public String id() {
            String name = Json.printable(String.valueOf(file.getFileName()), 120);
            return name.replaceFirst("^[0-9]+-", "").replaceFirst("\\.json$", "");
        }

        @Override
        public void remove() {
            delete(file);
        }
    }

    /** A name for a new command. */
    public static String newId() {
        return CommandEnvelope.newId();
    }

    /**
     * Puts a command into the folder.
     *
     * @param epoch of the process that it is for
     * @throws UncheckedIOException if it cannot be written
     */
    public void put(Command command, int epoch, Instant now) {
        var envelope = CommandEnvelope.of(command, run.name(), epoch, now, VALIDITY);
        String name = now.toEpochMilli() + "-" + command.id() + SUFFIX;
        PrivateFile.write(run.commands().resolve(name), envelope.sealed(installation));
    }

    /**
     * What lies in the folder, the oldest first.
     *
     * @param epoch of this process
     */
    public List<Found> look(int epoch, Instant now) {
        var found = new ArrayList<Found>();
        for (Path file : files()) {
            found.add(judged(file, epoch, now));
        }
        return found;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(run.commands())) {
            return files.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .limit(MOST_AT_ONCE)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the commands in " + run.commands(), e);
        }
    }

    private Found judged(Path file, int epoch, Instant now) {
        String name = Json.printable(String.valueOf(file.getFileName()), 80);
        try {
            CommandEnvelope envelope = read(file, name);
            return objection(envelope, epoch, now)
                    .<Found>map(reason -> new Refused(name + ": " + reason, file))
                    .orElseGet(() -> new Obeyed(envelope.command(), file));
        } catch (InvalidInputException refused) {
            return new Refused(String.valueOf(refused.getMessage()), file);
        } catch (IOException unreadable) {
            return new Refused(name + " cannot be read: " + unreadable.getMessage(), file);
        }
    }

    private CommandEnvelope read(Path file, String name) throws IOException {
        Optional<String> foreign = PrivateFile.objection(file, run.path());
        if (foreign.isPresent()) {
            throw new InvalidInputException(name + ": " + foreign.get());
        }
        byte[] bytes = PrivateFile.read(file, CommandEnvelope.MOST_BYTES);
        return CommandEnvelope.open(bytes, name, installation);
    }

    private Optional<String> objection(CommandEnvelope envelope, int epoch, Instant now) {
        if (!envelope.run().equals(run.name())) {
            return Optional.of("it is for the run " + envelope.run());
        }
        if (envelope.epoch() != epoch) {
            return Optional.of(
                    "it is for process %d of the run, and this is %d"
                            .formatted(envelope.epoch(), epoch));
        }
        if (!now.isBefore(envelope.expires())) {
            return Optional.of(
                    "it was good until " + envelope.expires() + ", and now it is " + now);
        }
        if (envelope.issued().isAfter(now.plus(AHEAD))
                || Duration.between(envelope.issued(), envelope.expires()).compareTo(VALIDITY)
                        > 0) {
            return Optional.of("no command is good from " + envelope.issued() + " on for so long");
        }
        return Optional.empty();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the command " + file + ".", e);
        }
    }
}
