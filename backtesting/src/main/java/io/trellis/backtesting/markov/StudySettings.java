package io.trellis.backtesting.markov;

import io.trellis.core.market.Timeframe;
import io.trellis.core.regime.Observation;

/**
 * What a study of regimes looks at.
 *
 * @param timeframe length of the candles that are observed
 * @param observation what is observed of a candle
 * @param chainStates states of the chain, 2 to 9; 3 are terciles
 * @param hidden how the hidden Markov model is fitted
 * @param prior steps of each kind that the chain's smoothing believes in, 0 or more
 * @param seed draws the starts of the hidden Markov model
 */
public record StudySettings(
        Timeframe timeframe,
        Observation observation,
        int chainStates,
        HmmFit.Settings hidden,
        double prior,
        long seed) {

    private static final int LEAST_STATES = 2;
    private static final int MOST_STATES = 9;

    /**
     * @throws IllegalArgumentException if a setting is out of its bounds
     */
    public StudySettings {
        if (chainStates < LEAST_STATES || chainStates > MOST_STATES || !(prior >= 0)) {
            throw new IllegalArgumentException(
                    "a chain has 2 to 9 states and a prior of 0 or more, was %d and %s"
                            .formatted(chainStates, prior));
        }
    }
}
