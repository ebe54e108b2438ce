package io.trellis.clients.kraken.book;

/**
 * A frame that is no book, or none that can be taken; the message says why, in part of a sentence.
 * It has no stack trace: what a venue sends is no error of this program.
 */
public final class BookRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param words what is wrong, without a full stop
     */
    public BookRefusedException(String words) {
        super(words, null, false, false);
    }

    /** What is wrong, without a full stop. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
