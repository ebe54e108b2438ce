package io.trellis.cli.terminal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where Trellis keeps what belongs to a user and to no checkout: keys, the ledger of trials. The
 * folder need not be there yet.
 */
public final class StateFolder {

    private static final String NAME = "trellis";

    private StateFolder() {}

    /** The one of the user who runs this process. */
    public static Path ofProcess() {
        return of(
                System.getenv(),
                Path.of(System.getProperty("user.home", "")),
                System.getProperty("os.name", ""));
    }

    /**
     * {@code $TRELLIS_HOME}; without it {@code trellis} in {@code $XDG_STATE_HOME}, else where the
     * system keeps such things: {@code ~/.local/state}, on Windows {@code %LOCALAPPDATA%}, on macOS
     * {@code ~/Library/Application Support}.
     *
     * @param environment variables of the process; one that is empty counts as missing
     * @param home the user's own folder
     * @param system name of the operating system, as Java has it
     * @return an absolute path
     */
    public static Path of(Map<String, String> environment, Path home, String system) {
        Path folder =
                path(environment, "TRELLIS_HOME")
                        .or(() ->
                                path(environment, "XDG_STATE_HOME")
                                        .filter(Path::isAbsolute) // Others are void by its rules.
                                        .map(state -> state.resolve(NAME)))
                        .orElseGet(() -> usual(environment, home, system).resolve(NAME));
        return folder.toAbsolutePath().normalize();
    }

    private static Path usual(Map<String, String> environment, Path home, String system) {
        if (system.startsWith("Windows")) {
            return path(environment, "LOCALAPPDATA")
                    .orElseGet(() -> home.resolve("AppData").resolve("Local"));
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library").resolve("Application Support");
        }
        return home.resolve(".local").resolve("state");
    }

    private static Optional<Path> path(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
