package io.trellis.optimization.search;

import io.trellis.core.InvalidInputException;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs every candidate of a space, the first dimension changing slowest. */
public record Exhaustive() implements Searcher {

    /** Most candidates that are run; their results are held in memory. */
    public static final int MOST = 1_000_000;

    /**
     * How many there are.
     *
     * @throws InvalidInputException if they cannot be listed, or are more than {@link #MOST}
     */
    public static int count(ParameterSpace space) {
        if (space.firstContinuum().isPresent()) {
            throw new InvalidInputException(
                    space.firstContinuum().get()
                            + " takes every number of its range, which cannot be listed; give it a"
                            + " step, such as from..to/step");
        }
        BigInteger count = space.count().orElseThrow();
        if (count.compareTo(BigInteger.valueOf(MOST)) > 0) {
            throw new InvalidInputException(
                    String.format(
                            Locale.ROOT,
                            "%s give %,d combinations, more than %,d can be run; take larger steps",
                            String.join(" and ", space.paths()),
                            count,
                            MOST));
        }
        return count.intValueExact();
    }

    @Override
    public String method() {
        return "exhaustive";
    }

    @Override
    public SearchResult search(Evaluator evaluator, Objective objective, SearchListener listener) {
        int count = count(evaluator.space());
        int size = evaluator.convenientBatch();
        int batches = Math.ceilDiv(count, size);
        var tally = new Tally(evaluator, objective);
        for (int batch = 0; batch < batches; batch++) {
            int from = batch * size;
            tally.evaluate(candidates(evaluator.space(), from, Math.min(from + size, count)));
            listener.progressed(tally.progress(batch + 1, batches));
        }
        return tally.result();
    }

    private static List<Candidate> candidates(ParameterSpace space, int from, int to) {
        var batch = new ArrayList<Candidate>(to - from);
        for (int index = from; index < to; index++) {
            batch.add(space.candidate(index));
        }
        return batch;
    }
}
