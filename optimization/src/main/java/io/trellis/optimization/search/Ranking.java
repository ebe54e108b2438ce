package io.trellis.optimization.search;

import java.util.Arrays;
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
        int count = population.size();
        int[] front = new int[count];
        double[] crowding = new double[count];
        int fronts = 0;
        int[][] members = new int[count][];
        int[] sizes = new int[count];
        int[] falling = falling(population);
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
        for (int i = 0; i < fronts; i++) {
            crowd(population, Arrays.copyOf(members[i], sizes[i]), crowding);
        }
        return new Ranking(front, crowding);
    }

    /**
     * In falling order nothing dominates what comes before it, so that each goes to the first front
     * of those so far that has nothing dominating it (Zhang et al. 2015).
     */
    private static int[] falling(List<Fitness> population) {
        return IntStream.range(0, population.size())
                .boxed()
                .sorted((one, other) -> population.get(other).compareTo(population.get(one)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** With two scores the last one so far has the best second score of its front. */
    private static boolean isDominated(
            int each, int[] members, int size, List<Fitness> population) {
        Fitness fitness = population.get(each);
        int least = fitness.scores().size() == 2 ? size - 1 : 0;
        for (int i = size - 1; i >= least; i--) {
            if (population.get(members[i]).dominates(fitness)) {
                return true;
            }
        }
        return false;
    }

    private static void crowd(List<Fitness> population, int[] members, double[] crowding) {
        int scores = population.get(members[0]).scores().size();
        double[] values = new double[members.length];
        for (int i = 0; i < scores; i++) {
            for (int at = 0; at < members.length; at++) {
                values[at] = population.get(members[at]).scores().get(i);
            }
            int[] rising = rising(values);
            int last = rising.length - 1;
            double width = values[rising[last]] - values[rising[0]];
            crowding[members[rising[0]]] = Double.POSITIVE_INFINITY;
            crowding[members[rising[last]]] = Double.POSITIVE_INFINITY;
            for (int at = 1; at < last && width > 0; at++) {
                crowding[members[rising[at]]] +=
                        (values[rising[at + 1]] - values[rising[at - 1]]) / width;
            }
        }
    }

    private static int[] rising(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((one, other) -> Double.compare(values[one], values[other]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Indices into the population, best first; of equals the earlier one. */
    int[] order() {
        return IntStream.range(0, front.length)
                .boxed()
                .sorted((one, other) ->
                        front[one] == front[other]
                                ? Double.compare(crowding[other], crowding[one])
                                : Integer.compare(front[one], front[other]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Whether one comes before the other: a front further ahead, or the same and less crowded. */
    boolean isBefore(int one, int other) {
        return front[one] < front[other]
                || (front[one] == front[other] && crowding[one] > crowding[other]);
    }
}
