package io.trellis.optimization.search;

import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.SearchSpace;

import java.util.List;
import java.util.concurrent.CancellationException;

/** What is searched: a space, and how good each of its candidates is. */
public interface Problem {

    SearchSpace space();

    /** How many scores a feasible candidate has, 1 or more. */
    int scores();

    /**
     * Tells how good candidates are, the same each time and whatever else is in the batch.
     *
     * @return one for each candidate, in the same order
     * @throws CancellationException if this thread is interrupted meanwhile
     */
    List<Fitness> evaluate(List<Candidate> batch);

    /** How many candidates keep every thread busy for a while. */
    int convenientBatch();
}
