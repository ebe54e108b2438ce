package io.trellis.backtesting.kernel;

import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.market.PathRule;
import io.trellis.core.risk.RiskRules;
import io.trellis.core.strategy.grid.GridPlan;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/**
 * Many parameter sets over the same bars, each exactly as the reference engine would run it. What
 * the sets share is made once; any number of threads may run sets on one kernel.
 */
public final class GridKernel {

    private final Market market;
    private final Map<PathRule, Pyramid> pyramids = new EnumMap<>(PathRule.class);

    /** Those of the set that ran last. */
    private volatile @Nullable Terms terms;

    /**
     * A kernel over a series.
     *
     * @param bars one or more, in ticks of the plans' instrument; nobody appends to them any more
     */
    public GridKernel(Bars bars) {
        this(new Market(bars));
    }

    private GridKernel(Market market) {
        this.market = market;
        for (PathRule rule : PathRule.values()) {
            pyramids.put(rule, new Pyramid(market, rule));
        }
    }

    /**
     * A kernel over trade prints, each a bar of one price: the path is known, no rule is assumed.
     *
     * @param timeMillis times, strictly rising; not copied
     * @param priceTicks prices, one or more; not copied
     * @throws IllegalArgumentException if there are not as many times as prices, or none
     */
    public static GridKernel ofPrints(long[] timeMillis, int[] priceTicks) {
        if (timeMillis.length != priceTicks.length || timeMillis.length == 0) {
            throw new IllegalArgumentException(
                    "as many times as prices are needed, was %d and %d"
                            .formatted(timeMillis.length, priceTicks.length));
        }
        return new GridKernel(new Market(timeMillis, priceTicks));
    }

    /**
     * One parameter set over all the bars.
     *
     * @return refused when the grid cannot start at the first open
     */
    public Attempt<KernelResult> run(GridPlan plan) {
        return run(plan, true, null);
    }

    /** The same, every bar visited: what the compressed form is measured and checked against. */
    public Attempt<KernelResult> runDense(GridPlan plan) {
        return run(plan, false, null);
    }

    Attempt<KernelResult> run(GridPlan plan, boolean compressed, @Nullable FillSink sink) {
        Pyramid pyramid = compressed ? pyramids.get(plan.assumptions().pathRule()) : null;
        return new GridRun(market, plan, terms(plan), pyramid, sink, false).run();
    }

    private Terms terms(GridPlan plan) {
        Terms last = terms;
        if (last == null || !last.areOf(plan)) {
            last = Terms.of(plan);
            terms = last;
        }
        return last;
    }

    /** Whether a plan has no rule that needs the equity, or the market's state, at closes. */
    public static boolean hasTotals(GridPlan plan) {
        RiskRules risk = plan.risk();
        return risk.maxExposure().isEmpty()
                && risk.killSwitch().isEmpty()
                && risk.maxDrawdown().isEmpty()
                && plan.settings().regimes().isEmpty();
    }

    /**
     * The totals of one parameter set and its drawdown along the path, several times faster: no
     * close is looked at.
     *
     * @return refused when the grid cannot start at the first open, or {@link #hasTotals} not
     */
    public Attempt<KernelTotals> totals(GridPlan plan) {
        Pyramid pyramid = pyramids.get(plan.assumptions().pathRule());
        return new GridRun(market, plan, terms(plan), pyramid, null, true).runTotals();
    }
}
