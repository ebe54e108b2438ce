package io.trellis.optimization.search;

import io.trellis.optimization.space.Candidate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The one account of what a search has spent; nothing is evaluated twice. */
final class Tally {

    private static final Fitness UNREACHED = Fitness.refused();

    private final Problem problem;
    private final Budget budget;
    private final SearchListener listener;
    private final long all;
    private final long startNanos = System.nanoTime();
    private final Map<Candidate, Fitness> fitness = new HashMap<>();
    private final List<Tried> tried = new ArrayList<>();
    private final Front front = new Front();

    Tally(Problem problem, Budget budget, SearchListener listener) {
        this.problem = problem;
        this.budget = budget;
        this.listener = listener;
        BigInteger most = BigInteger.valueOf(budget.evaluations());
        this.all = problem.space().count().map(most::min).orElse(most).longValueExact();
    }

    /**
     * Evaluates those candidates that were not before, each once and as far as the budget goes, and
     * tells how good all are. One that the budget does not reach any more counts as refused.
     */
    List<Fitness> evaluate(List<Candidate> candidates) {
        var fresh = new LinkedHashSet<Candidate>();
        for (Candidate candidate : candidates) {
            if (fresh.size() < left() && !fitness.containsKey(candidate)) {
                fresh.add(candidate);
            }
        }
        if (!fresh.isEmpty()) {
            List<Candidate> batch = List.copyOf(fresh);
            List<Fitness> reached = problem.evaluate(batch);
            for (int i = 0; i < batch.size(); i++) {
                add(new Tried(batch.get(i), reached.get(i)));
            }
        }
        return candidates.stream().map(each -> fitness.getOrDefault(each, UNREACHED)).toList();
    }

    private void add(Tried each) {
        fitness.put(each.candidate(), each.fitness());
        tried.add(each);
        front.add(each);
    }

    boolean knows(Candidate candidate) {
        return fitness.containsKey(candidate);
    }

    /** Candidates that may still be evaluated. */
    long left() {
        return all - tried.size();
    }

    List<Tried> tried() {
        return tried;
    }

    /**
     * Tells the listener of a step that is done.
     *
     * @return whether another one may follow
     */
    boolean goesOn(int step, int steps) {
        boolean spent = left() == 0 || isLate();
        int most = spent ? step : steps;
        listener.progressed(
                new SearchListener.Progress(step, most, tried.size(), front.best(), front.size()));
        return step < most && !listener.wantsEnd();
    }

    private boolean isLate() {
        long spentNanos = System.nanoTime() - startNanos;
        return budget.time().map(time -> spentNanos >= time.toNanos()).orElse(false);
    }

    SearchResult result() {
        return new SearchResult(tried);
    }
}
