package io.trellis.optimization.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Hashes that hang together: that of a line is the SHA-256 of the one before it (32 bytes) and the
 * line's own words (UTF-8).
 */
final class Chain {

    /** Digits of a hash at the end of a line, and the blank before it. */
    private static final int SUFFIX = 65;

    private final MessageDigest sha256 = ParameterDigest.sha256();
    private byte[] head = new byte[32];

    /** The hash of the newest line, 64 lower-case hex digits; zeros before the first. */
    String head() {
        return HexFormat.of().formatHex(head);
    }

    /** Takes in the words of a line, and gives the line: words, a blank, the hash. */
    String line(String words) {
        head = hash(words);
        return words + " " + head();
    }

    /**
     * Takes in a line.
     *
     * @return its words
     * @throws IllegalArgumentException if it does not continue the chain; nothing is taken in
     */
    String words(String line) {
        int end = line.length() - SUFFIX;
        if (end > 0 && line.charAt(end) == ' ') {
            String words = line.substring(0, end);
            byte[] hash = hash(words);
            if (HexFormat.of().formatHex(hash).contentEquals(line.substring(end + 1))) {
                head = hash;
                return words;
            }
        }
        throw new IllegalArgumentException("the line does not continue the chain");
    }

    private byte[] hash(String words) {
        sha256.update(head);
        return sha256.digest(words.getBytes(StandardCharsets.UTF_8));
    }
}
