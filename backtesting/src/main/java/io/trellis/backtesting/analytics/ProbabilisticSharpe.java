package io.trellis.backtesting.analytics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How sure a Sharpe ratio is (Bailey and López de Prado 2012; formulas 5.8). All ratios are of one
 * period, not annualised.
 *
 * @param sharpe mean over sample deviation
 * @param count returns it was taken over, T, 2 or more
 * @param skew of the population
 * @param kurtosis of the population, raw: 3 for normal returns
 */
public record ProbabilisticSharpe(double sharpe, int count, double skew, double kurtosis) {

    /**
     * @throws IllegalArgumentException under two returns, or for a skew and a kurtosis that no
     *     returns have ({@code kurtosis < 1 + skew²})
     */
    public ProbabilisticSharpe {
        // A thousandth of room for figures that were rounded on their way here.
        boolean sound = kurtosis >= (1 + skew * skew) * .999 && Double.isFinite(sharpe);
        if (count < 2 || !sound) {
            throw new IllegalArgumentException(
                    "no Sharpe ratio: %s over %d returns with skew %s and kurtosis %s"
                            .formatted(sharpe, count, skew, kurtosis));
        }
    }

    /**
     * Of some returns, risk-free rate 0.
     *
     * @return empty under two returns, or when all are the same
     */
    public static Optional<ProbabilisticSharpe> of(double[] returns) {
        return Moments.of(returns)
                .map(moments ->
                        new ProbabilisticSharpe(
                                moments.mean() / moments.deviation(),
                                moments.count(),
                                moments.skew(),
                                moments.kurtosis()));
    }

    /** The standard error of the ratio, {@code √((1 - g₃ SR + (g₄ - 1)/4 SR²) / (T - 1))}. */
    public double standardError() {
        return Math.sqrt(spread() / (count - 1));
    }

    /**
     * The probability that the true ratio lies above a benchmark, PSR.
     *
     * @param benchmark of one period; 0 asks whether there is any gain
     * @return empty when the ratio has no error, which only returns of two values can do
     */
    public OptionalDouble above(double benchmark) {
        double z = (sharpe - benchmark) / standardError();
        return Double.isFinite(z)
                ? OptionalDouble.of(NormalLaw.cumulative(z))
                : OptionalDouble.empty();
    }

    /**
     * The returns that are needed before one may be so sure that the true ratio lies above a
     * benchmark, if they go on as they are: the minimum track record.
     *
     * @param confidence above 0.5 and below 1, as 0.95
     * @return empty when the ratio does not lie above the benchmark: no length will do
     */
    public OptionalDouble fewestReturns(double benchmark, double confidence) {
        if (!(confidence > .5 && confidence < 1)) {
            throw new IllegalArgumentException("no confidence: " + confidence);
        }
        if (sharpe <= benchmark) {
            return OptionalDouble.empty();
        }
        double errors = NormalLaw.quantile(confidence) / (sharpe - benchmark);
        return OptionalDouble.of(1 + spread() * errors * errors);
    }

    private double spread() {
        return Math.max(0, 1 - skew * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe);
    }
}
