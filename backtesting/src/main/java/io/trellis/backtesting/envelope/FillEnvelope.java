package io.trellis.backtesting.envelope;

import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.kernel.KernelResult;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.PathRule;
import io.trellis.core.strategy.grid.GridPlan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * One grid under all path rules (grid-semantics section 4) and under fill models from touch to
 * through several ticks (section 3): the interval that its result lies in, as far as those decide.
 *
 * @param cases one for each rule and model, touch first
 * @param cellsOverRange the narrowest cell over the median range of a bar; infinite where most bars
 *     have no range
 */
public record FillEnvelope(List<Case> cases, double cellsOverRange) {

    /** A margin that is no model but a mistake. */
    public static final int MOST_TICKS = 1_000_000;

    public FillEnvelope {
        cases = List.copyOf(cases);
    }

    /**
     * What came of one combination.
     *
     * @param throughTicks ticks by which the market must pass an order; 0 is touch
     */
    public record Case(PathRule pathRule, int throughTicks, KernelResult result) {

        /** Such as {@code lowFirst, through 2 ticks}. */
        public String words() {
            String rule =
                    switch (pathRule) {
                        case NEAREST -> "nearest";
                        case LOW_FIRST -> "lowFirst";
                        case HIGH_FIRST -> "highFirst";
                    };
            String model =
                    throughTicks == 0
                            ? "touch"
                            : "through " + throughTicks + (throughTicks == 1 ? " tick" : " ticks");
            return rule + ", " + model;
        }
    }

    /** The least and the greatest of a figure over all cases. */
    public record Interval(double least, double greatest) {}

    /** The least and the greatest of an amount over all cases, in units of 10⁻⁸ quote. */
    public record Amounts(long least, long greatest) {

        /** Whether an amount lies between them, the ends included. */
        public boolean contains(long amount) {
            return least <= amount && amount <= greatest;
        }
    }

    /**
     * Runs a grid under touch, through one tick and through some ticks.
     *
     * @param bars those that the kernel was made with
     * @param throughTicks of the strictest model, 1 to {@link #MOST_TICKS}
     * @return refused when the grid cannot start
     */
    public static Attempt<FillEnvelope> of(
            GridKernel kernel, GridPlan plan, Bars bars, int throughTicks) {
        return of(kernel, plan, bars, throughTicks, CellClass.medianRange(bars));
    }

    static Attempt<FillEnvelope> of(
            GridKernel kernel, GridPlan plan, Bars bars, int throughTicks, double medianRange) {
        var cases = new ArrayList<Case>();
        for (int ticks : new TreeSet<>(List.of(0, 1, throughTicks))) {
            for (PathRule rule : PathRule.values()) {
                var assumptions = new Assumptions(plan.assumptions().slippage(), rule, ticks);
                switch (kernel.run(plan.with(assumptions))) {
                    case Attempt.Refused<KernelResult>(var reason) -> {
                        return new Attempt.Refused<>(reason);
                    }
                    case Attempt.Done<KernelResult>(var result) ->
                            cases.add(new Case(rule, ticks, result));
                }
            }
        }
        return plan.feeCheck(bars)
                .then(fees ->
                        new Attempt.Done<>(
                                new FillEnvelope(cases, ratio(fees, plan, medianRange))));
    }

    private static double ratio(FeeCheck fees, GridPlan plan, double medianRange) {
        return CellClass.narrowest(fees, plan.instrument()) / medianRange;
    }

    /**
     * The strictest model where nobody asks for another: a tenth of the median range of a bar.
     *
     * @return ticks, 1 to {@link #MOST_TICKS}
     */
    public static int usualTicks(Bars bars) {
        double tenth = CellClass.medianRange(bars) * bars.open(0) / 10;
        return Math.clamp(Math.round(tenth), 1, MOST_TICKS);
    }

    /** Which grids this one is like. */
    public CellClass cellClass() {
        return CellClass.of(cellsOverRange);
    }

    public Amounts finalEquity() {
        return amounts(KernelResult::finalEquity);
    }

    public Amounts roundTripProfit() {
        return amounts(result -> result.books().roundTripProfit());
    }

    public Amounts adjustProfit() {
        return amounts(result -> result.books().adjustProfit());
    }

    public Amounts unrealized() {
        return amounts(KernelResult::unrealized);
    }

    /** As a share of the peak. */
    public Interval maxDrawdown() {
        return interval(KernelResult::maxDrawdown);
    }

    public Interval roundTrips() {
        return interval(result -> result.books().gridSells());
    }

    /** The case that ends with the least equity; of equal ones the first. */
    public Case worst() {
        return cases.stream().min(byEquity()).orElseThrow();
    }

    /** The case that ends with the most equity; of equal ones the first. */
    public Case best() {
        return cases.stream().min(byEquity().reversed()).orElseThrow();
    }

    private static Comparator<Case> byEquity() {
        return Comparator.comparingLong(each -> each.result().finalEquity());
    }

    private Amounts amounts(ToLongFunction<KernelResult> figure) {
        var all = cases.stream().map(Case::result).mapToLong(figure).summaryStatistics();
        return new Amounts(all.getMin(), all.getMax());
    }

    private Interval interval(ToDoubleFunction<KernelResult> figure) {
        var all = cases.stream().map(Case::result).mapToDouble(figure).summaryStatistics();
        return new Interval(all.getMin(), all.getMax());
    }
}
