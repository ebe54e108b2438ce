package io.trellis.backtesting.lookahead;

/**
 * A decision that was taken with knowledge of what came later.
 *
 * @param at index of the element at which it was taken
 * @param cut number of elements before which everything was the same
 * @param future what lay behind the cut in the other run
 * @param whole what was decided with the whole history
 * @param other what was decided with the other future
 */
public record Peek(int at, int cut, Future future, Object whole, Object other) {

    /** What a chain is given to see after a cut. */
    public enum Future {
        /** Nothing: the history ends. */
        NONE("nothing"),
        /** Something else than what came. */
        POISONED("another future");

        private final String words;

        Future(String words) {
            this.words = words;
        }
    }

    /** The same for a person, as one sentence. */
    public String sentence() {
        return "at %d the decision hangs on what comes later: with %s from %d on it is %s, otherwise %s."
                .formatted(at, future.words, cut, other, whole);
    }
}
