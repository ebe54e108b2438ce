package io.trellis.optimization.search;

import java.util.Optional;

/** Hears how a search gets on; called in the thread of the search, after every step. */
@FunctionalInterface
public interface SearchListener {

    void progressed(Progress progress);

    /** Whether the search shall end with the step that was just heard of. */
    default boolean wantsEnd() {
        return false;
    }

    /** Hears nothing. */
    static SearchListener silent() {
        return _ -> {};
    }

    /**
     * How far a search is.
     *
     * @param step generations, or batches, that are done
     * @param steps as many as there will be at most; those that are done when there is nothing more
     *     to do
     * @param evaluations candidates tried so far
     * @param best the best feasible one so far, see {@link SearchResult#best()}
     * @param front how many feasible ones no other one dominates
     */
    record Progress(int step, int steps, long evaluations, Optional<Tried> best, int front) {}
}
