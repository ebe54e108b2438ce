package io.trellis.cli.trade.keys;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds secrets among the arguments of a program, before anything repeats an argument in a message:
 * the arguments of a process can be read by every other.
 */
public final class SecretArguments {

    /** Options that people expect, and that would hold a secret. */
    private static final List<String> NAMES =
            List.of(
                    "--password",
                    "--secret",
                    "--private",
                    "--private-key",
                    "--token",
                    "--api-secret");

    private static final int SHORTEST = 40;

    private SecretArguments() {}

    /** A sentence about the first that looks like a secret, without it. */
    public static Optional<String> objection(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i].split("=", 2)[0].toLowerCase(Locale.ROOT);
            if (NAMES.contains(option)) {
                return Optional.of(sentence("argument %d, %s,".formatted(i + 1, option)));
            }
            if (Arrays.stream(arguments[i].split("=", 2)).anyMatch(SecretArguments::isSecret)
                    || isSecret(arguments[i])) {
                return Optional.of(
                        sentence("argument %d looks like a secret and".formatted(i + 1)));
            }
        }
        return Optional.empty();
    }

    private static String sentence(String which) {
        return which
                + " is refused, as every program of this machine may read the arguments of another;"
                + " secrets are asked for, or read from standard input with --stdin. If it is a"
                + " key, revoke it at the venue.";
    }

    /** Base64 of some length, with letters of both cases and digits, that is no name of a file. */
    private static boolean isSecret(String text) {
        return text.length() >= SHORTEST
                && text.matches("[A-Za-z0-9+/_-]+={0,2}")
                && text.matches(".*[a-z].*")
                && text.matches(".*[A-Z].*")
                && text.matches(".*[0-9].*")
                && !isPath(text);
    }

    private static boolean isPath(String text) {
        try {
            Path path = Path.of(text).toAbsolutePath();
            return Files.exists(path)
                    || (path.getParent() != null
                            && text.contains("/")
                            && Files.isDirectory(path.getParent()));
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
