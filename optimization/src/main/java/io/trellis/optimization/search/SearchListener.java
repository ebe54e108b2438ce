package io.trellis.optimization.search;

import java.util.Optional;

/** Hears how a search gets on; called in the thread of the search, after every batch. */
@FunctionalInterface
public interface SearchListener {

    void progressed(Progress progress);

    /** Hears nothing. */
    static SearchListener silent() {
        return _ -> {};
    }

    /**
     * How far a search is.
     *
     * @param step generations, or batches, that are done
     * @param steps as many as there will be at most
     * @param evaluations strategies run so far
     * @param best the best so far that the objective accepts
     */
    record Progress(int step, int steps, long evaluations, Optional<Evaluation> best) {}
}
