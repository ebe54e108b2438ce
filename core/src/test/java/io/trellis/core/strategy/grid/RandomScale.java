package io.trellis.core.strategy.grid;

/**
 * The sizes that make a random case lively: all its parameters are drawn around them.
 *
 * @param startTicks where the path begins
 * @param gapTicks usual distance of two levels
 * @param moveTicks usual move of one bar
 * @param cells usual number of cells
 * @param bars length of the path
 * @param minutes length of a bar
 */
record RandomScale(
        long startTicks, long gapTicks, double moveTicks, int cells, int bars, int minutes) {

    private static final int LONG = 600;

    static RandomScale draw(RandomDraw draw) {
        long start = Math.round(draw.logBetween(60, draw.oneOf(3_000, 100_000, 8_000_000)));
        long gap = Math.max(2, Math.round(start * draw.logBetween(0.003, 0.05)));
        int cells = draw.whole(1, draw.oneOf(3, 14, 14, 40));
        double move = Math.max(0.8, gap * draw.logBetween(0.15, 2));
        int minutes = draw.oneOf(1, 5, 15, 60);
        int bars = draw.chance(0.06) ? draw.whole(LONG, 900) : draw.whole(30, 180);
        return new RandomScale(start, gap, move, cells, bars, minutes);
    }

    /** Whether the path is long enough for the market's state to become known. */
    boolean isLong() {
        return bars >= LONG;
    }

    /** Many more bars, each of which moves far less. */
    RandomScale longer(RandomDraw draw) {
        double calmer = Math.max(0.4, moveTicks * draw.logBetween(0.03, 0.5));
        return new RandomScale(
                startTicks, gapTicks, calmer, cells, draw.whole(400, 4_000), minutes);
    }

    /** Usual move of the price over some bars, as a share of the price. */
    double moveOver(int count) {
        return moveTicks * Math.sqrt(count) / startTicks;
    }
}
