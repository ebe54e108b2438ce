package io.trellis.cli.trade.keys;

import io.trellis.clients.secret.Secret;
import io.trellis.core.InvalidInputException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where secrets come from: a terminal, which does not show them, or lines of standard input. They
 * are never arguments, which every program of the machine may read.
 */
final class SecretInput {

    private static final int LONGEST_LINE = 4_096;

    @Option(
            names = "--stdin",
            description =
                    "Read what would be asked for from standard input, a line each, in the order of"
                            + " the questions. For scripts: without it, a terminal is needed.")
    private boolean standardInput;

    /** Whether a person can be asked. */
    boolean isInteractive() {
        return !standardInput;
    }

    /** Asks for something that may be seen. */
    String line(String question) {
        if (standardInput) {
            return nextLine(question)
                    .use(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .strip();
        }
        String answer = console().readLine("%s: ", question);
        return present(answer, question).strip();
    }

    /** Asks for something that nobody may see. */
    Secret secret(String question) {
        if (standardInput) {
            return nextLine(question);
        }
        char[] answer = present(console().readPassword("%s (not shown): ", question), question);
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(answer));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        try {
            return Secret.copyOf(bytes);
        } finally {
            Arrays.fill(answer, '\0');
            Arrays.fill(bytes, (byte) 0);
            encoded.flip().put(bytes);
        }
    }

    /** Asks for a password that is to be remembered; a person gives it twice. */
    Secret newPassword(String question) {
        Secret password = secret(question);
        if (isInteractive() && !password.equals(secret("The same once more"))) {
            throw new InvalidInputException("the two passwords differ; nothing was stored.");
        }
        return password;
    }

    private static Console console() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .orElseThrow(() ->
                        new InvalidInputException(
                                "there is no terminal to ask for secrets on; give them as"
                                        + " lines of standard input with --stdin."));
    }

    private static <T> T present(@Nullable T answer, String question) {
        if (answer == null) {
            throw missing(question);
        }
        return answer;
    }

    /** Reads byte for byte, so that no buffer keeps what comes after. */
    private static Secret nextLine(String question) {
        var line = new WipedBytes();
        try {
            InputStream in = System.in;
            int next = in.read();
            if (next < 0) {
                throw missing(question);
            }
            for (; next >= 0 && next != '\n'; next = in.read()) {
                line.append(next);
            }
            return line.secret();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read standard input.", e);
        } finally {
            line.wipe();
        }
    }

    private static InvalidInputException missing(String question) {
        return new InvalidInputException(
                "standard input ends where this was to be read: " + question + ".");
    }

    /** A line of standard input, without its end. */
    private static final class WipedBytes {

        private final byte[] bytes = new byte[LONGEST_LINE];
        private int length;

        void append(int next) {
            if (length == LONGEST_LINE) {
                throw new InvalidInputException(
                        "a line of standard input is longer than "
                                + LONGEST_LINE
                                + " bytes; give one line for each question.");
            }
            bytes[length++] = (byte) next;
        }

        Secret secret() {
            int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
            byte[] line = Arrays.copyOf(bytes, end);
            try {
                return Secret.copyOf(line);
            } finally {
                Arrays.fill(line, (byte) 0);
            }
        }

        void wipe() {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
