package io.trellis.cli.optimize;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.search.SearchResult;
import io.trellis.optimization.study.StudyResult;

/**
 * What a search found, and what it was asked.
 *
 * @param original the strategy that was given
 * @param columns all bars
 * @param seen those that the search may have looked at
 */
record Found(
        StrategyDocument original,
        SpaceChoice chosen,
        Objective aim,
        SearchPlan plan,
        BarColumns columns,
        BarColumns seen,
        StudyResult result,
        Target target) {

    StrategyFile file() {
        return result.file();
    }

    SearchResult search() {
        return result.search().orElseThrow();
    }

    Verdict.Status status() {
        return result.verdict().status();
    }

    /** The bars that may be shown: a holdout that is closed stays so in every report. */
    BarColumns looked() {
        return result.outOfSample().isPresent() ? columns : seen;
    }

    /** What was found for a field; a dash where the kind of grid found has none. */
    String value(Dimension dimension) {
        return value(StrategyDocument.of(file(), target.name()), dimension);
    }

    /** What was given for it. */
    String given(Dimension dimension) {
        return value(original, dimension);
    }

    private static String value(StrategyDocument document, Dimension dimension) {
        try {
            return document.value(dimension.path());
        } catch (InvalidInputException _) {
            return "-";
        }
    }
}
