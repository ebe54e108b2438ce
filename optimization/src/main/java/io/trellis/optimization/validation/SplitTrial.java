package io.trellis.optimization.validation;

import io.trellis.backtesting.report.Figure;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Evidence;
import io.trellis.core.strategyfile.Verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A found strategy on the part it was found in, and on the part that it has not seen.
 *
 * <p>That is a first look and no proof: how many strategies were tried is not accounted for, so the
 * verdict is always that the strategy is unvalidated.
 */
public record SplitTrial(Trial inSample, Trial outOfSample) {

    /** Runs the strategy once on each part. */
    public static SplitTrial of(GridPlan plan, TimeSplit split) {
        return new SplitTrial(Trial.of(plan, split.train()), Trial.of(plan, split.test()));
    }

    /** The figures of both parts; every statistic that was not computed is empty. */
    public Evidence evidence() {
        return new Evidence(
                inSample.metrics(),
                outOfSample.metrics(),
                List.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** The rules that were looked at, with their figures. */
    public Verdict verdict() {
        return new Verdict(Verdict.Status.UNVALIDATED, List.of(coversFees(), outOfSampleProfit()));
    }

    /** What the narrowest cell of a first grid nets on a round trip is not below 0. */
    private Verdict.Rule coversFees() {
        OptionalDouble worst =
                Stream.of(inSample, outOfSample)
                        .flatMap(trial -> trial.totals().stream())
                        .map(totals -> totals.fees())
                        .mapToDouble(SplitTrial::worstNet)
                        .min();
        return new Verdict.Rule(
                "coversFees", 0, worst, worst.isPresent() && worst.getAsDouble() >= 0);
    }

    private static double worstNet(FeeCheck fees) {
        return fees.worstNet().doubleValue();
    }

    /** The gain on the unseen part, as a share of the capital, is above 0. */
    private Verdict.Rule outOfSampleProfit() {
        OptionalDouble gain = outOfSample.figure(Figure.TOTAL_RETURN);
        return new Verdict.Rule(
                "outOfSampleProfit", 0, gain, gain.isPresent() && gain.getAsDouble() > 0);
    }
}
