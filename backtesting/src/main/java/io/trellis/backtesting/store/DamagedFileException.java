package io.trellis.backtesting.store;

/**
 * A stored file is not what it was; the message completes the sentence "the file is damaged: ...".
 */
public final class DamagedFileException extends RuntimeException {

    /** Given the finding. */
    public DamagedFileException(String finding) {
        super(finding);
    }

    /** Given the finding and how it was found. */
    public DamagedFileException(String finding, Throwable cause) {
        super(finding, cause);
    }

    /** What was found. */
    public String finding() {
        return String.valueOf(getMessage());
    }
}
