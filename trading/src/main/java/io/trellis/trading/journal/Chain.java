package io.trellis.trading.journal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash over everything so far: SHA-256 of the hash before and of what is new. */
final class Chain {

    static final int BYTES = 32;

    private final MessageDigest digest;
    private final byte[] head = new byte[BYTES];

    Chain() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Begins anew with a header, which holds the head before. */
    void begin(byte[] header) {
        digest.update(header);
        finish();
    }

    /** Goes on by a frame's length and payload: together one block of the hash for a trade. */
    void add(byte[] bytes, int lengthAt, int payloadAt, int payloadBytes) {
        digest.update(head);
        digest.update(bytes, lengthAt, Integer.BYTES);
        digest.update(bytes, payloadAt, payloadBytes);
        finish();
    }

    private void finish() {
        try {
            digest.digest(head, 0, BYTES);
        } catch (DigestException impossible) {
            throw new IllegalStateException("SHA-256 has 32 bytes", impossible);
        }
    }

    /** What a frame repeats of the head. */
    void copyTo(byte[] target, int offset, int bytes) {
        System.arraycopy(head, 0, target, offset, bytes);
    }

    /** The head now. */
    byte[] head() {
        return head.clone();
    }

    String hex() {
        return HexFormat.of().formatHex(head);
    }
}
