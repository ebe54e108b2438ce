package io.trellis.backtesting.markov;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Whether a state tells anything of the next one: a chain of first order against states drawn one
 * by one from the law of the same targets (Anderson and Goodman 1957).
 *
 * @param steps steps that were looked at
 * @param logLikelihoodChain of the most likely chain
 * @param logLikelihoodIndependent of the shares of the targets
 * @param ratio {@code 2 (chain - independent)}, 0 or more; large when there is memory
 * @param degreesOfFreedom {@code (K - 1)²} for the K states that occur
 * @param p how often states without memory would give a ratio as large; 1 where a single state
 *     occurs
 * @param aic Akaike's criterion of the chain, {@code 2 · parameters - 2 · log-likelihood}, with
 *     {@code K (K - 1)} parameters
 * @param bic Schwarz's, {@code parameters · ln(steps) - 2 · log-likelihood}
 */
public record MemoryTest(
        long steps,
        double logLikelihoodChain,
        double logLikelihoodIndependent,
        double ratio,
        int degreesOfFreedom,
        double p,
        double aic,
        double bic) {

    /** The test over some steps. */
    public static MemoryTest of(TransitionCounts counts) {
        int states = occurring(counts);
        long steps = counts.steps();
        double chain = 0;
        double independent = 0;
        for (int from = 0; from < counts.states(); from++) {
            for (int to = 0; to < counts.states(); to++) {
                chain += term(counts.count(from, to), counts.from(from));
            }
            independent += term(counts.to(from), steps);
        }
        double ratio = Math.max(0, 2 * (chain - independent));
        int degrees = (states - 1) * (states - 1);
        int parameters = states * (states - 1);
        return new MemoryTest(
                steps,
                chain,
                independent,
                ratio,
                degrees,
                degrees == 0 ? 1 : exceeds(ratio, degrees),
                2 * parameters - 2 * chain,
                parameters * StrictMath.log((double) steps) - 2 * chain);
    }

    private static int occurring(TransitionCounts counts) {
        int occurring = 0;
        for (int state = 0; state < counts.states(); state++) {
            occurring += counts.from(state) + counts.to(state) > 0 ? 1 : 0;
        }
        return Math.max(1, occurring);
    }

    /** {@code count · ln(count / whole)}, which is 0 where nothing was counted. */
    private static double term(long count, long whole) {
        return count == 0 ? 0 : count * StrictMath.log((double) count / whole);
    }

    private static double exceeds(double ratio, int degrees) {
        var law = new ChiSquaredDistribution(degrees);
        return Math.clamp(1 - law.cumulativeProbability(ratio), 0, 1);
    }
}
