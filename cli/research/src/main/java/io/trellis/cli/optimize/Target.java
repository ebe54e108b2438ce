package io.trellis.cli.optimize;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.study.StudyJob;
import io.trellis.optimization.writer.FoundStrategy;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What the strategy that is found will be called, and where it goes.
 *
 * @param created the time its file will carry
 */
record Target(String name, Path file, Instant created) {

    private static final int LONGEST_NAME = 64;

    /**
     * @param method of the search, which a derived name ends with
     * @param name empty for the name of the original with the method
     * @param file empty for a file of that name in the folder {@code strategies}
     * @throws InvalidInputException if the name cannot be one, or the file cannot be written
     */
    static Target of(
            StrategyFile original,
            String method,
            @Nullable String name,
            @Nullable Path file,
            Instant created,
            boolean force) {
        String chosen = name == null ? derived(original.name(), "-" + method) : name;
        try {
            StrategyFile unused = original.issued(chosen, created, Optional.empty());
            Path path = file == null ? Path.of("strategies", unused.name() + ".json") : file;
            AtomicFile.requireWritable(path, force || wasFound(path, chosen));
            requireFolder(path);
            return new Target(chosen, path, created);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidInputException("--name: " + wrong.getMessage(), wrong);
        }
    }

    /**
     * What the file says of itself.
     *
     * @param engine version of this program
     */
    StudyJob.Issue issue(String engine) {
        return new StudyJob.Issue(
                name, created, Optional.of(created.plus(FoundStrategy.LIFE)), engine);
    }

    /** Where a search that is stopped leaves what it tried. */
    Path checkpoint() {
        return file.resolveSibling(file.getFileName() + ".checkpoint");
    }

    /** Takes it away, as the search is done. */
    void deleteCheckpoint() {
        try {
            Files.deleteIfExists(checkpoint());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + checkpoint() + ".", e);
        }
    }

    /** Whether a search wrote the file under this name; what a person wrote is not replaced. */
    private static boolean wasFound(Path file, String name) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            StrategyFile there = StrategyInput.read(file).decode();
            return there.proof().isPresent() && there.name().equals(name);
        } catch (InvalidInputException | UncheckedIOException _) {
            return false;
        }
    }

    private static String derived(String original, String suffix) {
        if (original.endsWith(suffix)) {
            return original;
        }
        int kept = Math.min(original.length(), LONGEST_NAME - suffix.length());
        return original.substring(0, kept) + suffix;
    }

    /** The folder may still have to be made; what is there of its path must let one. */
    private static void requireFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder != null && !(Files.isDirectory(folder) && Files.isWritable(folder))) {
            throw new InvalidInputException(
                    folder
                            + " is not a folder that can be written to; name another file by"
                            + " --out.");
        }
    }
}
