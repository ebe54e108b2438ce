package io.trellis.optimization.search;

import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.PlanMaker;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Grids over the same bars, by one kernel on a fixed number of threads. A batch is data alone; what
 * comes back is in its order and does not depend on the number of threads.
 */
public final class GridProblem implements Problem, AutoCloseable {

    private final ParameterSpace space;
    private final PlanMaker plans;
    private final GridKernel kernel;
    private final Bars bars;
    private final Objective objective;

    /** Whether no figure of the objective needs a look at closes. */
    private final boolean byTotals;

    private final Workers workers;

    /**
     * Starts the threads.
     *
     * @param bars one or more, in ticks of the space's instrument; nobody appends to them any more
     * @param threads 1 or more
     * @throws InvalidInputException if a price is too many ticks for the kernel
     */
    public GridProblem(ParameterSpace space, Bars bars, Objective objective, int threads) {
        this.space = space;
        this.plans = new PlanMaker(space);
        this.kernel = new GridKernel(bars);
        this.bars = bars;
        this.objective = objective;
        this.byTotals = isOfTotals(objective);
        this.workers = new Workers(threads);
    }

    @Override
    public ParameterSpace space() {
        return space;
    }

    /** What makes a candidate good. */
    public Objective objective() {
        return objective;
    }

    @Override
    public int scores() {
        return objective.figures().size();
    }

    @Override
    public int convenientBatch() {
        return 64 * workers.threads();
    }

    private static boolean isOfTotals(Objective objective) {
        return Stream.concat(
                        objective.figures().stream(),
                        objective.constraints().stream().map(Constraint::figure))
                .allMatch(Figure::isOfTotals);
    }

    @Override
    public List<Fitness> evaluate(List<Candidate> batch) {
        var reached = new Fitness[batch.size()];
        workers.forEach(batch.size(), i -> reached[i] = fitness(batch.get(i)));
        return List.of(reached);
    }

    private Fitness fitness(Candidate candidate) {
        return switch (plans.plan(candidate).then(this::measured)) {
            case Attempt.Refused<Outcome> _ -> Fitness.refused();
            case Attempt.Done<Outcome>(var outcome) -> objective.fitness(outcome);
        };
    }

    /** No more than the objective asks for. */
    private Attempt<Outcome> measured(GridPlan plan) {
        return byTotals && GridKernel.hasTotals(plan)
                ? Outcome.ofTotals(kernel, plan, bars)
                : Outcome.of(kernel, plan, bars);
    }

    /**
     * Runs candidates of which everything is wanted.
     *
     * @return one for each candidate, in the same order
     * @throws CancellationException if this thread is interrupted meanwhile
     */
    public List<Evaluation> evaluations(List<Candidate> batch) {
        var results = new Evaluation[batch.size()];
        workers.forEach(batch.size(), i -> results[i] = evaluation(batch.get(i)));
        return List.of(results);
    }

    /** Runs a candidate in the thread that calls. */
    public Evaluation evaluation(Candidate candidate) {
        return new Evaluation(
                candidate, plans.plan(candidate).then(plan -> Outcome.of(kernel, plan, bars)));
    }

    /** Ends the threads; what still runs is given up. */
    @Override
    public void close() {
        workers.close();
    }
}
