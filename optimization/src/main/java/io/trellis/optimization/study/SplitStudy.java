package io.trellis.optimization.study;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Provenance;
import io.trellis.optimization.ledger.Trials;
import io.trellis.optimization.search.SearchListener;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.search.Workers;
import io.trellis.optimization.validation.SplitTrial;
import io.trellis.optimization.validation.TimeSplit;
import io.trellis.optimization.writer.FoundStrategy;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The quick way from bars to a strategy file: a search on the first part of a split, one run of the
 * winner on the rest. No test accounts for how many were tried, so the file is unvalidated.
 */
public final class SplitStudy {

    private SplitStudy() {}

    /**
     * Searches, and counts what was tried.
     *
     * @param job with a search
     * @throws io.trellis.core.InvalidInputException if nothing feasible is found
     * @throws java.util.concurrent.CancellationException if this thread is interrupted
     */
    public static StudyResult run(
            StudyJob job, TimeSplit split, Trials trials, SearchListener listener) {
        try (var workers = new Workers(job.threads())) {
            var bars = TickBars.of(split.train(), job.document().decode().instrument());
            Chosen chosen =
                    new Choice(job, trials, workers)
                            .choose(
                                    bars,
                                    Study.data(job, job.columns().contentSha256(), split.train()),
                                    listener);
            SearchPlan plan = chosen.plan().orElseThrow();
            Trials.Count count = trials.count(job.counted());
            GridPlan winner = chosen.strategy();
            var found =
                    new FoundStrategy(
                            chosen.document().decode(),
                            job.block(),
                            new Provenance.Search(
                                    plan.method(),
                                    plan.seed(),
                                    chosen.tried(),
                                    OptionalLong.of(count.trials()),
                                    Optional.of(count.head()),
                                    Optional.of(plan.settings())),
                            job.columns(),
                            SplitTrial.of(winner, split));
            return new StudyResult(
                    found.file(job.issue().name(), job.issue().created(), job.issue().engine()),
                    chosen.search(),
                    found.trial().inSample(),
                    Optional.of(found.trial().outOfSample()));
        }
    }
}
