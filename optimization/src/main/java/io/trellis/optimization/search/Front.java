package io.trellis.optimization.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The feasible candidates that no other one dominates, in the order in which they came. Of those
 * with the same scores the earliest is kept; so with one score there is at most one.
 */
final class Front {

    private final List<Tried> members = new ArrayList<>();

    /** Takes a candidate in, and leaves out those that it dominates. */
    void add(Tried tried) {
        if (!tried.fitness().isFeasible()) {
            return;
        }
        for (Tried member : members) {
            if (member.fitness().dominates(tried.fitness())
                    || member.fitness().equals(tried.fitness())) {
                return;
            }
        }
        members.removeIf(member -> tried.fitness().dominates(member.fitness()));
        members.add(tried);
    }

    int size() {
        return members.size();
    }

    List<Tried> members() {
        return List.copyOf(members);
    }

    /**
     * The member nearest to the ideal point, which has the best of each score; distances are shares
     * of the front's width in each score. The earliest of equals.
     */
    Optional<Tried> best() {
        if (members.size() < 2) {
            return members.stream().findFirst();
        }
        int scores = members.getFirst().fitness().scores().size();
        double[] most = new double[scores];
        double[] width = new double[scores];
        for (int i = 0; i < scores; i++) {
            int score = i;
            var range =
                    members.stream()
                            .mapToDouble(member -> member.fitness().scores().get(score))
                            .summaryStatistics();
            most[i] = range.getMax();
            width[i] = range.getMax() - range.getMin();
        }
        Tried nearest = members.getFirst();
        double least = distance(nearest, most, width);
        for (Tried member : members) {
            double distance = distance(member, most, width);
            if (distance < least) {
                nearest = member;
                least = distance;
            }
        }
        return Optional.of(nearest);
    }

    private static double distance(Tried member, double[] most, double[] width) {
        double sum = 0;
        for (int i = 0; i < most.length; i++) {
            double share =
                    width[i] == 0 ? 0 : (most[i] - member.fitness().scores().get(i)) / width[i];
            sum += share * share;
        }
        return sum;
    }
}
