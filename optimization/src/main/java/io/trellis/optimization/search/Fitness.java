package io.trellis.optimization.search;

import java.util.Arrays;
import java.util.List;

/**
 * How good a candidate is. A feasible one beats every infeasible one, of two infeasible ones that
 * beats which comes nearer to being feasible, and of two feasible ones their scores decide (Deb
 * 2000).
 *
 * @param violation how far the candidate is from a better standing, 0 or more
 * @param scores of each, greater is better; never NaN; empty where nothing was measured
 */
public record Fitness(Standing standing, double violation, List<Double> scores)
        implements Comparable<Fitness> {

    /** From worst to best. */
    public enum Standing {
        /** It cannot be run. */
        REFUSED,
        /** A cell does not cover its fees; the violation is what its round trip loses. */
        LOSING,
        /** A figure that is asked for is undefined. */
        UNDEFINED,
        /** It breaks a constraint; the violation is by how much, see {@link Constraint}. */
        CONSTRAINED,
        /** All is well. */
        FEASIBLE
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a score is NaN, or the violation is not 0 or more
     */
    public Fitness {
        if (!(violation >= 0)) {
            throw new IllegalArgumentException("no violation: " + violation);
        }
        scores = scores.stream().map(Fitness::score).toList();
    }

    /** No negative zero, which would differ from zero. */
    private static Double score(double score) {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("a score is not a number");
        }
        return score + 0.0;
    }

    /** Of a candidate that cannot be run. */
    public static Fitness refused() {
        return new Fitness(Standing.REFUSED, 0, List.of());
    }

    /**
     * Of a grid with a cell that does not cover its fees.
     *
     * @param loss what a round trip in the worst cell loses, 0 or more
     */
    public static Fitness losing(double loss) {
        return new Fitness(Standing.LOSING, loss, List.of());
    }

    /** Of a candidate one of whose figures is undefined. */
    public static Fitness undefined() {
        return new Fitness(Standing.UNDEFINED, 0, List.of());
    }

    /**
     * Of a candidate that breaks a constraint.
     *
     * @param violation above 0
     */
    public static Fitness constrained(double violation, List<Double> scores) {
        return new Fitness(Standing.CONSTRAINED, violation, scores);
    }

    /** Of a candidate that a search may end with. */
    public static Fitness feasible(List<Double> scores) {
        return new Fitness(Standing.FEASIBLE, 0, scores);
    }

    /** Of a candidate that a search may end with. */
    public static Fitness feasible(double... scores) {
        return feasible(Arrays.stream(scores).boxed().toList());
    }

    /** Whether a search may end with it. */
    public boolean isFeasible() {
        return standing == Standing.FEASIBLE;
    }

    /**
     * Whether nothing speaks for the other: a better standing, or the same and a smaller violation,
     * or the same and no score worse and one better.
     */
    public boolean dominates(Fitness other) {
        if (standing != other.standing) {
            return standing.compareTo(other.standing) > 0;
        }
        if (violation != other.violation) {
            return violation < other.violation;
        }
        boolean better = false;
        for (int i = 0; i < scores.size(); i++) {
            double mine = scores.get(i);
            double others = other.scores.get(i);
            if (mine < others) {
                return false;
            }
            better |= mine > others;
        }
        return better;
    }

    /**
     * By standing, then violation, then the first score, then the next ones. With one score this is
     * which of two is better; with several it only is an order that dominance agrees with.
     */
    @Override
    public int compareTo(Fitness other) {
        if (standing != other.standing) {
            return standing.compareTo(other.standing);
        }
        int nearer = Double.compare(other.violation, violation);
        return nearer != 0 ? nearer : compareScores(this, other);
    }

    private static int compareScores(Fitness one, Fitness other) {
        for (int i = 0; i < Math.min(one.scores.size(), other.scores.size()); i++) {
            int order = Double.compare(one.scores.get(i), other.scores.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.scores.size(), other.scores.size());
    }
}
