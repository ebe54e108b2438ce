/**
 * Looking for good candidates of a space: one {@link io.trellis.optimization.search.Objective}, one
 * {@link io.trellis.optimization.search.Evaluator} that runs them on all cores, and the searchers.
 * Read {@link io.trellis.optimization.search.Searcher} first.
 *
 * <p>Candidates are drawn in one thread from one seeded stream and evaluated in batches; results
 * come back in the order of the batch. So a search gives the same result on any number of threads.
 */
@NullMarked
package io.trellis.optimization.search;

import org.jspecify.annotations.NullMarked;
