package io.trellis.optimization.study;

import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.optimization.ledger.ParameterDigest;
import io.trellis.optimization.ledger.TrialData;
import io.trellis.optimization.ledger.Trials;
import io.trellis.optimization.search.Checkpointed;
import io.trellis.optimization.search.GridProblem;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.Problem;
import io.trellis.optimization.search.SearchListener;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.search.SearchResult;
import io.trellis.optimization.search.Tried;
import io.trellis.optimization.search.Workers;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.PlanMaker;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * How a strategy is chosen: by a search, or by the person who gave it. Whatever is tried is told to
 * the count of trials.
 */
final class Choice {

    private static final String ALGORITHM = "L64X128MixRandom";
    private static final int DRAWS_A_CANDIDATE = 4;

    private final StudyJob job;
    private final ParameterSpace space;
    private final Objective objective;
    private final PlanMaker plans;
    private final Trials trials;
    private final Workers workers;

    Choice(StudyJob job, Trials trials, Workers workers) {
        this.job = job;
        this.space = ParameterSpace.of(job.document(), job.block().dimensions());
        this.objective = Objective.of(job.block());
        this.plans = new PlanMaker(space);
        this.trials = trials;
        this.workers = workers;
    }

    Objective objective() {
        return objective;
    }

    /**
     * The strategy that is judged.
     *
     * @param bars that may be seen
     * @param data how the count of trials names them
     * @throws InvalidInputException if nothing is found
     */
    Chosen choose(Bars bars, TrialData data, SearchListener listener) {
        return job.search().isPresent()
                ? found(job.search().get(), bars, data, listener)
                : given(data);
    }

    private Chosen found(SearchPlan plan, Bars bars, TrialData data, SearchListener listener) {
        try (var problem = new GridProblem(space, bars, objective, job.threads())) {
            SearchResult result = search(plan, aimed(problem), data, listener);
            tell(data, result);
            if (job.validation().plateau()) {
                tellNeighbours(data, result, plateau(problem));
            }
            Tried best = result.best().orElseThrow(() -> NothingFound.of(problem, result));
            List<Candidate> candidates = sample(result, best.candidate());
            return new Chosen(
                    space.document(best.candidate()),
                    candidates.stream().map(this::plan).flatMap(Optional::stream).toList(),
                    candidates.indexOf(best.candidate()),
                    Optional.of(result),
                    Optional.of(plan.endingAt(result.tried().size())),
                    result.tried().size());
        }
    }

    /** The problem itself, or its plains in place of its peaks. */
    private Problem aimed(GridProblem problem) {
        return job.validation().plateau() ? plateau(problem) : problem;
    }

    private PlateauProblem plateau(GridProblem problem) {
        return new PlateauProblem(
                problem,
                space,
                job.validation().neighbours(),
                job.validation().plateauQuantile(),
                Seeds.of(job.validation().seed(), Seeds.NEIGHBOURS));
    }

    /** What was tried is kept for as long as it is of use: not after a search in vain. */
    private SearchResult search(
            SearchPlan plan, Problem problem, TrialData data, SearchListener listener) {
        if (job.checkpoint().isEmpty()) {
            return plan.search(problem, listener);
        }
        var identity = Checkpointed.identity(plan, space, objective);
        identity.put("data", data.sha256() + " " + data.from() + " " + data.to());
        identity.put("version of the program", data.engine());
        identity.put("plateau", String.valueOf(job.validation().plateau()));
        var kept =
                Checkpointed.open(
                        problem, job.checkpoint().get(), identity, Checkpointed.USUAL_PAUSE);
        SearchResult result;
        try {
            result = plan.search(kept, listener);
        } catch (CancellationException stopped) {
            kept.write();
            throw stopped;
        }
        if (result.best().isEmpty()) {
            kept.delete();
        }
        return result;
    }

