package io.trellis.cli.terminal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder where the programs keep what they must remember between runs: keys, and the ledger of
 * trials. It is {@code $TRELLIS_HOME}, else {@code trellis} in {@code $XDG_STATE_HOME}, else in the
 * user's {@code .local/state}.
 */
public final class StateFolder {

    private StateFolder() {}

    /** That of this process; it need not be there yet. */
    public static Path ofProcess() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path of(Map<String, String> environment, Path home) {
        return folder(environment, "TRELLIS_HOME")
                .or(() ->
                        folder(environment, "XDG_STATE_HOME").map(each -> each.resolve("trellis")))
                .orElseGet(() -> home.resolve(".local/state/trellis"));
    }

    /** A variable that is empty, or names no whole path, is as good as none (XDG base folders). */
    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
