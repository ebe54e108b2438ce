package io.trellis.backtesting.markov;

import io.trellis.backtesting.analytics.BootstrapDistribution;
import io.trellis.backtesting.analytics.StationaryBootstrap;
import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.kernel.KernelResult;
import io.trellis.core.InvalidInputException;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.market.Bars;
import io.trellis.core.regime.RegimeGate;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.strategy.grid.GridPlan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What gates are worth: a grid with each of them and without, over bars that none was fitted to.
 *
 * @param days days of the difference; each is a row of the bootstrap
 * @param profitWithout of the grid without a gate, quote
 * @param level of the intervals
 * @param trials one a gate
 */
public record GateAblation(int days, double profitWithout, double level, List<GateTrial> trials) {

    /** Share of drawn gains inside an interval. */
    public static final double LEVEL = 0.95;

    /** Fewer days tell nothing of how much they vary. */
    public static final int LEAST_DAYS = 20;

    private static final int DRAWS = 2_000;

    public GateAblation {
        trials = List.copyOf(trials);
    }

    /**
     * Tries gates.
     *
     * @param plan a grid; a gate of its own is left out
     * @param rest bars after the training window
     * @param hasMemory whether the training window shows a memory
     * @param seed of the bootstrap
     * @throws InvalidInputException if the grid cannot start at the first of the bars
     */
    public static GateAblation of(
            GridPlan plan, Bars rest, List<Gate> gates, boolean hasMemory, long seed) {
        var kernel = new GridKernel(rest);
        double[] without = dailyGains(run(kernel, with(plan, Optional.empty())));
        var bootstrap =
                new StationaryBootstrap(
                        StationaryBootstrap.usualBlock(without.length), DRAWS, seed);
        List<GateTrial> trials =
                gates.stream()
                        .map(gate -> {
                            var gated = with(plan, Optional.of(gate.rules()));
                            double[] gains = dailyGains(run(kernel, gated));
                            return trial(gate, gains, without, rest, hasMemory, bootstrap);
                        })
                        .toList();
        return new GateAblation(without.length, Arrays.stream(without).sum(), LEVEL, trials);
    }

    private static GateTrial trial(
            Gate gate,
            double[] gated,
            double[] without,
            Bars rest,
            boolean hasMemory,
            StationaryBootstrap bootstrap) {
        BootstrapDistribution gains =
                bootstrap.ofPair(gated, without, (a, b) -> OptionalDouble.of(total(a) - total(b)));
        Optional<BootstrapDistribution.Interval> interval =
                without.length < LEAST_DAYS ? Optional.empty() : gains.percentile(LEVEL);
        return new GateTrial(
                gate,
                blockedShare(gate.rules(), rest),
                total(gated),
                total(gated) - total(without),
                interval,
                hasMemory);
    }

    private static double total(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static KernelResult run(GridKernel kernel, GridPlan plan) {
        return switch (kernel.run(plan)) {
            case Attempt.Done<KernelResult>(var result) -> result;
            case Attempt.Refused<KernelResult>(var reason) ->
                    throw new InvalidInputException(
                            "the grid cannot start at the first bar after the training window: "
                                    + reason);
        };
    }

    private static double[] dailyGains(KernelResult result) {
        long[] equity = result.dailyEquity();
        double[] gains = new double[equity.length];
        long before = result.capital();
        for (int day = 0; day < equity.length; day++) {
            gains[day] = Money.decimal(equity[day] - before).doubleValue();
            before = equity[day];
        }
        return gains;
    }

    private static GridPlan with(GridPlan plan, Optional<RegimeRules> regimes) {
        GridSettings settings = plan.settings().withRegimes(regimes);
        return new GridPlan(plan.instrument(), settings, plan.risk(), plan.assumptions());
    }

    private static double blockedShare(RegimeRules rules, Bars bars) {
        RegimeGate gate = rules.start();
        long blocked = 0;
        for (int bar = 0; bar < bars.count(); bar++) {
            boolean stops =
                    gate.next(bars.timeMillis(bar), bars.high(bar), bars.low(bar), bars.close(bar));
            blocked += stops ? 1 : 0;
        }
        return (double) blocked / bars.count();
    }
}
