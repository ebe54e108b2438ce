package io.trellis.optimization.study;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.envelope.FillEnvelope;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Metrics;
import io.trellis.core.strategyfile.json.Json;

import java.util.LinkedHashMap;
import java.util.OptionalDouble;

/**
 * Every setting of a validation. A strategy file keeps them, so that its proof can be made again.
 *
 * @param holdoutShare share of the time at the end that is looked at last, above 0 and below 0.9
 * @param purgeMillis left out before the holdout and between training and test: the longest time
 *     that a cell is held ({@link HoldingTime}), 0 or more
 * @param folds of the walk forward, 1 to 32
 * @param trainShare length of its training window as a share of the part that is seen, above 0 and
 *     below 1
 * @param anchored whether every training window begins at the beginning, and grows
 * @param foldBudget what the search of a fold may cost, as a share of the search itself, above 0 to
 *     1
 * @param groups of the cross-validation, 2 to 16
 * @param tested groups that are tested at once, 1 to below {@code groups}
 * @param blocks that returns are cut into for the probability of overfitting, even, 2 to 20
 * @param candidates whose returns are kept to tell luck from skill, 2 to 2,000
 * @param draws of the bootstraps, 100 to 100,000
 * @param meanBlockDays mean length of what they draw at once, 1 or more
 * @param level share of the draws inside an interval, above 0.5 and below 1
 * @param worlds made of resampled blocks of bars, 2 to 10,000
 * @param worldBlockHours mean length of those blocks, above 0
 * @param neighbours whose parameters lie a step away, 2 to 1,000
 * @param plateauQuantile share of them that may be worse than the plateau's figure, 0 to 0.5
 * @param starts later starts, 1 to 64
 * @param startShift share of the part by which each starts later than the one before, above 0
 * @param costFactor by which fees and slippage are multiplied, 1 to 10
 * @param throughTicks of the strictest fill model, 1 or more
 * @param plateau whether a search looks for broad plains in place of peaks ({@link
 *     PlateauProblem}), so that a candidate is as good as its neighbours
 * @param seed of all that is drawn, within ±(2⁵³ − 1)
 */
