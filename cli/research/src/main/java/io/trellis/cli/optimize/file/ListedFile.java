package io.trellis.cli.optimize.file;

import io.trellis.cli.terminal.StrategyPath;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Objection;
import io.trellis.core.strategyfile.TrustedKey;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file of a folder of strategies.
 *
 * @param strategy empty if it is none
 * @param complaint what is wrong with the file itself
 * @param objections what speaks against trading it
 */
record ListedFile(
        Path path,
        Optional<NamedStrategy> strategy,
        Optional<String> complaint,
        List<Objection> objections) {

    static ListedFile read(Path path, List<TrustedKey> trusted, Instant now) {
        try {
            NamedStrategy read = NamedStrategy.read(path, trusted);
            return new ListedFile(
                    path, Optional.of(read), misnamed(path, read), read.objections(now));
        } catch (InvalidInputException | UncheckedIOException broken) {
            String words = String.valueOf(broken.getMessage());
            return new ListedFile(
                    path, Optional.empty(), Optional.of(withoutPath(path, words)), List.of());
        }
    }

    private static Optional<String> misnamed(Path path, NamedStrategy read) {
        String name = read.strategy().name();
        return path.endsWith(name + StrategyPath.SUFFIX)
                ? Optional.empty()
                : Optional.of("it calls itself " + name);
    }

    private static String withoutPath(Path path, String words) {
        return words.startsWith(path + ": ")
                ? words.substring(path.toString().length() + 2)
                : words;
    }

    /** The file's name without its ending. */
    String name() {
        String file = String.valueOf(path.getFileName());
        return file.substring(0, file.length() - StrategyPath.SUFFIX.length());
    }
}
