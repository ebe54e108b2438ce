package io.trellis.optimization.study;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.InvalidInputException;
import io.trellis.optimization.validation.Fold;
import io.trellis.optimization.validation.Span;
import io.trellis.optimization.validation.WalkForward;

import java.time.Instant;
import java.util.List;

/**
 * A series cut on time: what everything is done on, a gap, and what is looked at last.
 *
 * @param seen the part that a search may see
 * @param holdout the part that is opened last
 */
record Parts(BarColumns seen, BarColumns holdout) {

    private static final long DAY = 86_400_000;
    private static final int FEWEST_TESTED_DAYS = 2;

    /**
     * Cuts a series.
     *
     * @throws InvalidInputException if a part is too short for what is to be done with it
     */
    static Parts of(BarColumns bars, ValidationPlan plan) {
        long from = bars.firstMillis();
        long end = endOf(bars);
        long cut = end - Math.round((end - from) * plan.holdoutShare());
        long seenEnd = cut - plan.purgeMillis();
        int fewest = Math.max(Math.max(plan.blocks(), plan.groups()), 2);
        double testDays = (double) (seenEnd - from) * (1 - plan.trainShare()) / DAY;
        double foldDays = (testDays - (double) plan.purgeMillis() / DAY) / plan.folds();
        require(bars, "the part that is searched", (double) (seenEnd - from) / DAY, fewest);
        require(bars, "a test of the walk forward", foldDays, FEWEST_TESTED_DAYS);
        require(bars, "the holdout", (double) (end - cut) / DAY, FEWEST_TESTED_DAYS);
        return new Parts(bars.slice(from, seenEnd), bars.slice(cut, end));
    }

    private static void require(BarColumns bars, String part, double days, double fewest) {
        if (days < fewest) {
            throw new InvalidInputException(
                    ("%s is too short to be validated: from %s to %s, %s would have %.1f days and"
                                    + " needs %.0f; take more bars, or fewer folds or blocks")
                            .formatted(
                                    bars.series(),
                                    Instant.ofEpochMilli(bars.firstMillis()),
                                    Instant.ofEpochMilli(endOf(bars)),
                                    part,
                                    Math.max(0, days),
                                    fewest));
        }
    }

    /** When the last bar ends. */
    static long endOf(BarColumns bars) {
        return bars.lastMillis() + bars.series().timeframe().millis();
    }

    /** The folds of the walk forward over the part that is seen. */
    List<Fold> folds(ValidationPlan plan) {
        var whole = new Span(seen.firstMillis(), endOf(seen));
        long train = Math.round(whole.length() * plan.trainShare());
        long test = (whole.length() - train - plan.purgeMillis()) / plan.folds();
        var walk = new WalkForward(train, plan.purgeMillis(), test, test, plan.anchored());
        return walk.folds(whole);
    }
}
