package io.trellis.trading.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out of a schedule what a failure does not need. */
final class Minimiser {

    private Minimiser() {}

    /**
     * A shorter schedule that still fails: pieces are left out, halves first, then smaller ones.
     *
     * @param fails whether a schedule fails
     * @param mostTries how often it is asked at most
     */
    static Schedule minimise(Schedule failing, Predicate<Schedule> fails, int mostTries) {
        Schedule best = failing;
        int tries = 0;
        for (int piece = Math.max(1, failing.size() / 2); piece >= 1; piece /= 2) {
            int from = 0;
            while (from < best.size() && tries < mostTries) {
                Schedule fewer = best.without(from, Math.min(best.size(), from + piece));
                tries++;
                if (fails.test(fewer)) {
                    best = fewer;
                } else {
                    from += piece;
                }
            }
        }
        return best;
    }

    /** What a person needs of a world that failed. */
    static String report(long seed, List<String> broken, Schedule shortest) {
        var lines = new ArrayList<String>();
        lines.add("world " + seed + " breaks a law:");
        lines.addAll(broken);
        lines.add("again: mvn -Pswarm verify -pl trading -am -Dswarm.seeds=" + seed + ".." + seed);
        lines.add("what it takes:");
        lines.addAll(shortest.lines());
        return String.join("\n", lines);
    }
}
