package io.trellis.core.regime;

/** Stops buying while the probability of the blocked states is at least the threshold. */
final class FilterGate implements RegimeGate {

    private final CandleObserver candles;
    private final StateProbabilities probabilities;
    private final int[] block;
    private final double threshold;
    private boolean stops;

    FilterGate(RegimeRules.Filtered rules) {
        FittedFilter filter = rules.filter();
        candles = new CandleObserver(filter.timeframe(), filter.observation());
        probabilities = filter.start();
        block = rules.block().stream().mapToInt(filter.states()::indexOf).toArray();
        threshold = rules.threshold();
    }

    @Override
    public boolean next(long timeMillis, long highTicks, long lowTicks, long closeTicks) {
        double observed = candles.next(timeMillis, highTicks, lowTicks, closeTicks);
        if (!Double.isNaN(observed)) {
            probabilities.observe(observed);
            stops = blockedProbability() >= threshold;
        }
        return stops;
    }

    private double blockedProbability() {
        double sum = 0;
        for (int state : block) {
            sum += probabilities.of(state);
        }
        return sum;
    }
}
