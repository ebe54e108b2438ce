package io.trellis.benchmarks;

import io.trellis.benchmarks.KernelCase.Form;

import java.util.ArrayList;
import java.util.List;

/** The rates of the kernel over a workload: dense, compressed, with each rule. */
final class KernelRows {

    private static final String RATE = "bar-params/s";
    private static final String TIMES = "x";

    private final Workload workload;
    private final Sizes sizes;
    private final KernelCase plain;

    KernelRows(Workload workload, Sizes sizes) {
        this.workload = workload;
        this.sizes = sizes;
        this.plain = new KernelCase(workload, RuleSet.NONE, sizes);
    }

    /** The rates without rules, held to these goals. */
    List<Row> rates(Goal dense, Goal totals, Goal exact) {
        var legs = new Lazy<>(() -> workload.legsPerSet(sizes.sets()));
        String name = workload.name();
        return List.of(
                new Row(name + " dense", RATE, dense, this::dense),
                new Row(
                        name + " compressed, exact totals",
                        RATE,
                        totals,
                        () -> rate(plain, Form.TOTALS)),
                new Row(
                        name + " compressed, ns per leg",
                        "ns",
                        Goal.NONE,
                        () ->
                                stated(
                                        plain.microsPerSet(Form.TOTALS) * 1_000 / legs.get(),
                                        "totals, everything of a set included")),
                new Row(
                        name + " legs per set",
                        "legs",
                        Goal.NONE,
                        () -> stated(legs.get(), "mean over the sets")),
                new Row(
                        name + " compressed, bar-close drawdown, daily returns, Sharpe",
                        RATE,
                        exact,
                        () -> rate(plain, Form.EXACT)));
    }

    /** Exits and recentring on, held to the ratio that is asked for. */
    List<Row> exitsAndDeviation() {
        var rules = new KernelCase(workload, RuleSet.EXITS_AND_DEVIATION, sizes);
        String name = workload.name() + " " + RuleSet.EXITS_AND_DEVIATION.words();
        return List.of(
                new Row(name + ": totals", RATE, Goal.NONE, () -> rate(rules, Form.TOTALS)),
                new Row(
                        name + ": totals over dense",
                        TIMES,
                        Goal.atLeast(8, 16),
                        () -> ratio(rules, Form.TOTALS)),
                new Row(name + ": every metric", RATE, Goal.NONE, () -> rate(rules, Form.EXACT)),
                new Row(
                        name + ": every metric over dense",
                        TIMES,
                        Goal.NONE,
                        () -> ratio(rules, Form.EXACT)));
    }

    /** The other rules, one at a time. */
    List<Row> otherRules() {
        List<Row> rows = new ArrayList<>();
        for (RuleSet rule : RuleSet.single()) {
            var rules = new KernelCase(workload, rule, sizes);
            String name = workload.name() + " " + rule.words();
            rows.add(
                    new Row(
                            name + ": every metric",
                            RATE,
                            Goal.NONE,
                            () -> rate(rules, Form.EXACT)));
            rows.add(
                    new Row(
                            name + ": every metric over dense",
                            TIMES,
                            Goal.NONE,
                            () -> ratio(rules, Form.EXACT)));
            if (rule.hasTotals()) {
                rows.add(
                        new Row(
                                name + ": totals over dense",
                                TIMES,
                                Goal.NONE,
                                () -> ratio(rules, Form.TOTALS)));
            }
        }
        return rows;
    }

    private Figure dense() {
        return plain.checked(
                plain.rate(Form.DENSE),
                "%,d sets, %,d bars".formatted(sizes.sets(), workload.bars().count()));
    }

    private static Figure rate(KernelCase rules, Form form) {
        return rules.checked(
                rules.rate(form),
                "%.1f us a set, %.1f times the dense rate of %,.0f M"
                        .formatted(
                                rules.microsPerSet(form),
                                rules.timesDense(form),
                                rules.rate(Form.DENSE) / 1e6));
    }

    private static Figure ratio(KernelCase rules, Form form) {
        return rules.checked(
                rules.timesDense(form),
                "dense %,.0f M, compressed %,.0f M bar-params/s"
                        .formatted(rules.rate(Form.DENSE) / 1e6, rules.rate(form) / 1e6));
    }

    private static Figure stated(double value, String note) {
        return new Figure.Measured(value, note);
    }
}
