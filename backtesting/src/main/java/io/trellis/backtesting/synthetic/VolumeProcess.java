package io.trellis.backtesting.synthetic;

/**
 * The quantity that trades in a minute: log-normal, larger when the price moves, with a daily
 * rhythm.
 */
final class VolumeProcess {

    private static final double MEDIAN = 6;
    private static final double DEVIATION = 0.7;

    /** A move of one per cent in a minute makes the volume six times as large. */
    private static final double MOVE_FACTOR = 500;

    private static final double RHYTHM = 0.4;
    private static final double DAY_MILLIS = 86_400_000;

    private final PriceProcess process;
    private double lastLogPrice;

    VolumeProcess(PriceProcess process) {
        this.process = process;
        this.lastLogPrice = process.logPrice();
    }

    /**
     * The quantity of the minute whose price steps have just been made.
     *
     * @param timeMillis start of the minute, UTC epoch milliseconds
     */
    double next(long timeMillis) {
        double move = Math.abs(process.logPrice() - lastLogPrice);
        lastLogPrice = process.logPrice();
        double hourAngle = 2 * StrictMath.PI * (timeMillis / DAY_MILLIS);
        double rhythm = 1 + RHYTHM * StrictMath.sin(hourAngle);
        double chance = StrictMath.exp(DEVIATION * process.normal());
        return MEDIAN * chance * rhythm * (1 + MOVE_FACTOR * move);
    }
}
