package io.trellis.backtesting.synthetic;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;

/**
 * Which trades to generate.
 *
 * @param seed the same seed and settings give the same trades, on any machine
 * @param symbol base and quote, {@code BTC/USDT}
 * @param startMillis a time before the first trade, UTC epoch milliseconds
 * @param trades how many, at least 1
 * @param startPrice price before the first trade, from 1 to 10,000,000
 */
public record TradeSettings(
        long seed, String symbol, long startMillis, long trades, double startPrice) {

    private static final double CHEAPEST = 1;
    private static final double DEAREST = 10_000_000;

    /**
     * Checks the settings.
     *
     * @throws InvalidInputException naming the setting that is out of its bounds
     */
    public TradeSettings {
        new SeriesId(SeriesId.SYNTHETIC_VENUE, symbol, Timeframe.parse("1m"));
        if (trades < 1) {
            throw new InvalidInputException(
                    "the number of generated trades is " + trades + "; it has to be at least 1.");
        }
        if (startMillis < 0) {
            throw new InvalidInputException(
                    "the start of generated trades is "
                            + startMillis
                            + "; it has to be 0 or more.");
        }
        if (!(startPrice >= CHEAPEST && startPrice <= DEAREST)) {
            throw new InvalidInputException(
                    "the start price of generated trades is "
                            + startPrice
                            + "; it has to be from 1 to 10000000.");
        }
    }
}
