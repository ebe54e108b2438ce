package io.trellis.backtesting.analytics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Statistics of single trades (formulas 5.6). What is undefined is empty, never 0 or NaN.
 *
 * @param trades how many there were
 * @param profitFactor sum of the wins over the sum of the losses
 * @param expectancy mean profit of a trade, in the unit of the profits
 * @param winRate share of the trades that won
 * @param systemQuality {@code √n · mean(R) / deviation(R)}, R the profit over the initial risk, n
 *     at most 100 (Tharp 2008)
 */
public record TradeStatistics(
        int trades,
        OptionalDouble profitFactor,
        OptionalDouble expectancy,
        OptionalDouble winRate,
        OptionalDouble systemQuality) {

    private static final int MOST_TRADES_THAT_COUNT = 100;

    /**
     * Of the purchases of a run; the initial risk of one is what it cost.
     *
     * @return the expectancy in quote
     */
    public static TradeStatistics of(List<LotTrade> lots) {
        double[] profits = lots.stream().mapToDouble(lot -> lot.profit() / 1e8).toArray();
        double[] multiples =
                lots.stream().mapToDouble(lot -> (double) lot.profit() / lot.cost()).toArray();
        return of(profits, multiples);
    }

    /**
     * Of some trades.
     *
     * @param profits of each
     * @param multiples the same over the initial risk of each
     */
    static TradeStatistics of(double[] profits, double[] multiples) {
        double won = Arrays.stream(profits).filter(profit -> profit > 0).sum();
        double lost = Arrays.stream(profits).filter(profit -> profit < 0).sum();
        long wins = Arrays.stream(profits).filter(profit -> profit > 0).count();
        return new TradeStatistics(
                profits.length,
                Ratios.finite(won / -lost),
                Ratios.finite((won + lost) / profits.length),
                Ratios.finite((double) wins / profits.length),
                systemQuality(multiples));
    }

    static OptionalDouble systemQuality(double[] multiples) {
        OptionalDouble ratio = Ratios.sharpe(multiples, 0, 1);
        double count = Math.min(multiples.length, MOST_TRADES_THAT_COUNT);
        return ratio.isPresent()
                ? OptionalDouble.of(ratio.getAsDouble() * Math.sqrt(count))
                : OptionalDouble.empty();
    }
}
