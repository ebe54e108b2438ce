package io.trellis.backtesting.synthetic;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;

/**
 * What to generate.
 *
 * @param seed the same seed and settings give the same bars, on any machine
 * @param symbol base and quote, {@code BTC/USDT}
 * @param timeframe whole minutes
 * @param startMillis start of the first bar, UTC epoch milliseconds, a multiple of the timeframe
 * @param bars how many bars, at least 1
 * @param startPrice price before the first bar, from 1 to 10,000,000
 */
public record MarketSettings(
        long seed,
        String symbol,
        Timeframe timeframe,
        long startMillis,
        int bars,
        double startPrice) {

    static final long MINUTE_MILLIS = 60_000;

    private static final double CHEAPEST = 1;
    private static final double DEAREST = 10_000_000;

    /**
     * Checks the settings.
     *
     * @throws InvalidInputException naming the setting that is out of its bounds
     */
    public MarketSettings {
        new SeriesId(SeriesId.SYNTHETIC_VENUE, symbol, timeframe);
        if (timeframe.millis() % MINUTE_MILLIS != 0) {
            throw refused("timeframe", timeframe, "whole minutes, such as 1m");
        }
        if (startMillis < 0 || startMillis % timeframe.millis() != 0) {
            throw refused("start", startMillis, "epoch milliseconds, a multiple of the timeframe");
        }
        if (bars < 1) {
            throw refused("number of bars", bars, "at least 1");
        }
        if (!(startPrice >= CHEAPEST && startPrice <= DEAREST)) {
            throw refused("start price", startPrice, "from 1 to 10000000");
        }
    }

    private static InvalidInputException refused(String what, Object value, String right) {
        return new InvalidInputException(
                "the " + what + " of generated bars is " + value + "; it has to be " + right + ".");
    }

    /** The series of the bars; its venue says that they are synthetic. */
    public SeriesId series() {
        return new SeriesId(SeriesId.SYNTHETIC_VENUE, symbol, timeframe);
    }
}
