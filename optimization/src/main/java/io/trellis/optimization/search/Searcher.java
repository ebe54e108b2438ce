package io.trellis.optimization.search;

/** A way to look for good candidates. */
public interface Searcher {

    /** Its name in a strategy file, such as {@code genetic}. */
    String method();

    /**
     * Searches the space of an evaluator.
     *
     * @throws io.trellis.core.InvalidInputException if the space is not one for this searcher
     * @throws java.util.concurrent.CancellationException if this thread is interrupted
     */
    SearchResult search(Evaluator evaluator, Objective objective, SearchListener listener);
}
