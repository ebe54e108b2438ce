package io.trellis.core.regime;

import io.trellis.core.indicator.AverageDirectionalIndex;
import io.trellis.core.indicator.AverageTrueRange;
import io.trellis.core.indicator.PercentileRank;

import java.util.Optional;

/**
 * Labels each closed bar with the state of the market, causally: a label is known at its bar's
 * close and never changes. The same object labels live and in a backtest.
 *
 * <p>A bar is, the first that holds:
 *
 * <ol>
 *   <li>{@code COMPRESSION} if the bandwidth of the Bollinger bands (20 closes, 2 deviations) has a
 *       percentile of at most 0.20;
 *   <li>{@code TREND_UP} if ADX(14) is at least 25 and +DI above -DI, {@code TREND_DOWN} if -DI is
 *       above +DI;
 *   <li>{@code EXPANSION} if ATR(14) as a share of the close has a percentile of at least 0.80;
 *   <li>{@code RANGE} otherwise.
 * </ol>
 *
 * A percentile is the share of the last 500 closed bars' values, the newest included, that are not
 * above the newest. The state is the label that two bars in a row last had, so that one bar cannot
 * change it. It is absent until both percentiles have their 500 values, which the bandwidth has at
 * the 519th bar, and two bars have agreed.
 */
public final class RegimeLabeller {

    private static final int WILDER_BARS = 14;
    private static final int PERCENTILE_BARS = 500;
    private static final int CONFIRMING_BARS = 2;
    private static final double QUIET = 0.20;
    private static final double WILD = 0.80;
    private static final double DIRECTED = 25;

    private final TickBandwidth bandwidth = new TickBandwidth();
    private final PercentileRank bandwidths = new PercentileRank(PERCENTILE_BARS);
    private final AverageDirectionalIndex direction = new AverageDirectionalIndex(WILDER_BARS);
    private final AverageTrueRange range = new AverageTrueRange(WILDER_BARS);
    private final PercentileRank ranges = new PercentileRank(PERCENTILE_BARS);

    private MarketState label = MarketState.RANGE;
    private int barsInARow;
    private Optional<MarketState> state = Optional.empty();

    /**
     * The state once a bar has closed.
     *
     * @return empty until the state is known
     */
    public Optional<MarketState> next(long highTicks, long lowTicks, long closeTicks) {
        double high = highTicks;
        double low = lowTicks;
        double close = closeTicks;
        direction.next(high, low, close);
        double reach = rank(ranges, range.next(high, low, close) / close);
        double width = rank(bandwidths, bandwidth.next(closeTicks));
        if (Double.isNaN(width) || Double.isNaN(reach)) {
            return state;
        }
        MarketState newest = label(width, reach);
        barsInARow = newest == label ? barsInARow + 1 : 1;
        label = newest;
        if (barsInARow == CONFIRMING_BARS) {
            state = Optional.of(newest);
        }
        return state;
    }

    /** The state at the newest bar. */
    public Optional<MarketState> state() {
        return state;
    }

    private static double rank(PercentileRank ranks, double value) {
        return Double.isNaN(value) ? Double.NaN : ranks.next(value);
    }

    private MarketState label(double width, double reach) {
        if (width <= QUIET) {
            return MarketState.COMPRESSION;
        }
        boolean directed = direction.value() >= DIRECTED;
        if (directed && direction.plusDi() > direction.minusDi()) {
            return MarketState.TREND_UP;
        }
        if (directed && direction.minusDi() > direction.plusDi()) {
            return MarketState.TREND_DOWN;
        }
        return reach >= WILD ? MarketState.EXPANSION : MarketState.RANGE;
    }
}
