package io.trellis.optimization.search;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.backtesting.analytics.Metrics;
import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.market.Bars;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.PlanMaker;

import java.math.BigDecimal;
import java.util.List;

/**
 * Grids judged on an account of which they get a part, their capital; the rest of it lies idle. So
 * the size itself can be searched for: on its own capital a grid looks much the same at any size.
 * The reference engine runs them, bar by bar, so it is for some hundred candidates.
 */
public final class AccountProblem implements Problem, AutoCloseable {

    private final ParameterSpace space;
    private final PlanMaker plans;
    private final Bars bars;
    private final Objective objective;
    private final long account;
    private final Workers workers;

    /**
     * Starts the threads.
     *
     * @param bars one or more, in ticks of the space's instrument; nobody appends to them any more
     * @param account what the account is worth, in quote; a candidate with more capital is refused
     * @param threads 1 or more
     */
    public AccountProblem(
            ParameterSpace space, Bars bars, Objective objective, BigDecimal account, int threads) {
        this.space = space;
        this.plans = new PlanMaker(space);
        this.bars = bars;
        this.objective = objective;
        this.account = Money.units(account);
        this.workers = new Workers(threads);
    }

    @Override
    public ParameterSpace space() {
        return space;
    }

    @Override
    public int scores() {
        return objective.figures().size();
    }

    @Override
    public int convenientBatch() {
        return 8 * workers.threads();
    }

    @Override
    public List<Fitness> evaluate(List<Candidate> batch) {
        var reached = new Fitness[batch.size()];
        workers.forEach(
                batch.size(), i -> reached[i] = objective.fitness(evaluation(batch.get(i))));
        return List.of(reached);
    }

    /** Runs a candidate in the thread that calls; its totals are those of the whole account. */
    public Evaluation evaluation(Candidate candidate) {
        return new Evaluation(candidate, plans.plan(candidate).then(this::onAccount));
    }

    private Attempt<Outcome> onAccount(GridPlan plan) {
        long idle = account - Money.units(plan.settings().capital());
        if (idle < 0) {
            return new Attempt.Refused<>(
                    "capital %s is more than the account, which is worth %s"
                            .formatted(
                                    plan.settings().capital().toPlainString(),
                                    Money.decimal(account).toPlainString()));
        }
        return plan.feeCheck(bars)
                .then(fees ->
                        Backtest.run(plan, bars)
                                .then(run -> new Attempt.Done<>(outcome(run, fees, idle))));
    }

    private Outcome outcome(BacktestResult run, FeeCheck fees, long idle) {
        var curve = new EquityCurve(account, Math.max(1, run.equity().count()));
        for (int bar = 0; bar < run.equity().count(); bar++) {
            curve.closed(run.equity().timeMillis(bar), run.equity().equity(bar) + idle);
        }
        RunSummary grid = run.summary();
        var summary =
                new RunSummary(
                        grid.bars(),
                        grid.account(),
                        grid.inventory(),
                        account,
                        grid.finalEquity() + idle,
                        grid.unrealized(),
                        curve.maxDrawdown(),
                        grid.books(),
                        grid.halted());
        return new Outcome(summary, Metrics.of(curve, grid.books()), fees);
    }

    /** Ends the threads; what still runs is given up. */
    @Override
    public void close() {
        workers.close();
    }
}
