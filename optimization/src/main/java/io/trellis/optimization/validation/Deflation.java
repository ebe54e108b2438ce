package io.trellis.optimization.validation;

import io.trellis.backtesting.analytics.DeflatedSharpe;
import io.trellis.backtesting.analytics.Moments;
import io.trellis.backtesting.analytics.ProbabilisticSharpe;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What a Sharpe ratio is worth after all the trials that it is the best of (formulas 5.8). Judge by
 * {@link #counted}; {@link #effective} tells how much the trials resemble each other.
 *
 * @param trials that were made
 * @param effectiveTrials independent ones they amount to
 * @param variance of the trials' ratios of one period
 * @param counted DSR for the trials made
 * @param effective DSR for the effective trials
 */
public record Deflation(
        int trials,
        double effectiveTrials,
        double variance,
        OptionalDouble counted,
        OptionalDouble effective) {

    /**
     * Deflates one of some trials. The spread and the likeness of the trials are estimated from
     * those whose returns are known.
     *
     * @param known returns of trials
     * @param chosen the candidate among them
     * @param trials made in all, at least as many as are known
     * @return empty when the returns of the candidate are too few, or all the same
     * @throws IllegalArgumentException if fewer trials were made than are known
     */
    public static Optional<Deflation> of(ReturnMatrix known, int chosen, int trials) {
        return of(known, chosen, trials, variance(known));
    }

    /**
     * Deflates one of some trials by what trials without any skill would spread: {@code (1 - ρ) /
     * (T - 1)}, the error of a ratio of 0 over T returns, less the part that all trials share. In a
     * market without an edge it is what {@link #of(ReturnMatrix, int, int)} measures. Where some
     * trials are truly better than others that one measures their skill as if it were luck, and
     * then nothing, however good, lies above the best of luck.
     *
     * @param known returns of trials
     * @param chosen the candidate among them
     * @param trials made in all, at least as many as are known
     * @return empty when the returns of the candidate are too few, or all the same
     * @throws IllegalArgumentException if fewer trials were made than are known
     */
    public static Optional<Deflation> ofUnskilled(ReturnMatrix known, int chosen, int trials) {
        double alone = 1 - Math.max(0, known.meanCorrelation().orElse(0));
        return of(known, chosen, trials, alone / Math.max(1, known.rows() - 1));
    }

    private static Optional<Deflation> of(
            ReturnMatrix known, int chosen, int trials, double variance) {
        if (trials < known.columns()) {
            throw new IllegalArgumentException(
                    "%d trials cannot have the returns of %d".formatted(trials, known.columns()));
        }
        double rho = known.meanCorrelation().orElse(0);
        double effective = DeflatedSharpe.effectiveTrials(trials, rho);
        return ProbabilisticSharpe.of(known.column(chosen))
                .map(found ->
                        new Deflation(
                                trials,
                                effective,
                                variance,
                                DeflatedSharpe.above(found, trials, variance),
                                DeflatedSharpe.above(found, effective, variance)));
    }

    /** Of the ratios that are defined, over one less than their number; 0 for fewer than two. */
    private static double variance(ReturnMatrix known) {
        double[] ratios =
                IntStream.range(0, known.columns())
                        .mapToObj(column -> ProbabilisticSharpe.of(known.column(column)))
                        .flatMap(Optional::stream)
                        .mapToDouble(ProbabilisticSharpe::sharpe)
                        .toArray();
        return Moments.of(ratios)
                .map(moments -> moments.deviation() * moments.deviation())
                .orElse(0.0);
    }
}
