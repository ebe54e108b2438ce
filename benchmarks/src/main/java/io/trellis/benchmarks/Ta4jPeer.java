package io.trellis.benchmarks;

import io.trellis.core.market.Bars;

import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.bars.TimeBarBuilder;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes nearest to a grid in ta4j: one pair of levels, in at a close that has crossed the
 * lower one downwards, out at one that has crossed the upper one upwards. It trades at closes only,
 * with one position at most, and keeps no equity.
 */
final class Ta4jPeer {

    private final BarSeries series;
    private final Strategy strategy;

    /**
     * The strategy over a series.
     *
     * @param lower price to buy at, quote
     * @param upper price to sell at
     */
    Ta4jPeer(Bars bars, double lower, double upper) {
        series =
                new BaseBarSeriesBuilder()
                        .withNumFactory(DoubleNumFactory.getInstance())
                        .withBars(bars(bars))
                        .build();
        var close = new ClosePriceIndicator(series);
        strategy =
                new BaseStrategy(
                        new CrossedDownIndicatorRule(close, lower),
                        new CrossedUpIndicatorRule(close, upper));
    }

    private static List<Bar> bars(Bars bars) {
        var numbers = DoubleNumFactory.getInstance();
        var minute = Duration.ofMillis(Series.MINUTE);
        List<Bar> made = new ArrayList<>(bars.count());
        for (int i = 0; i < bars.count(); i++) {
            made.add(
                    new TimeBarBuilder(numbers)
                            .timePeriod(minute)
                            .endTime(Instant.ofEpochMilli(bars.timeMillis(i) + Series.MINUTE))
                            .openPrice(Series.quote(bars.open(i)))
                            .highPrice(Series.quote(bars.high(i)))
                            .lowPrice(Series.quote(bars.low(i)))
                            .closePrice(Series.quote(bars.close(i)))
                            .volume(1)
                            .build());
        }
        return made;
    }

    /** Runs it once; the number of its positions. */
    int run() {
        return new BarSeriesManager(series).run(strategy).getPositionCount();
    }
}
