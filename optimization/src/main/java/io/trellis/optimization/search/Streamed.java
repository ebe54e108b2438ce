package io.trellis.optimization.search;

import io.trellis.optimization.space.Candidate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.function.Supplier;

/** Tries candidates as they come, whatever came of those before. */
final class Streamed {

    /**
     * In a space of few values the same candidates come again and again; after so many draws for
     * each one wanted there is little left to find.
     */
    private static final int DRAWS_PER_CANDIDATE = 20;

    private Streamed() {}

    /**
     * Searches by draws.
     *
     * @param draws the next one of a sequence that has no end
     */
    static SearchResult search(
            Problem problem, Budget budget, SearchListener listener, Supplier<Candidate> draws) {
        var tally = new Tally(problem, budget, listener);
        long mostDraws = Math.multiplyExact(tally.left(), DRAWS_PER_CANDIDATE);
        int size = problem.convenientBatch();
        int batches = Math.toIntExact(Math.ceilDiv(tally.left(), size));
        long drawn = 0;
        int batch = 0;
        int most;
        do {
            var fresh = new LinkedHashSet<Candidate>();
            long wanted = Math.min(size, tally.left());
            for (; fresh.size() < wanted && drawn < mostDraws; drawn++) {
                Candidate candidate = draws.get();
                if (!tally.knows(candidate)) {
                    fresh.add(candidate);
                }
            }
            tally.evaluate(new ArrayList<>(fresh));
            batch++;
            most = drawn < mostDraws ? batches : batch;
        } while (tally.goesOn(batch, most));
        return tally.result();
    }
}
