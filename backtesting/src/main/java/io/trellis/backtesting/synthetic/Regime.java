package io.trellis.backtesting.synthetic;

/**
 * A hidden state of the market; all rates are per minute, of the logarithm of the price.
 *
 * <p>The figures are not fitted to any market. They are chosen so that a day moves by some two or
 * three per cent, a range is a few per cent wide, and the turbulent hours are some four times as
 * lively as the others. An average stay is twelve hours in a range, five in a trend, and three
 * quarters of an hour in turbulence.
 */
enum Regime {
    /** The price is drawn back to where it was when the state began. */
    RANGE(0.0006, 0.0, 0.002, 1 - 1.0 / 720, 0.75 / 720),
    /** The price drifts, up or down with equal chances. */
    TREND(0.0006, 0.00006, 0.0, 0.70 / 300, 1 - 1.0 / 300),
    /** Large moves with fat tails, to nowhere. */
    TURBULENT(0.0025, 0.0, 0.0, 0.50 / 45, 0.50 / 45);

    private final double deviation;
    private final double drift;
    private final double reversion;
    private final double toRange;
    private final double toTrend;

    Regime(double deviation, double drift, double reversion, double toRange, double toTrend) {
        this.deviation = deviation;
        this.drift = drift;
        this.reversion = reversion;
        this.toRange = toRange;
        this.toTrend = toTrend;
    }

    /** Standard deviation of a minute's move. */
    double deviation() {
        return deviation;
    }

    /** Mean of a minute's move, without its sign. */
    double drift() {
        return drift;
    }

    /** Share of the distance to the anchor that a minute takes back. */
    double reversion() {
        return reversion;
    }

    /**
     * The state a minute later.
     *
     * @param chance uniform from 0 to below 1
     */
    Regime next(double chance) {
        if (chance < toRange) {
            return RANGE;
        }
        return chance < toRange + toTrend ? TREND : TURBULENT;
    }
}
