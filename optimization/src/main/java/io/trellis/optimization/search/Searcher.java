package io.trellis.optimization.search;

/**
 * A way to look for good candidates. It draws them in the thread that calls it, from its own seed,
 * and knows of what is searched only the {@link Problem}: so a seed gives the same result on any
 * number of threads.
 */
public interface Searcher {

    /** Its name in a strategy file, such as {@code genetic}. */
    String method();

    /**
     * Searches a problem until it is done, the budget is spent or the listener wants it to end.
     *
     * @throws io.trellis.core.InvalidInputException if the space is not one for this searcher
     * @throws java.util.concurrent.CancellationException if this thread is interrupted
     */
    SearchResult search(Problem problem, Budget budget, SearchListener listener);
}
