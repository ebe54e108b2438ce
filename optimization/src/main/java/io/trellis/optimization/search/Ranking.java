package io.trellis.optimization.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A population in the order of NSGA-II (Deb et al. 2002): by front, the first being those that no
 * other one dominates, the next those that only the first does, and so on; within a front those
 * first that lie where few others do.
 *
 * @param front of each, from 0
 * @param crowding of each: the sum over the scores of the distance between its two neighbours in
 *     its front, as a share of the front's width; infinite at the ends
 */
@SuppressWarnings("ArrayRecordComponent") // Made and read within a generation, never compared.
record Ranking(int[] front, double[] crowding) {

    static Ranking of(List<Fitness> population) {
        int[] front = fronts(population);
        double[] crowding = new double[front.length];
        int fronts = Arrays.stream(front).max().orElse(-1) + 1;
        for (int i = 0; i < fronts; i++) {
            int level = i;
            crowd(population, indices(front.length, each -> front[each] == level), crowding);
        }
        return new Ranking(front, crowding);
    }

    /** Indices into the population, best first; of equals the earlier one. */
    int[] order() {
        return sorted(
                indices(front.length, _ -> true),
                Comparator.<Integer>comparingInt(i -> front[i])
                        .thenComparing(
                                Comparator.<Integer>comparingDouble(i -> crowding[i]).reversed()));
    }

    /** Whether one comes before the other: a front further ahead, or the same and less crowded. */
    boolean isBefore(int one, int other) {
        return front[one] < front[other]
                || (front[one] == front[other] && crowding[one] > crowding[other]);
    }

    /**
     * In falling order nothing dominates what comes before it, so each goes to the first front of
     * those so far that has nothing dominating it (Zhang et al. 2015).
     */
    private static int[] fronts(List<Fitness> population) {
        int count = population.size();
        int[] falling =
                sorted(
                        indices(count, _ -> true),
                        Comparator.<Integer, Fitness>comparing(population::get).reversed());
        int[] front = new int[count];
        int[][] members = new int[count][];
        int[] sizes = new int[count];
        int fronts = 0;
        for (int each : falling) {
            int at = 0;
            while (at < fronts && isDominated(each, members[at], sizes[at], population)) {
                at++;
            }
            if (at == fronts) {
                members[at] = new int[count];
                fronts++;
            }
            members[at][sizes[at]++] = each;
            front[each] = at;
        }
        return front;
    }

    /** The nearest in the falling order are the likeliest to dominate. */
    private static boolean isDominated(
            int each, int[] members, int size, List<Fitness> population) {
        for (int i = size - 1; i >= 0; i--) {
            if (population.get(members[i]).dominates(population.get(each))) {
                return true;
            }
        }
        return false;
    }

    private static void crowd(List<Fitness> population, int[] members, double[] crowding) {
        int scores = population.get(members[0]).scores().size();
        for (int i = 0; i < scores; i++) {
            int score = i;
            double[] values =
                    population.stream().mapToDouble(each -> scoreOr(each, score)).toArray();
            int[] rising =
                    sorted(members, Comparator.<Integer>comparingDouble(each -> values[each]));
            double width = values[rising[rising.length - 1]] - values[rising[0]];
            crowding[rising[0]] = Double.POSITIVE_INFINITY;
            crowding[rising[rising.length - 1]] = Double.POSITIVE_INFINITY;
            for (int at = 1; at < rising.length - 1 && width > 0; at++) {
                crowding[rising[at]] += (values[rising[at + 1]] - values[rising[at - 1]]) / width;
            }
        }
    }

    /** Those of another front may have nothing measured. */
    private static double scoreOr(Fitness fitness, int score) {
        return fitness.scores().isEmpty() ? Double.NaN : fitness.scores().get(score);
    }

    private static int[] indices(int count, java.util.function.IntPredicate wanted) {
        return IntStream.range(0, count).filter(wanted).toArray();
    }

    private static int[] sorted(int[] indices, Comparator<Integer> order) {
        return IntStream.of(indices).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
    }
}
