package io.trellis.core.regime;

/** How likely each state of a {@link FittedFilter} is, given the observations that have come. */
public interface StateProbabilities {

    /**
     * Takes the observation of the next candle.
     *
     * @param observed finite
     */
    void observe(double observed);

    /**
     * The probability of a state.
     *
     * @return {@code NaN} before the first observation
     */
    double of(int state);
}
