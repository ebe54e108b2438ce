package io.trellis.optimization.search;

import java.util.Comparator;

/**
 * How good a candidate is; greater is better. A feasible one beats every infeasible one, and of two
 * infeasible ones that beats which comes nearer to being feasible (Deb 2000).
 *
 * @param score greater is better, among candidates of the same standing; never NaN
 */
record Fitness(Standing standing, double score) implements Comparable<Fitness> {

    /** From worst to best. */
    enum Standing {
        /** The grid is refused. */
        REFUSED,
        /** A cell does not cover its fees; the score is what its round trip nets. */
        LOSING,
        /** The objective is undefined. */
        UNDEFINED,
        FEASIBLE
    }

    private static final Comparator<Fitness> ORDER =
            Comparator.comparing(Fitness::standing).thenComparingDouble(Fitness::score);

    boolean isFeasible() {
        return standing == Standing.FEASIBLE;
    }

    @Override
    public int compareTo(Fitness other) {
        return ORDER.compare(this, other);
    }
}
