package io.trellis.cli.trade.keys;

import io.trellis.clients.secret.ApiKey;
import io.trellis.clients.secret.Secret;
import io.trellis.core.InvalidInputException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A key of Kraken as a person copies it: a public part, and a private part in Base64. */
final class KeyParts {

    private static final int PRIVATE_BYTES = 64;

    /** How the public part of a key begins that a local Kraken has issued. */
    private static final String LOCAL = "LOCALKRAKEN";

    private KeyParts() {}

    /** Refuses what is certainly no public part, before the private part is asked for. */
    static String requirePublic(String publicPart) {
        if (isPrivate(publicPart)) {
            throw new InvalidInputException(
                    "what was given as the public part has the form of a private one; nothing was"
                            + " stored: give the public part (\"API key\") first.");
        }
        return publicPart;
    }

    /**
     * The key of two parts.
     *
     * @param privatePart in Base64
     * @throws InvalidInputException if one of them cannot be; the message shows neither
     */
    static ApiKey key(String publicPart, Secret privatePart) {
        Secret decoded = privatePart.use(Secret::ofBase64);
        int length = decoded.use(bytes -> bytes.length);
        if (length != PRIVATE_BYTES) {
            throw new InvalidInputException(
                    "the private part stands for %d bytes, and one of Kraken for %d; copy the whole of it."
                            .formatted(length, PRIVATE_BYTES));
        }
        return new ApiKey(requirePublic(publicPart), decoded);
    }

    /** Whether a text has the form of a private part. */
    static boolean isPrivate(String text) {
        try {
            byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
            return Base64.getDecoder().decode(ascii).length == PRIVATE_BYTES;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Who issued a key, by its public part. */
    static String venue(String publicPart) {
        return publicPart.startsWith(LOCAL) ? "local Kraken" : "Kraken";
    }
}
