package io.trellis.benchmarks;

import io.trellis.backtesting.report.Outcome;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.optimization.search.Budget;
import io.trellis.optimization.search.Fitness;
import io.trellis.optimization.search.Genetic;
import io.trellis.optimization.search.GridProblem;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.Problem;
import io.trellis.optimization.search.SearchListener;
import io.trellis.optimization.search.SearchResult;
import io.trellis.optimization.search.Tried;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.SearchSpace;
import io.trellis.optimization.space.Settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Genetic searches over the wide grids of W1: as a process of its own, with and without the
 * validation, and in this one.
 */
final class SearchRows {

    private static final int THREADS = 2;
    private static final long SEED = 1;
    private static final String OBJECTIVE = "finalEquity,pathDrawdown<=0.5";
    private static final List<String> SPACE =
            List.of("grid.cells=20..150", "grid.lower=38500..63000", "grid.upper=77500..127000");

    private final Workload workload;
    private final Sizes sizes;
    private final ColdProcess process;
    private final Lazy<Warm> warm = new Lazy<>(this::warm);

    SearchRows(Workload workload, Sizes sizes, ColdProcess process) {
        this.workload = workload;
        this.sizes = sizes;
        this.process = process;
    }

    List<Row> rows() {
        String search = "optimize: search %1$d x %1$d x 1 year, ".formatted(sizes.population());
        return List.of(
                new Row(
                        search + "totals and path drawdown, cold process",
                        "s",
                        Goal.atMost(1.5, 0.8),
                        () -> cold(List.of("--unvalidated", "--train-share", "0.99"))),
                new Row(
                        search + "with the usual validation, cold process",
                        "s",
                        Goal.atMost(30, 15),
                        () -> cold(List.of())),
                new Row(
                        search + "totals and path drawdown, warm, 2 threads",
                        "s",
                        Goal.atMost(0.8, 0.5),
                        () -> figure(warm.get().seconds)),
                new Row(
                        "optimize: evaluations a second of it",
                        "1/s",
                        Goal.NONE,
                        () -> figure(warm.get().evaluations / warm.get().seconds)),
                new Row(
                        "optimize: share of its time that is not evaluation",
                        "%",
                        Goal.atMost(10, 5),
                        () -> figure(100 * (1 - warm.get().evaluating / warm.get().seconds))));
    }

    private Figure cold(List<String> more) {
        var arguments = new ArrayList<>(more);
        SPACE.forEach(each -> arguments.addAll(List.of("--set", each)));
        String size = String.valueOf(sizes.population());
        arguments.addAll(List.of("--population", size, "--generations", size));
        arguments.addAll(List.of("--objective", OBJECTIVE, "--seed", String.valueOf(SEED)));
        return process.seconds("optimize", "genetic", arguments, "found.json");
    }

    /**
     * A search in this process.
     *
     * @param seconds of the fastest of some
     * @param evaluating seconds of these in which candidates were evaluated
     * @param wrong where the best one differs from the reference engine
     */
    private record Warm(
            double seconds, double evaluating, long evaluations, Optional<String> wrong) {}

    private Figure figure(double value) {
        Warm done = warm.get();
        return done.wrong.isPresent()
                ? new Figure.Failed("NOT EQUAL: " + done.wrong.get())
                : new Figure.Measured(
                        value,
                        String.format(
                                Locale.ROOT,
                                "%,d different candidates, kernel made anew; the best one equal to"
                                        + " the reference engine",
                                done.evaluations));
    }

    private Warm warm() {
        StrategyDocument document =
                StrategyDocument.read(
                        ColdProcess.STRATEGY.getBytes(StandardCharsets.UTF_8), "strategy");
        var space = ParameterSpace.of(document, Settings.parse(document, SPACE).dimensions());
        Warm best = searched(space, workload.bars());
        for (int i = 1; i < sizes.timing().repetitions(); i++) {
            Warm next = searched(space, workload.bars());
            best = next.seconds < best.seconds ? next : best;
        }
        return best;
    }

    private Warm searched(ParameterSpace space, Bars bars) {
        long start = System.nanoTime();
        try (var grids = new GridProblem(space, bars, Objective.named(OBJECTIVE), THREADS)) {
            var problem = new Watched(grids);
            SearchResult result =
                    new Genetic(SEED, sizes.population(), sizes.population())
                            .search(problem, Budget.ample(), SearchListener.silent());
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Warm(
                    seconds,
                    problem.nanos / 1e9,
                    result.tried().size(),
                    result.best().flatMap(best -> difference(space, best, bars)));
        }
    }

    private static Optional<String> difference(ParameterSpace space, Tried best, Bars bars) {
        var plan = GridPlan.of(space.document(best.candidate()).decode());
        double told = best.fitness().scores().getFirst();
        return switch (Outcome.of(plan, bars)) {
            case Attempt.Done<Outcome>(var run)
                    when Objective.named("finalEquity").fitness(run).scores().getFirst() == told ->
                    Optional.empty();
            case Attempt.Done<Outcome> _ -> Optional.of(best.candidate() + " told " + told);
            case Attempt.Refused<Outcome>(var reason) -> Optional.of(reason);
        };
    }

    /** A problem whose evaluations are timed. */
    private static final class Watched implements Problem {

        private final Problem problem;
        private long nanos;

        Watched(Problem problem) {
            this.problem = problem;
        }

        @Override
        public SearchSpace space() {
            return problem.space();
        }

        @Override
        public int scores() {
            return problem.scores();
        }

        @Override
        public int convenientBatch() {
            return problem.convenientBatch();
        }

        @Override
        public List<Fitness> evaluate(List<Candidate> batch) {
            long start = System.nanoTime();
            List<Fitness> reached = problem.evaluate(batch);
            nanos += System.nanoTime() - start;
            return reached;
        }
    }
}
