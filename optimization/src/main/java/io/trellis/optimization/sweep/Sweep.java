package io.trellis.optimization.sweep;

import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.report.Hold;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.optimization.ledger.ParameterDigest;
import io.trellis.optimization.search.Workers;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.PlanMaker;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Many candidates over the same bars. They are run in chunks; a chunk is made from its number
 * alone, so that chunks come out the same whichever were run before, on any number of threads.
 */
public final class Sweep {

    /** Runs of a chunk: short enough to be waited for, long enough to keep every thread busy. */
    public static final int CHUNK_RUNS = 2_048;

    private final Draws draws;
    private final Bars bars;
    private final Workers workers;
    private final PlanMaker plans;
    private final GridKernel kernel;

    /**
     * A sweep of some candidates.
     *
     * @param bars one or more, in ticks of the space's instrument; nobody appends to them any more
     * @throws InvalidInputException if a price is too many ticks for the kernel
     */
    public Sweep(Draws draws, Bars bars, Workers workers) {
        this.draws = draws;
        this.bars = bars;
        this.workers = workers;
        this.plans = new PlanMaker(draws.space());
        this.kernel = new GridKernel(bars);
    }

    public Draws draws() {
        return draws;
    }

    /** How many chunks there are. */
    public int chunks() {
        return Math.ceilDiv(draws.count(), CHUNK_RUNS);
    }

    /**
     * Runs a chunk.
     *
     * @throws java.util.concurrent.CancellationException if this thread is interrupted meanwhile
     */
    public RunChunk run(int chunk) {
        int first = chunk * CHUNK_RUNS;
        int rows = Math.min(CHUNK_RUNS, draws.count() - first);
        var results = new RunChunk(first, rows);
        workers.forEach(rows, row -> run(first + row, row, results));
        return results;
    }

    private void run(int number, int row, RunChunk results) {
        switch (plans.plan(draws.at(number))) {
            case Attempt.Refused<GridPlan>(var reason) ->
                    results.set(row, new Attempt.Refused<>(reason), 0);
            case Attempt.Done<GridPlan>(var plan) ->
                    results.set(row, Outcome.of(kernel, plan, bars), Hold.equity(plan, bars));
        }
    }

    /**
     * What the ledger of trials knows the runs of a chunk by; those whose parameters do not go
     * together are none.
     *
     * @return in the order of the runs
     */
    public List<ParameterDigest> trials(int chunk) {
        int first = chunk * CHUNK_RUNS;
        var digests = new ParameterDigest[Math.min(CHUNK_RUNS, draws.count() - first)];
        workers.forEach(
                digests.length,
                i -> {
                    if (plans.plan(draws.at(first + i))
                            instanceof Attempt.Done<GridPlan>(var plan)) {
                        digests[i] = ParameterDigest.of(plan);
                    }
                });
        return Arrays.stream(digests).filter(Objects::nonNull).toList();
    }

    /**
     * A run with all that is known of it.
     *
     * @param number counted from 0
     * @param holdEquity what holding the coin would have come to, in units of 10⁻⁸ quote; 0 for a
     *     refused run
     */
    public record Run(int number, Candidate candidate, Attempt<Outcome> outcome, long holdEquity) {}

    /**
     * Runs candidates again, for those few of which more is wanted than a chunk keeps.
     *
     * @param numbers counted from 0
     * @return in their order
     */
    public List<Run> again(List<Integer> numbers) {
        var runs = new Run[numbers.size()];
        workers.forEach(runs.length, i -> runs[i] = again(numbers.get(i)));
        return List.of(runs);
    }

    private Run again(int number) {
        Candidate candidate = draws.at(number);
        return switch (plans.plan(candidate)) {
            case Attempt.Refused<GridPlan>(var reason) ->
                    new Run(number, candidate, new Attempt.Refused<>(reason), 0);
            case Attempt.Done<GridPlan>(var plan) ->
                    new Run(
                            number,
                            candidate,
                            Outcome.of(kernel, plan, bars),
                            Hold.equity(plan, bars));
        };
    }
}
