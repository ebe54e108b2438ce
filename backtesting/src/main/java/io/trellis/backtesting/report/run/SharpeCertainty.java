package io.trellis.backtesting.report.run;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.backtesting.analytics.ProbabilisticSharpe;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How sure the Sharpe ratio of a run's daily returns is, if it was the only run that was made.
 *
 * @param above probability that the true ratio lies above 0; empty without days that differ
 * @param fewestDays days of such returns after which one may be 95 % sure of that; empty when the
 *     ratio is not above 0
 */
public record SharpeCertainty(OptionalDouble above, OptionalDouble fewestDays) {

    private static final double CONFIDENCE = 0.95;

    /** Of a run's equity. */
    public static SharpeCertainty of(EquityCurve equity) {
        Optional<ProbabilisticSharpe> ratio = ProbabilisticSharpe.of(equity.dailyReturns());
        return new SharpeCertainty(
                ratio.map(found -> found.above(0)).orElseGet(OptionalDouble::empty),
                ratio.map(found -> found.fewestReturns(0, CONFIDENCE))
                        .orElseGet(OptionalDouble::empty));
    }
}
