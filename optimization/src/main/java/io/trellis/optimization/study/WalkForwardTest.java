package io.trellis.optimization.study;

import io.trellis.backtesting.analytics.Ratios;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Evidence;
import io.trellis.core.strategyfile.Metrics;
import io.trellis.optimization.validation.Fold;
import io.trellis.optimization.validation.Span;
import io.trellis.optimization.validation.Trial;
import io.trellis.optimization.validation.WalkForward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What choosing again and again would have earned: in every fold a strategy is chosen on the
 * training window and run once on the test that comes after it, with the whole capital. Where
 * nothing could be chosen, or it cannot start, cash is held.
 *
 * @param folds in order of time
 * @param testedReturn of the tests joined
 * @param efficiency annualised return of the tests over that of the training windows; empty when
 *     those gained nothing
 * @param gainingShare share of the tests that gained
 */
record WalkForwardTest(
        List<Evidence.Fold> folds,
        double testedReturn,
        OptionalDouble efficiency,
        double gainingShare) {

    private static final double YEAR_MILLIS = 365 * 86_400_000.0;

    private static final List<Figure> SHOWN =
            List.of(Figure.TOTAL_RETURN, Figure.MAX_DRAWDOWN, Figure.SHARPE, Figure.ROUND_TRIPS);

    /**
     * Walks through the folds.
     *
     * @param choice of a strategy on the bars of a training window
     */
    static WalkForwardTest of(
            BarColumns bars, List<Fold> folds, Function<BarColumns, Optional<GridPlan>> choice) {
        var told = new ArrayList<Evidence.Fold>();
        var trained = new Growth();
        var tested = new Growth();
        int gaining = 0;
        for (Fold fold : folds) {
            Span train = fold.train().getFirst();
            Span test = fold.test().getFirst();
            BarColumns trainBars = bars.slice(train.from(), train.to());
            Optional<GridPlan> plan = choice.apply(trainBars);
            Optional<Trial> seen = plan.map(chosen -> Trial.of(chosen, trainBars));
            Optional<Trial> unseen =
                    plan.map(chosen -> Trial.of(chosen, bars.slice(test.from(), test.to())));
            trained.add(gain(seen), train);
            tested.add(gain(unseen), test);
            gaining += gain(unseen) > 0 ? 1 : 0;
            told.add(fold(train, test, seen, unseen));
        }
        OptionalDouble efficiency = WalkForward.efficiency(tested.yearly(), trained.yearly());
        return new WalkForwardTest(
                List.copyOf(told), tested.growth - 1, efficiency, (double) gaining / folds.size());
    }

    /** Gains one after the other, and the time they took. */
    private static final class Growth {

        private double growth = 1;
        private double millis;

        void add(double gain, Span span) {
            growth *= 1 + gain;
            millis += span.length();
        }

        /** 0 where it does not fit into a double. */
        double yearly() {
            return Ratios.cagr(growth, millis, YEAR_MILLIS).orElse(0);
        }
    }

    private static double gain(Optional<Trial> trial) {
        return trial.map(run -> run.figure(Figure.TOTAL_RETURN).orElse(0)).orElse(0.0);
    }

    private static Evidence.Fold fold(
            Span train, Span test, Optional<Trial> seen, Optional<Trial> unseen) {
        return new Evidence.Fold(
                Instant.ofEpochMilli(train.from()),
                Instant.ofEpochMilli(train.to()),
                Instant.ofEpochMilli(test.from()),
                Instant.ofEpochMilli(test.to()),
                metrics(seen),
                metrics(unseen));
    }

    private static Metrics metrics(Optional<Trial> trial) {
        var values = new LinkedHashMap<String, OptionalDouble>();
        for (Figure figure : SHOWN) {
            values.put(
                    figure.word(),
                    trial.map(run -> run.figure(figure)).orElseGet(OptionalDouble::empty));
        }
        return new Metrics(values);
    }

    void tell(Findings findings) {
        findings.put(Gate.WALK_FORWARD, OptionalDouble.of(testedReturn));
        findings.put(Gate.EFFICIENCY, efficiency);
        findings.put("walkForwardReturn", OptionalDouble.of(testedReturn));
        findings.put("walkForwardEfficiency", efficiency);
        findings.put("walkForwardGainingShare", OptionalDouble.of(gainingShare));
    }
}
