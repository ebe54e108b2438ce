package io.trellis.backtesting.kernel;

import java.util.List;

/**
 * The zigzags that a grid may ride, from fine to coarse. A grid that was just laid out has to meet
 * a point of a zigzag first, and behind its last turning point it is of no use. Both are far away
 * on a coarse one; so the finer ones lead there and go on from there.
 */
final class Ladder {

    /** No zigzag at all. */
    static final Ladder NONE = new Ladder(List.of());

    private final List<Zigzag> rungs;

    /** For each rung the position up to which it may not be used: the state has not met it yet. */
    private final int[] meets;

    Ladder(List<Zigzag> rungs) {
        this.rungs = rungs;
        this.meets = new int[rungs.size()];
    }

    int count() {
        return rungs.size();
    }

    Zigzag rung(int rung) {
        return rungs.get(rung);
    }

    /**
     * The state was changed by something else than the path. Its next move may be smaller than a
     * cell; from the next point of a zigzag on it cannot.
     *
     * @param position the last one before the path goes on
     */
    void left(int position) {
        for (int rung = 0; rung < meets.length; rung++) {
            meets[rung] = positionOf(rung, rungs.get(rung).firstAfter(position));
        }
    }

    private int positionOf(int rung, int point) {
        Zigzag legs = rungs.get(rung);
        return point < legs.points() ? legs.position()[point] : Integer.MAX_VALUE;
    }

    private boolean hasMet(int rung, int next) {
        return next > meets[rung];
    }

    /**
     * The coarsest rung that has a leg.
     *
     * @param next the position to be visited next
     * @param before where the leg must have ended
     * @param below the rung must be lower than this one
     * @return -1 where no rung has one
     */
    int highest(int next, long before, int below) {
        int rung = below - 1;
        while (rung >= 0 && !(hasMet(rung, next) && next(rung, next) < end(rung, before))) {
            rung--;
        }
        return rung;
    }

    /** The first point of a rung at a position or after it. */
    int next(int rung, int next) {
        return rungs.get(rung).firstAfter(next - 1);
    }

    /** The point behind the last leg of a rung that ends before a position. */
    private int end(int rung, long before) {
        Zigzag legs = rungs.get(rung);
        return before > Integer.MAX_VALUE
                ? legs.turns()
                : Math.min(legs.turns(), legs.firstAfter((int) before - 1));
    }

    /** The same, no further than needed to meet the rung above. */
    int end(int rung, int next, long before) {
        int end = end(rung, before);
        boolean leadsUp = rung + 1 < meets.length && !hasMet(rung + 1, next);
        return leadsUp ? Math.min(end, rungs.get(rung).firstAfter(meets[rung + 1] - 1) + 1) : end;
    }

    /** The position from which the lowest rung leads on. */
    int foot(int next) {
        return hasMet(0, next) ? positionOf(0, next(0, next)) : meets[0];
    }
}
