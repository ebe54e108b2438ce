package io.trellis.clients.kraken.stream;

/**
 * What is known of the account is not all any more; the message says why, in part of a sentence. It
 * has no stack trace: what a venue sends is no error of this program.
 */
final class GapException extends RuntimeException {

    private static final long serialVersionUID = 1;

    GapException(String words) {
        super(words, null, false, false);
    }

    /** Without a full stop. */
    String words() {
        return String.valueOf(getMessage());
    }
}
