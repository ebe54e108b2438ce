package io.trellis.core.regime;

/** The row of the newest state: how likely each state is at the next candle. */
final class ChainForecast implements StateProbabilities {

    private final FittedFilter.Chain chain;
    private int state = -1;

    ChainForecast(FittedFilter.Chain chain) {
        this.chain = chain;
    }

    @Override
    public void observe(double observed) {
        state = chain.stateOf(observed);
    }

    @Override
    public double of(int next) {
        return state < 0 ? Double.NaN : chain.transition().get(state).get(next);
    }
}
