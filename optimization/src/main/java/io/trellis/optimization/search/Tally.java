package io.trellis.optimization.search;

import io.trellis.optimization.space.Candidate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one account of what a search has run; nothing is run twice. */
final class Tally {

    private final Evaluator evaluator;
    private final Objective objective;
    private final Map<Candidate, Fitness> fitness = new LinkedHashMap<>();
    private final List<Evaluation> evaluations = new ArrayList<>();
    private Optional<Evaluation> best = Optional.empty();

    Tally(Evaluator evaluator, Objective objective) {
        this.evaluator = evaluator;
        this.objective = objective;
    }

    /** Runs those candidates that were not run before, each once, and tells how good all are. */
    List<Fitness> evaluate(List<Candidate> candidates) {
        var fresh = new LinkedHashSet<>(candidates);
        fresh.removeAll(fitness.keySet());
        evaluator.evaluate(List.copyOf(fresh)).forEach(this::add);
        return candidates.stream().map(fitness::get).toList();
    }

    private void add(Evaluation evaluation) {
        Fitness reached = objective.fitness(evaluation);
        fitness.put(evaluation.candidate(), reached);
        evaluations.add(evaluation);
        boolean better =
                best.map(held -> reached.compareTo(objective.fitness(held)) > 0).orElse(true);
        if (reached.isFeasible() && better) {
            best = Optional.of(evaluation);
        }
    }

    int count() {
        return evaluations.size();
    }

    SearchListener.Progress progress(int step, int steps) {
        return new SearchListener.Progress(step, steps, count(), best);
    }

    SearchResult result() {
        return new SearchResult(evaluations);
    }
}
