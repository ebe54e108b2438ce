package io.trellis.backtesting.analytics;

import java.util.OptionalDouble;

/**
 * A Sharpe ratio against the best that luck would have found in as many trials (Bailey and López de
 * Prado 2014; formulas 5.8). All ratios are of one period.
 */
public final class DeflatedSharpe {

    private static final double EULER_MASCHERONI = 0.577_215_664_901_532_9;

    private DeflatedSharpe() {}

    /**
     * The expected maximum of the ratios of independent trials that have no skill, {@code √V ((1 -
     * γ) Φ⁻¹(1 - 1/N) + γ Φ⁻¹(1 - 1/(N e)))}.
     *
     * @param trials N, 1 or more; an effective count need not be whole
     * @param variance V, of the ratios of the trials, of one period; 0 or more
     * @return 0 for one trial, and for so few that the approximation falls below 0
     */
    public static double expectedMaximum(double trials, double variance) {
        if (!(trials >= 1 && variance >= 0)) {
            throw new IllegalArgumentException(
                    "no trials: %s of variance %s".formatted(trials, variance));
        }
        double best =
                (1 - EULER_MASCHERONI) * NormalLaw.quantile(1 - 1 / trials)
                        + EULER_MASCHERONI * NormalLaw.quantile(1 - 1 / (trials * Math.E));
        return best > 0 ? Math.sqrt(variance) * best : 0;
    }

    /**
     * How many independent trials some that resemble each other amount to, {@code ρ + (1 - ρ) N}.
     *
     * @param trials N, 1 or more
     * @param meanCorrelation ρ, of their returns; below 0 it counts as 0
     * @return from 1 to {@code trials}
     */
    public static double effectiveTrials(int trials, double meanCorrelation) {
        if (trials < 1 || !(meanCorrelation <= 1)) {
            throw new IllegalArgumentException(
                    "no trials: %d with mean correlation %s".formatted(trials, meanCorrelation));
        }
        double rho = Math.max(0, meanCorrelation);
        return rho + (1 - rho) * trials;
    }

    /**
     * The probability that the true ratio of what was found lies above the best of luck, DSR. Tell
     * it for the trials counted and for the effective ones; judge by the former.
     *
     * @param found the ratio that was found
     * @param trials among which it was found, 1 or more
     * @param variance of the ratios of the trials, of one period
     * @return empty where {@link ProbabilisticSharpe#above} is
     */
    public static OptionalDouble above(ProbabilisticSharpe found, double trials, double variance) {
        return found.above(expectedMaximum(trials, variance));
    }
}
