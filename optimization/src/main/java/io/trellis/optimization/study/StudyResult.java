package io.trellis.optimization.study;

import io.trellis.core.strategyfile.Evidence;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.optimization.search.SearchResult;
import io.trellis.optimization.validation.Trial;

import java.util.Optional;

/**
 * What a study ended with.
 *
 * @param file the strategy with its proof, unsigned
 * @param search what was tried; empty when a given strategy was judged
 * @param inSample the strategy on the part that was seen
 * @param outOfSample on the holdout; empty while that is closed
 */
public record StudyResult(
        StrategyFile file,
        Optional<SearchResult> search,
        Trial inSample,
        Optional<Trial> outOfSample) {

    /** The same with the file signed. */
    public StudyResult with(StrategyFile signed) {
        return new StudyResult(signed, search, inSample, outOfSample);
    }

    /** Whether every gate holds. */
    public boolean isValidated() {
        return verdict().status() == Verdict.Status.VALIDATED;
    }

    /** Every gate with its figure. */
    public Verdict verdict() {
        return file.proof().orElseThrow().verdict();
    }

    /** All that was measured. */
    public Evidence evidence() {
        return file.proof().orElseThrow().evidence();
    }
}
