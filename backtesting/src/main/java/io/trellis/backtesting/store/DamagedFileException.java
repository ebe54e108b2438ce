package io.trellis.backtesting.store;

/**
 * A stored file is not what it was; the message completes the sentence "the file is damaged: ...".
 */
final class DamagedFileException extends RuntimeException {

    DamagedFileException(String finding) {
        super(finding);
    }

    DamagedFileException(String finding, Throwable cause) {
        super(finding, cause);
    }

    String finding() {
        return String.valueOf(getMessage());
    }
}
