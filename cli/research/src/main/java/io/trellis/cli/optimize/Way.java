package io.trellis.cli.optimize;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.optimization.ledger.Trials;
import io.trellis.optimization.study.SplitStudy;
import io.trellis.optimization.study.Study;
import io.trellis.optimization.study.StudyJob;
import io.trellis.optimization.study.StudyListener;
import io.trellis.optimization.study.StudyResult;
import io.trellis.optimization.study.ValidationPlan;
import io.trellis.optimization.validation.TimeSplit;

/** From a search to a strategy file: with every test of the validation, or with a split alone. */
sealed interface Way {

    /** The bars that may be looked at before anything is chosen. */
    BarColumns seen();

    /** The settings of the validation. */
    ValidationPlan plan();

    /** Goes it. */
    StudyResult run(StudyJob job, Trials trials, StudyListener listener);

    /** Every test, and a holdout that is opened last. */
    record Validated(ValidationPlan plan, BarColumns seen) implements Way {

        @Override
        public StudyResult run(StudyJob job, Trials trials, StudyListener listener) {
            return Study.run(job, trials, listener);
        }
    }

    /** A search on the first part, and one run on the rest. */
    record Split(ValidationPlan plan, TimeSplit split) implements Way {

        @Override
        public BarColumns seen() {
            return split.train();
        }

        @Override
        public StudyResult run(StudyJob job, Trials trials, StudyListener listener) {
            return SplitStudy.run(job, split, trials, listener);
        }
    }

    /**
     * The way that was asked for.
     *
     * @param seed of all that the validation draws
     */
    static Way of(ValidationOptions asked, GridPlan strategy, BarColumns columns, long seed) {
        if (asked.isSkipped()) {
            return new Split(
                    ValidationPlan.usual(0, 1, seed), TimeSplit.of(columns, asked.trainShare()));
        }
        return validated(asked.settings(), strategy, columns, seed);
    }

    /** Every test. */
    static Way validated(
            ValidationSettings asked, GridPlan strategy, BarColumns columns, long seed) {
        ValidationPlan plan = asked.plan(ValidationPlan.usual(strategy, columns, seed));
        return new Validated(plan, Study.seen(columns, plan));
    }
}
