package io.trellis.optimization.search;

import io.trellis.backtesting.report.Outcome;
import io.trellis.core.grid.Attempt;
import io.trellis.optimization.space.Candidate;

/**
 * What came of a candidate.
 *
 * @param outcome its totals, or the sentence why it cannot be run
 */
public record Evaluation(Candidate candidate, Attempt<Outcome> outcome) {}
