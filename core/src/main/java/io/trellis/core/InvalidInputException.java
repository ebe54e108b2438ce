package io.trellis.core;

/**
 * Something a person gave us is wrong: an argument, a file, a field of a file.
 *
 * <p>The message is one whole sentence for that person. It names the file, the place in it (line,
 * field, byte), the value found, and what would be right. Programs print it as it is and end with
 * exit code 2; a stack trace of it is of no use to anybody.
 */
public final class InvalidInputException extends RuntimeException {

    /**
     * @param sentence the whole message, ready to be shown
     */
    public InvalidInputException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence the whole message, ready to be shown
     * @param cause what was found out at a lower level
     */
    public InvalidInputException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
