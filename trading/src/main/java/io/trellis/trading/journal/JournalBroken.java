package io.trellis.trading.journal;

/**
 * The journal cannot be written. Nothing may be sent any more: the process ends, and the next one
 * finds out at the venue what is true. Nothing is tried again, because after an error nobody knows
 * what the disk has.
 */
public final class JournalBroken extends RuntimeException {

    /**
     * @param sentence the whole message, ready to be shown
     * @param cause what the disk said
     */
    public JournalBroken(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
