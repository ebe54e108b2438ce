package io.trellis.optimization.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * Combinatorial purged cross-validation (López de Prado 2018; formulas 5.9): time is cut into
 * groups, and every choice of some of them is once what is tested, the rest what is trained on. The
 * tests fit together into several paths through the whole time.
 *
 * <p>Training leaves out what could know the test: what begins within the holding time before a
 * test group, what begins within it after, while positions of the test are still open, and an
 * embargo after that. Lengths are in the unit of the spans.
 *
 * @param groups N, 2 to 24
 * @param tested k, groups tested at once, 1 to {@code groups - 1}
 * @param purge longest time that a position is held, 0 or more
 * @param embargo further time left out after a test, 0 or more
 */
public record PurgedCrossValidation(int groups, int tested, long purge, long embargo) {

    private static final int MOST_GROUPS = 24;

    /**
     * @throws IllegalArgumentException if a number is out of its bounds
     */
    public PurgedCrossValidation {
        boolean countable = groups >= 2 && groups <= MOST_GROUPS && tested >= 1 && tested < groups;
        if (!countable || purge < 0 || embargo < 0) {
            throw new IllegalArgumentException(
                    "no cross-validation: %d of %d groups tested, purge %d, embargo %d"
                            .formatted(tested, groups, purge, embargo));
        }
    }

    /**
     * A choice of what is tested.
     *
     * @param groups the groups tested, rising, counted from 0
     * @param fold what is trained on and tested on; nothing is left to train on where purge and
     *     embargo take it all
     */
    public record Split(List<Integer> groups, Fold fold) {

        public Split {
            groups = List.copyOf(groups);
        }
    }

    /** C(N, k). */
    public int splitCount() {
        return Subsets.number(groups, tested);
    }

    /** Full paths that the tests make up, k C(N, k) / N. */
    public int pathCount() {
        return Math.toIntExact((long) splitCount() * tested / groups);
    }

    /**
     * Every split, the tested groups in the order of a dictionary.
     *
     * @throws IllegalArgumentException if the stretch is shorter than the groups are many
     */
    public List<Split> splits(Span whole) {
        List<Span> cut = groups(whole);
        var splits = new ArrayList<Split>();
        for (int chosen : Subsets.of(groups, tested)) {
            splits.add(split(chosen, whole, cut));
        }
        return List.copyOf(splits);
    }

    /** The groups, in order; lengths differ by 1 at most. */
    public List<Span> groups(Span whole) {
        var cut = new ArrayList<Span>();
        for (int group = 0; group < groups; group++) {
            cut.add(new Span(edge(whole, group), edge(whole, group + 1)));
        }
        return List.copyOf(cut);
    }

    private long edge(Span whole, int group) {
        return whole.from() + Math.multiplyExact(whole.length(), group) / groups;
    }

    private Split split(int chosen, Span whole, List<Span> cut) {
        var members = new ArrayList<Integer>();
        var test = new ArrayList<Span>();
        var train = new ArrayList<Span>();
        long free = whole.from();
        for (int group = 0; group < groups; group++) {
            if ((chosen >> group & 1) == 1) {
                Span span = cut.get(group);
                members.add(group);
                test.add(span);
                addUnlessEmpty(train, free, span.from() - purge);
                free = span.to() + purge + embargo;
            }
        }
        addUnlessEmpty(train, free, whole.to());
        return new Split(members, new Fold(train, test));
    }

    private static void addUnlessEmpty(List<Span> spans, long from, long to) {
        if (from < to) {
            spans.add(new Span(from, to));
        }
    }

    /**
     * The paths: for each, the number of the split in {@link #splits} that tests each group. Path p
     * takes the p-th split that tests a group; every test is used exactly once.
     */
    public List<List<Integer>> paths() {
        var testing = new ArrayList<List<Integer>>();
        int[] sets = Subsets.of(groups, tested);
        for (int group = 0; group < groups; group++) {
            var splits = new ArrayList<Integer>();
            for (int split = 0; split < sets.length; split++) {
                if ((sets[split] >> group & 1) == 1) {
                    splits.add(split);
                }
            }
            testing.add(splits);
        }
        var paths = new ArrayList<List<Integer>>();
        for (int path = 0; path < pathCount(); path++) {
            int number = path;
            paths.add(testing.stream().map(splits -> splits.get(number)).toList());
        }
        return List.copyOf(paths);
    }
}
