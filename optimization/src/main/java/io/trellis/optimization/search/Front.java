package io.trellis.optimization.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The feasible candidates that no other one dominates. Of those with the same scores the earliest
 * is kept; so with one score there is at most one.
 */
final class Front {

    /** In falling order, so that nothing dominates what comes before it. */
    private final List<Member> members = new ArrayList<>();

    private int added;

    private record Member(Tried tried, int place) {}

    /** Takes a candidate in, and leaves out those that it dominates. */
    void add(Tried tried) {
        int place = added++;
        if (!tried.fitness().isFeasible()) {
            return;
        }
        int at = indexOf(tried.fitness());
        if (at < 0 || isDominated(tried.fitness(), at)) {
            return;
        }
        leaveOut(tried.fitness(), at);
        members.add(at, new Member(tried, place));
    }

    /** Where a fitness belongs; negative if one that is equal is there. */
    private int indexOf(Fitness fitness) {
        int from = 0;
        int to = members.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = members.get(middle).tried().fitness().compareTo(fitness);
            if (order == 0) {
                return -1;
            }
            if (order > 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** With two scores the nearest one before has the best second score of all those before. */
    private boolean isDominated(Fitness fitness, int at) {
        int least = fitness.scores().size() <= 2 ? Math.max(0, at - 1) : 0;
        for (int i = at - 1; i >= least; i--) {
            if (members.get(i).tried().fitness().dominates(fitness)) {
                return true;
            }
        }
        return false;
    }

    /** With two scores those that it dominates come right after it. */
    private void leaveOut(Fitness fitness, int at) {
        List<Member> after = members.subList(at, members.size());
        if (fitness.scores().size() > 2) {
            after.removeIf(each -> fitness.dominates(each.tried().fitness()));
            return;
        }
        int dominated = 0;
        while (dominated < after.size()
                && fitness.dominates(after.get(dominated).tried().fitness())) {
            dominated++;
        }
        after.subList(0, dominated).clear();
    }

    int size() {
        return members.size();
    }

    /** In the order in which they came. */
    List<Tried> members() {
        return members.stream()
                .sorted(Comparator.comparingInt(Member::place))
                .map(Member::tried)
                .toList();
    }

    /**
     * The member nearest to the ideal point, which has the best of each score; distances are shares
     * of the front's width in each score. The earliest of equals.
     */
    Optional<Tried> best() {
        if (members.size() < 2) {
            return members.stream().map(Member::tried).findFirst();
        }
        int scores = members.getFirst().tried().fitness().scores().size();
        double[] most = new double[scores];
        double[] width = new double[scores];
        for (int i = 0; i < scores; i++) {
            most[i] = Double.NEGATIVE_INFINITY;
            double worst = Double.POSITIVE_INFINITY;
            for (Member each : members) {
                double score = each.tried().fitness().scores().get(i);
                most[i] = Math.max(most[i], score);
                worst = Math.min(worst, score);
            }
            width[i] = most[i] - worst;
        }
        Member nearest = members.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (Member each : members) {
            double distance = distance(each.tried(), most, width);
            if (distance < least || (distance == least && each.place() < nearest.place())) {
                nearest = each;
                least = distance;
            }
        }
        return Optional.of(nearest.tried());
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
