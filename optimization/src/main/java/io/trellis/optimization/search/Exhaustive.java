package io.trellis.optimization.search;

import io.trellis.core.InvalidInputException;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.SearchSpace;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tries every candidate of a space, the first dimension changing slowest. */
public record Exhaustive() implements Searcher {

    /**
     * How many there are.
     *
     * @throws InvalidInputException if they cannot be listed, or are more than {@link Budget#MOST}
     */
    public static int count(SearchSpace space) {
        return count(space, Budget.MOST);
    }

    private static int count(SearchSpace space, long most) {
        if (space.firstContinuum().isPresent()) {
            throw new InvalidInputException(
                    space.firstContinuum().get()
                            + " takes every number of its range, which cannot be listed; give it a"
                            + " step, such as from..to/step");
        }
        BigInteger count = space.count().orElseThrow();
        if (count.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new InvalidInputException(
                    String.format(
                            Locale.ROOT,
                            "%s give %,d combinations, more than %,d can be run; take larger steps",
                            String.join(" and ", space.paths()),
                            count,
                            most));
        }
        return count.intValueExact();
    }

    @Override
    public String method() {
        return "exhaustive";
    }

    @Override
    public SearchResult search(Problem problem, Budget budget, SearchListener listener) {
        int count = count(problem.space(), budget.evaluations());
        int size = problem.convenientBatch();
        int batches = Math.ceilDiv(count, size);
        var tally = new Tally(problem, budget, listener);
        int batch = 0;
        do {
            int from = batch * size;
            tally.evaluate(candidates(problem.space(), from, Math.min(from + size, count)));
            batch++;
        } while (tally.goesOn(batch, batches));
        return tally.result();
    }

    private static List<Candidate> candidates(SearchSpace space, int from, int to) {
        var batch = new ArrayList<Candidate>(to - from);
        for (int index = from; index < to; index++) {
            batch.add(space.candidate((long) index));
        }
        return batch;
    }
}
