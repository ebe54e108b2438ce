package io.trellis.clients.secret;

import io.trellis.core.InvalidInputException;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;

/**
 * Bytes that nobody may see: the private part of a key, a password, a token.
 *
 * <p>It has no text form and cannot be serialised; what reads it is handed a copy that is wiped
 * afterwards. Closed, it is wiped itself. May be used from several threads.
 */
public final class Secret implements AutoCloseable {

    private final byte[] bytes;
    private boolean closed;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Keeps a copy; the given bytes stay with the caller, who wipes them. */
    public static Secret copyOf(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /**
     * What a text in Base64 stands for; line ends and blanks around it are put aside.
     *
     * @param text in ASCII; stays with the caller, who wipes it
     * @throws InvalidInputException if it is no Base64, or empty; the message holds nothing of it
     */
    public static Secret ofBase64(byte[] text) {
        byte[] stripped = stripped(text);
        try {
            byte[] decoded = Base64.getDecoder().decode(stripped);
            if (decoded.length == 0) {
                throw new InvalidInputException(
                        "the secret is empty; give the private part of the key.");
            }
            return new Secret(decoded);
        } catch (IllegalArgumentException _) {
            // The cause would name a character of the secret.
            throw new InvalidInputException(
                    "the secret is no Base64; give the private part of the key as the venue shows"
                            + " it.");
        } finally {
            Arrays.fill(stripped, (byte) 0);
        }
    }

    private static byte[] stripped(byte[] text) {
        int from = 0;
        int to = text.length;
        while (from < to && isBlank(text[from])) {
            from++;
        }
        while (to > from && isBlank(text[to - 1])) {
            to--;
        }
        return Arrays.copyOfRange(text, from, to);
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    /**
     * Hands over a copy and wipes it when the reader is done with it.
     *
     * @param reader keeps nothing of the bytes, unless as another secret
     * @throws IllegalStateException if this is closed
     */
    public <T> T use(Function<byte[], T> reader) {
        byte[] copy = bytes();
        try {
            return reader.apply(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    private synchronized byte[] bytes() {
        if (closed) {
            throw new IllegalStateException("the secret is closed");
        }
        return bytes.clone();
    }

    /** Wipes it; it can be read no more. */
    @Override
    public synchronized void close() {
        Arrays.fill(bytes, (byte) 0);
        closed = true;
    }

    /** Takes as long wherever two secrets of one length differ. One that is closed equals none. */
    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof Secret secret && isOpen() && secret.isOpen() && matches(secret);
    }

    private boolean matches(Secret other) {
        return use(mine -> other.use(theirs -> MessageDigest.isEqual(mine, theirs)));
    }

    private synchronized boolean isOpen() {
        return !closed;
    }

    /** The same for all, as it would tell something otherwise. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    /** The same for all. */
    @Override
    public String toString() {
        return "Secret[…]";
    }
}
