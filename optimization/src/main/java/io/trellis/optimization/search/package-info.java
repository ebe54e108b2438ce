/**
 * Looking for good candidates of a space: a {@link io.trellis.optimization.search.Problem} tells
 * how good each is, a {@link io.trellis.optimization.search.Searcher} chooses which to try. Read
 * these two first; the problem of grids over bars is {@link
 * io.trellis.optimization.search.GridProblem}, what it is after an {@link
 * io.trellis.optimization.search.Objective}, and what is good an order of {@link
 * io.trellis.optimization.search.Fitness}.
 *
 * <p>Candidates are drawn in one thread from one seeded stream and evaluated in batches; results
 * come back in the order of the batch. So a search gives the same result on any number of threads,
 * and one that was killed is run again with what its {@link
 * io.trellis.optimization.search.Checkpointed} file knows.
 */
@NullMarked
package io.trellis.optimization.search;

import org.jspecify.annotations.NullMarked;
