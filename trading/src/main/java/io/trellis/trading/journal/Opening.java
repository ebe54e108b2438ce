package io.trellis.trading.journal;

import java.util.Optional;

/**
 * How a journal was found.
 *
 * @param sentence what was found and done, for a person
 * @param quarantined where the predecessor of this journal was moved, if it could not be trusted;
 *     so as long as this journal goes on
 */
public record Opening(State state, String sentence, Optional<String> quarantined) {

    /** What was found. */
    public enum State {
        /** Nothing; this is the first process of the run. */
        FRESH,
        /** The process before ended as it should. */
        CLEAN,
        /** The process before did not end as it should; what it had not forced may be missing. */
        CRASHED,
        /**
         * Something that was forced is not as it was. The files were moved aside, nothing in them
         * counts, and a person has to decide.
         */
        QUARANTINED
    }
}
