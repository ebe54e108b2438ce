package io.trellis.benchmarks;

import io.trellis.backtesting.analytics.Metrics;
import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.kernel.KernelResult;
import io.trellis.core.grid.Attempt;
import io.trellis.core.strategy.grid.GridPlan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The grids of a workload under one set of rules, timed in every form of the kernel. */
final class KernelCase {

    /** A form of the kernel. */
    enum Form {
        /** Every bar visited. */
        DENSE,
        /** Compressed, with every metric: drawdown at bar closes, daily returns, Sharpe. */
        EXACT,
        /** Compressed, totals and the drawdown along the path. */
        TOTALS
    }

    private final Workload workload;
    private final Sizes sizes;
    private final Lazy<List<GridPlan>> plans;
    private final Map<Form, Double> seconds = new EnumMap<>(Form.class);
    private final Lazy<Optional<String>> difference;

    /** What the compiler must not take away. */
    private volatile long sum;

    KernelCase(Workload workload, RuleSet rules, Sizes sizes) {
        this.workload = workload;
        this.sizes = sizes;
        this.plans = new Lazy<>(() -> workload.plans(rules, sizes.sets()));
        this.difference =
                new Lazy<>(() ->
                        new Equality(workload.bars(), workload.kernel(), rules.hasTotals())
                                .difference(plans.get(), sizes.referenceSets()));
    }

    /** Bars times parameter sets a second, on one thread. */
    double rate(Form form) {
        return (double) sizes.sets() * workload.bars().count() / seconds(form);
    }

    /** How many times faster than visiting every bar. */
    double timesDense(Form form) {
        return seconds(Form.DENSE) / seconds(form);
    }

    double microsPerSet(Form form) {
        return seconds(form) * 1e6 / sizes.sets();
    }

    /** The figure, if the form's results are those of the dense kernel and the reference engine. */
    Figure checked(double value, String note) {
        Optional<String> wrong = difference.get();
        return wrong.isPresent()
                ? new Figure.Failed("NOT EQUAL: " + wrong.get())
                : new Figure.Measured(value, note + "; " + equality());
    }

    private String equality() {
        return "%d of %d sets equal to dense, %d to the reference engine"
                .formatted(sizes.sets(), sizes.sets(), sizes.referenceSets());
    }

    private double seconds(Form form) {
        return seconds.computeIfAbsent(form, this::measured);
    }

    private double measured(Form form) {
        GridKernel kernel = workload.kernel();
        List<GridPlan> all = plans.get();
        ToLongFunction<GridPlan> run =
                switch (form) {
                    case DENSE -> plan -> done(kernel.runDense(plan)).finalEquity();
                    case EXACT -> plan -> withMetrics(kernel, plan);
                    case TOTALS -> plan -> done(kernel.totals(plan)).finalEquity();
                };
        return sizes.timing().seconds(() -> sum = all.stream().mapToLong(run).sum());
    }

    private static long withMetrics(GridKernel kernel, GridPlan plan) {
        KernelResult result = done(kernel.run(plan));
        Metrics metrics =
                Metrics.of(
                        result.capital(),
                        result.dailyEquity(),
                        result.maxDrawdown(),
                        result.maxDrawdownHours(),
                        result.books());
        return result.finalEquity() + (long) metrics.sharpe().orElse(0);
    }

    /** The value of a run that a workload never gives cause to refuse. */
    static <T> T done(Attempt<T> attempt) {
        return switch (attempt) {
            case Attempt.Done<T>(var value) -> value;
            case Attempt.Refused<T>(var reason) -> throw new IllegalStateException(reason);
        };
    }
}
