package io.trellis.clients.secret;

import io.trellis.core.InvalidInputException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A key of a venue.
 *
 * @param name the public part, which goes with every signed call; printable ASCII without blanks
 * @param privatePart what calls are signed with, as bytes (decoded, where a venue shows Base64)
 */
public record ApiKey(String name, Secret privatePart) implements AutoCloseable {

    private static final int MOST_CHARACTERS = 256;
    private static final int FINGERPRINT_BYTES = 6;

    /**
     * @throws InvalidInputException if the public part can be none; the message holds nothing of
     *     it, as the two parts are mixed up easily
     */
    public ApiKey {
        if (name.isEmpty()
                || name.length() > MOST_CHARACTERS
                || !name.chars().allMatch(ApiKey::isPlain)) {
            throw new InvalidInputException(
                    "the public part of the key is empty, too long or holds other than letters,"
                            + " digits and signs; give it as the venue shows it.");
        }
    }

    private static boolean isPlain(int character) {
        return character > ' ' && character < 0x7F;
    }

    /** Tells keys apart where the public part need not be shown: 12 hexadecimal digits. */
    public String fingerprint() {
        return fingerprint(name);
    }

    static String fingerprint(String publicPart) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(publicPart.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Wipes the private part. */
    @Override
    public void close() {
        privatePart.close();
    }

    /** Shows the fingerprint only. */
    @Override
    public String toString() {
        return "ApiKey[" + fingerprint() + "]";
    }
}
