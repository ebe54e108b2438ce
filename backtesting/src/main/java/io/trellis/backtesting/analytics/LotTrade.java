package io.trellis.backtesting.analytics;

/**
 * One purchase and what became of it, in units of 10⁻⁸ quote, fees included.
 *
 * @param lots bought
 * @param cost what they cost
 * @param proceeds what they brought; what was not sold counts at the last price
 * @param openLots not sold
 */
public record LotTrade(long lots, long cost, long proceeds, long openLots) {

    public long profit() {
        return proceeds - cost;
    }
}