    /** The strategy as it was given, among draws from the space. */
    private Chosen given(TrialData data) {
        GridPlan strategy = GridPlan.of(job.document().decode());
        var others = new LinkedHashSet<Candidate>();
        RandomGenerator random = random();
        int wanted = job.validation().candidates() - 1;
        for (int i = 0; i < wanted * DRAWS_A_CANDIDATE && others.size() < wanted; i++) {
            others.add(space.candidate(random.doubles(space.paths().size()).toArray()));
        }
        List<GridPlan> candidates =
                Stream.concat(
                                Stream.of(strategy),
                                others.stream().map(this::plan).flatMap(Optional::stream))
                        .toList();
        tell(data, candidates);
        return new Chosen(
                job.document(),
                candidates,
                0,
                Optional.empty(),
                Optional.empty(),
                candidates.size());
    }

    /**
     * The strategy that a search of a fold chooses; without a search, the given one again.
     *
     * @param plan the search of the whole part
     */
    Optional<GridPlan> again(Optional<SearchPlan> plan, Bars bars, TrialData data) {
        if (plan.isEmpty()) {
            return Optional.of(GridPlan.of(job.document().decode()));
        }
        try (var problem = new GridProblem(space, bars, objective, job.threads())) {
            SearchPlan smaller = smaller(plan.get(), job.validation().foldBudget());
            SearchResult result = smaller.search(aimed(problem), SearchListener.silent());
            tell(data, result);
            return result.best().map(Tried::candidate).flatMap(this::plan);
        }
    }

    /**
     * The same search at a share of its cost: population and generations by its root each. A search
     * of the whole space is made in full.
     */
    static SearchPlan smaller(SearchPlan plan, double share) {
        if (plan.method().equals("exhaustive")) {
            return plan;
        }
        long evaluations = Math.max(1, Math.round(plan.evaluations() * share));
        double root = Math.sqrt(share);
        return plan.population() == 0
                ? plan.endingAt(evaluations)
                : new SearchPlan(
                        plan.method(),
                        plan.seed(),
                        Math.max(4, evaluations),
                        (int) Math.max(4, Math.round(plan.population() * root)),
                        (int) Math.max(1, Math.round(plan.generations() * root)));
    }

    /** The winner and a seeded choice of the other feasible ones, in the order of the search. */
    private List<Candidate> sample(SearchResult result, Candidate winner) {
        List<Candidate> feasible =
                result.tried().stream()
                        .filter(each -> each.fitness().isFeasible())
                        .map(Tried::candidate)
                        .toList();
        int wanted = job.validation().candidates();
        if (feasible.size() <= wanted) {
            return feasible;
        }
        RandomGenerator random = random();
        var chosen = new ArrayList<Candidate>();
        int left = wanted - 1;
        for (int i = 0; i < feasible.size(); i++) {
            Candidate candidate = feasible.get(i);
            // Each of those that are left is as likely as any other (Knuth's selection sampling).
            boolean drawn = random.nextDouble() * (feasible.size() - i) < left;
            boolean isWinner = candidate.equals(winner);
            if (drawn || isWinner) {
                chosen.add(candidate);
            }
            left -= drawn && !isWinner && left > 0 ? 1 : 0;
        }
        return chosen;
    }

    private RandomGenerator random() {
        return RandomGeneratorFactory.of(ALGORITHM)
                .create(Seeds.of(job.validation().seed(), Seeds.CANDIDATES));
    }

    private Optional<GridPlan> plan(Candidate candidate) {
        return switch (plans.plan(candidate)) {
            case Attempt.Done<GridPlan>(var plan) -> Optional.of(plan);
            case Attempt.Refused<GridPlan> _ -> Optional.empty();
        };
    }

    private void tell(TrialData data, SearchResult result) {
        var digests = new ParameterDigest[result.tried().size()];
        workers.forEach(
                digests.length,
                i ->
                        plan(result.tried().get(i).candidate())
                                .map(ParameterDigest::of)
                                .ifPresent(digest -> digests[i] = digest));
        trials.add(data, Stream.of(digests).filter(Objects::nonNull).toList());
    }

    /** They were run too, and had a part in the choice. */
    private void tellNeighbours(TrialData data, SearchResult result, PlateauProblem plains) {
        tell(
                data,
                result.tried().stream()
                        .flatMap(tried -> plains.plain(tried.candidate()).stream())
                        .map(this::plan)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Tells of plans that were run. */
    void tell(TrialData data, List<GridPlan> tried) {
        trials.add(data, tried.stream().map(ParameterDigest::of).toList());
    }
}