public record ValidationPlan(
        double holdoutShare,
        long purgeMillis,
        int folds,
        double trainShare,
        boolean anchored,
        double foldBudget,
        int groups,
        int tested,
        int blocks,
        int candidates,
        int draws,
        double meanBlockDays,
        double level,
        int worlds,
        double worldBlockHours,
        int neighbours,
        double plateauQuantile,
        int starts,
        double startShift,
        double costFactor,
        int throughTicks,
        boolean plateau,
        long seed) {

    private static final double HOUR_MILLIS = 3_600_000;
    private static final int MOST_THROUGH_TICKS = 1_000_000;
    private static final double LARGEST_SEED = 9_007_199_254_740_991.0;

    /**
     * @throws InvalidInputException if a setting is out of its bounds; the sentence names it
     */
    public ValidationPlan {
        check("holdoutShare", holdoutShare, 0.01, 0.9);
        check("purgeHours", purgeMillis / HOUR_MILLIS, 0, 1e9);
        check("folds", folds, 1, 32);
        check("trainShare", trainShare, 0.05, 0.95);
        check("foldBudget", foldBudget, 0.001, 1);
        check("groups", groups, 2, 16);
        check("tested", tested, 1, groups - 1.0);
        check("blocks", blocks, 2, 20);
        check("candidates", candidates, 2, 2_000);
        check("draws", draws, 100, 100_000);
        check("meanBlockDays", meanBlockDays, 1, 1e6);
        check("level", level, 0.5, 0.999);
        check("worlds", worlds, 2, 10_000);
        check("worldBlockHours", worldBlockHours, 1e-3, 1e6);
        check("neighbours", neighbours, 2, 1_000);
        check("plateauQuantile", plateauQuantile, 0, 0.5);
        check("starts", starts, 1, 64);
        check("startShift", startShift, 0.0001, 0.5 / starts);
        check("costFactor", costFactor, 1, 10);
        check("throughTicks", throughTicks, 1, MOST_THROUGH_TICKS);
        check("seed", (double) seed, -LARGEST_SEED, LARGEST_SEED);
        if (blocks % 2 != 0) {
            throw new InvalidInputException(
                    "validation.blocks " + blocks + " is odd; half of them must be seen");
        }
    }

    /** Written so that NaN fails too. */
    private static void check(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidInputException(
                    "validation.%s: %s is not from %s to %s"
                            .formatted(name, shown(value), shown(least), shown(most)));
        }
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    /**
     * The usual settings, of which a purge and a fill model must be measured on the bars.
     *
     * @param purgeMillis the longest time that a cell is held
     * @param throughTicks of the strictest fill model
     * @param seed of all that is drawn
     */
    public static ValidationPlan usual(long purgeMillis, int throughTicks, long seed) {
        return new ValidationPlan(
                0.25,
                purgeMillis,
                4,
                0.5,
                false,
                0.2,
                6,
                2,
                16,
                200,
                1_000,
                5,
                0.95,
                40,
                24,
                24,
                0.2,
                4,
                0.02,
                1.5,
                throughTicks,
                false,
                seed);
    }

    /**
     * The same with another value of one setting, by its name in a strategy file.
     *
     * @throws InvalidInputException if there is no such setting, or the value is none for it
     */
    public ValidationPlan with(String name, double value) {
        var values = new LinkedHashMap<>(settings().values());
        if (values.replace(name, OptionalDouble.of(value)) == null) {
            throw new InvalidInputException(
                    "validation has no setting %s; take one of %s"
                            .formatted(Json.quoted(name), String.join(", ", values.keySet())));
        }
        return of(new Metrics(values));
    }

    /**
     * The usual settings for a strategy on some bars. The purge is the longest time that the
     * strategy holds a cell on the part that may be seen ({@link HoldingTime}), the strictest fill
     * model a tenth of the median range of a bar.
     *
     * @param columns seen and unseen; the end of them, which is kept back, is not looked at
     * @param seed of all that is drawn
     * @throws InvalidInputException if the bars are too few for the usual settings
     */
    public static ValidationPlan usual(GridPlan strategy, BarColumns columns, long seed) {
        BarColumns seen = Parts.of(columns, usual(0, 1, seed)).seen();
        Bars bars = TickBars.of(seen, strategy.instrument());
        return usual(
                HoldingTime.longestMillis(strategy, bars), FillEnvelope.usualTicks(bars), seed);
    }

    /** As a strategy file keeps them. */
    public Metrics settings() {
        var values = new LinkedHashMap<String, OptionalDouble>();
        put(values, "holdoutShare", holdoutShare);
        put(values, "purgeHours", purgeMillis / HOUR_MILLIS);
        put(values, "folds", folds);
        put(values, "trainShare", trainShare);
        put(values, "anchored", anchored ? 1 : 0);
        put(values, "foldBudget", foldBudget);
        put(values, "groups", groups);
        put(values, "tested", tested);
        put(values, "blocks", blocks);
        put(values, "candidates", candidates);
        put(values, "draws", draws);
        put(values, "meanBlockDays", meanBlockDays);
        put(values, "level", level);
        put(values, "worlds", worlds);
        put(values, "worldBlockHours", worldBlockHours);
        put(values, "neighbours", neighbours);
        put(values, "plateauQuantile", plateauQuantile);
        put(values, "starts", starts);
        put(values, "startShift", startShift);
        put(values, "costFactor", costFactor);
        put(values, "throughTicks", throughTicks);
        put(values, "plateau", plateau ? 1 : 0);
        put(values, "seed", (double) seed);
        return new Metrics(values);
    }

    private static void put(
            LinkedHashMap<String, OptionalDouble> values, String name, double value) {
        values.put(name, OptionalDouble.of(value));
    }

    /**
     * What a strategy file keeps.
     *
     * @throws InvalidInputException if a setting is missing or out of its bounds
     */
    public static ValidationPlan of(Metrics settings) {
        var kept = new Kept(settings);
        return new ValidationPlan(
                kept.number("holdoutShare"),
                Math.round(kept.number("purgeHours") * HOUR_MILLIS),
                kept.count("folds"),
                kept.number("trainShare"),
                kept.count("anchored") == 1,
                kept.number("foldBudget"),
                kept.count("groups"),
                kept.count("tested"),
                kept.count("blocks"),
                kept.count("candidates"),
                kept.count("draws"),
                kept.number("meanBlockDays"),
                kept.number("level"),
                kept.count("worlds"),
                kept.number("worldBlockHours"),
                kept.count("neighbours"),
                kept.number("plateauQuantile"),
                kept.count("starts"),
                kept.number("startShift"),
                kept.number("costFactor"),
                kept.count("throughTicks"),
                kept.count("plateau") == 1,
                Math.round(kept.number("seed")));
    }

    /** Figures by name, each of which must be there. */
    private record Kept(Metrics settings) {

        double number(String name) {
            OptionalDouble value = settings.values().get(name);
            if (value == null || value.isEmpty()) {
                throw new InvalidInputException(
                        "provenance.validation." + name + " is missing; the proof cannot be made");
            }
            return value.getAsDouble();
        }

        int count(String name) {
            double value = number(name);
            if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
                throw new InvalidInputException(
                        "provenance.validation." + name + ": " + value + " is no whole number");
            }
            return (int) value;
        }
    }
}
