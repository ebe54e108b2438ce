package io.trellis.trading.journal;

/** How the files of a journal end. */
sealed interface Ending {

    /** With a whole record, and nothing behind it. */
    record Whole() implements Ending {}

    /**
     * With something that is no record and was never forced: the power went, or the process was
     * killed, while it was written; or it is being written now.
     *
     * @param file the last one
     * @param keepBytes what of it is sound
     * @param cutBytes what is not, up to the last byte that is not 0
     */
    record Torn(String file, int keepBytes, int cutBytes, String sentence) implements Ending {}

    /** What had been forced is not as it was. */
    record Damaged(String sentence) implements Ending {}
}
