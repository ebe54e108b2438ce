package io.trellis.optimization.search;

import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.PlanMaker;

import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Runs candidates of one space over the same bars, by one kernel on a fixed number of threads. A
 * batch is data alone; what comes back is in its order and does not depend on the number of
 * threads.
 */
public final class Evaluator implements AutoCloseable {

    private final ParameterSpace space;
    private final PlanMaker plans;
    private final GridKernel kernel;
    private final Bars bars;
    private final Workers workers;

    /**
     * Starts the threads.
     *
     * @param bars one or more, in ticks of the space's instrument; nobody appends to them any more
     * @param threads 1 or more
     * @throws InvalidInputException if a price is too many ticks for the kernel
     */
    public Evaluator(ParameterSpace space, Bars bars, int threads) {
        this.space = space;
        this.plans = new PlanMaker(space);
        this.kernel = new GridKernel(bars);
        this.bars = bars;
        this.workers = new Workers(threads);
    }

    /** The space whose candidates it runs. */
    public ParameterSpace space() {
        return space;
    }

    /** How many candidates keep every thread busy for a while. */
    int convenientBatch() {
        return 64 * workers.threads();
    }

    /**
     * Runs a batch.
     *
     * @return one for each candidate, in the same order
     * @throws CancellationException if this thread is interrupted meanwhile
     */
    public List<Evaluation> evaluate(List<Candidate> batch) {
        var results = new Evaluation[batch.size()];
        workers.forEach(batch.size(), i -> results[i] = evaluate(batch.get(i)));
        return List.of(results);
    }

    private Evaluation evaluate(Candidate candidate) {
        return new Evaluation(
                candidate, plans.plan(candidate).then(plan -> Outcome.of(kernel, plan, bars)));
    }

    /** Ends the threads; what still runs is given up. */
    @Override
    public void close() {
        workers.close();
    }
}
