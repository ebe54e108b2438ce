package io.trellis.trading.projection;

/** Tables are not those of the journal, damaged, or of another form: they are to be made anew. */
final class UnfitTablesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnfitTablesException(String sentence) {
        super(sentence);
    }

    UnfitTablesException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
