package io.trellis.cli.trade.keys;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
            int equals = arguments[i].indexOf('=');
            String option = equals < 0 ? arguments[i] : arguments[i].substring(0, equals);
            if (NAMES.contains(option.toLowerCase(Locale.ROOT))) {
                return Optional.of(sentence("argument " + (i + 1) + ", " + option + ","));
            }
            if (isSecret(arguments[i]) || isSecret(arguments[i].substring(equals + 1))) {
                return Optional.of(sentence("argument " + (i + 1) + " looks like a secret and"));
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
        if (text.length() < SHORTEST) {
            return false;
        }
        boolean small = false;
        boolean capital = false;
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            small |= c >= 'a' && c <= 'z';
            capital |= c >= 'A' && c <= 'Z';
            digit |= c >= '0' && c <= '9';
            if (!isBase64(c)) {
                return false;
            }
        }
        return small && capital && digit && !isPath(text);
    }

    private static boolean isBase64(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "+/-_=".indexOf(c) >= 0;
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
