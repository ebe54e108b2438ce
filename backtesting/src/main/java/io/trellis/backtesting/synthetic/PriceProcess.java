package io.trellis.backtesting.synthetic;

import java.util.random.RandomGenerator;

/**
 * The logarithm of the price, moved on in steps of five seconds under hidden states that change
 * from minute to minute.
 *
 * <p>Only additions, multiplications and {@link StrictMath}, and a normal variate made here: so the
 * numbers are the same on every machine and with every later Java.
 */
final class PriceProcess {

    static final int STEPS_PER_MINUTE = 12;

    private static final double ROOT_OF_STEP = StrictMath.sqrt(1.0 / STEPS_PER_MINUTE);

    /** In turbulence one step in fifty is four times as large. */
    private static final double FAT_CHANCE = 0.02;

    private static final double FAT_FACTOR = 4;

    private final RandomGenerator random;
    private Regime regime = Regime.RANGE;
    private double logPrice;
    private double anchor;
    private double direction = 1;

    PriceProcess(RandomGenerator random, double startPrice) {
        this.random = random;
        this.logPrice = StrictMath.log(startPrice);
        this.anchor = logPrice;
    }

    Regime regime() {
        return regime;
    }

    double logPrice() {
        return logPrice;
    }

    /** Perhaps changes the state; to be called before the steps of each minute. */
    void nextMinute() {
        Regime next = regime.next(random.nextDouble());
        if (next != regime) {
            regime = next;
            anchor = logPrice;
            direction = random.nextBoolean() ? 1 : -1;
        }
    }

    /** Moves the price on by five seconds. */
    void step() {
        double noise = regime.deviation() * ROOT_OF_STEP * normal();
        if (regime == Regime.TURBULENT && random.nextDouble() < FAT_CHANCE) {
            noise *= FAT_FACTOR;
        }
        double pull = regime.reversion() * (anchor - logPrice);
        logPrice += (direction * regime.drift() + pull) / STEPS_PER_MINUTE + noise;
    }

    /** A standard normal variate, by Marsaglia's polar method. */
    double normal() {
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }
}
