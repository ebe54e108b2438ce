package io.trellis.backtesting.kernel;

import io.trellis.core.market.PathRule;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The zigzags of one price path at rising ratios, shared by all parameter sets and built when one
 * first asks for it. The zigzag of a zigzag is the zigzag, so that each is made from the nearest
 * finer one that is there.
 */
final class Pyramid {

    /** The logarithm of the finest ratio; each level's is larger by the fourth root of two. */
    private static final double FINEST = 0.0002;

    private static final double LEVELS_AN_OCTAVE = 4;
    private static final int LEVELS = 48;

    private static final double[] RATIOS = ratios();

    /** In the mean of a zigzag whose legs may be stepped through. */
    private static final long MOST_BARS_A_LEG = 128;

    /** Levels of the rungs that lead to a coarse one. */
    private static final int LOWEST_RUNG = 8;

    private static final int RUNG_DISTANCE = 8;
    private static final int NEAREST_RUNG = 4;

    /** A ratio of a zigzag must be truly smaller than that of the narrowest cell. */
    private static final double ROOM = 1 - 1e-9;

    private final Market market;
    private final PathRule rule;
    private final AtomicReferenceArray<@Nullable Zigzag> levels =
            new AtomicReferenceArray<>(LEVELS);

    /** The coarsest level whose legs may be stepped through; -1 while nobody asked. */
    private volatile int longest = -1;

    private final Map<Double, DayMarks> days = new ConcurrentHashMap<>();

    Pyramid(Market market, PathRule rule) {
        this.market = market;
        this.rule = rule;
    }

    private static double[] ratios() {
        double[] ratios = new double[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            ratios[level] = StrictMath.exp(FINEST * StrictMath.pow(2, level / LEVELS_AN_OCTAVE));
        }
        return ratios;
    }

    /**
     * The coarsest zigzag in which a grid misses nothing.
     *
     * @param narrowest least ratio of sell to buy price of its cells
     * @return null when its cells are narrower than the finest zigzag
     */
    @Nullable Zigzag under(double narrowest) {
        int level = levelUnder(narrowest);
        return level < 0 ? null : level(level);
    }

    /**
     * The same, but none with legs so long that stepping through a few of them, where something
     * happens in them or before the first is met, would take longer than all the others.
     *
     * @return null when the cells are narrower than the finest zigzag
     */
    @Nullable Zigzag steppedUnder(double narrowest) {
        int level = Math.min(levelUnder(narrowest), longestToStep());
        return level < 0 ? null : level(level);
    }

    private int longestToStep() {
        int level = longest;
        if (level < 0) {
            level = LOWEST_RUNG;
            int next = level + NEAREST_RUNG;
            while (next < LEVELS && level(next).points() * MOST_BARS_A_LEG >= market.count()) {
                level = next;
                next += NEAREST_RUNG;
            }
            longest = level;
        }
        return level;
    }

    /** The coarsest such zigzag on top of finer ones, the finest first; none if there is none. */
    Ladder ladderUnder(double narrowest) {
        int top = levelUnder(narrowest);
        var rungs = new ArrayList<Zigzag>();
        for (int level = LOWEST_RUNG; level <= top - NEAREST_RUNG; level += RUNG_DISTANCE) {
            rungs.add(level(level));
        }
        if (top >= 0) {
            rungs.add(level(top));
        }
        return new Ladder(rungs);
    }

    /** -1 when there is none. */
    private static int levelUnder(double narrowest) {
        double octaves = Math.log(Math.log(narrowest * ROOM) / FINEST) / Math.log(2);
        int level = Math.min((int) Math.floor(octaves * LEVELS_AN_OCTAVE), LEVELS - 1);
        while (level >= 0 && RATIOS[level] > narrowest * ROOM) {
            level--;
        }
        return Math.max(level, -1);
    }

    /** Where the days end on a zigzag of this pyramid. */
    DayMarks days(Zigzag legs) {
        return days.computeIfAbsent(legs.ratio(), _ -> new DayMarks(market, rule, legs));
    }

    private Zigzag level(int level) {
        Zigzag known = levels.get(level);
        return known != null ? known : built(level);
    }

    private synchronized Zigzag built(int level) {
        Zigzag known = levels.get(level);
        if (known != null) {
            return known;
        }
        Zigzag made = null;
        for (int finer = level - 1; finer >= 0 && made == null; finer--) {
            Zigzag from = levels.get(finer);
            made = from == null ? null : from.coarser(RATIOS[level]);
        }
        if (made == null) {
            made = Zigzag.of(market, rule, RATIOS[level]);
        }
        levels.set(level, made);
        return made;
    }
}
