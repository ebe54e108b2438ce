package io.trellis.core.strategyfile;

import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.GridSettings;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;
import io.trellis.core.grid.Trail;
import io.trellis.core.regime.RegimeRules;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.TrueFalse;
import io.trellis.core.strategyfile.json.Words;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The block {@code strategy} of the plug-in {@code grid}. */
final class GridFormats {

    static final Block<GridSpec> GRID = strategy();

    private GridFormats() {}

    private static Block<GridSpec> strategy() {
        Field<GridSpec, String> kind =
                Field.constant(
                        "kind", "The strategy plug-in; the other fields are its own.", "grid");
        Field<GridSpec, GridKind> grid =
                field("grid", "The cells.", GridKindFormats.KIND, GridSettings::grid);
        Field<GridSpec, BigDecimal> capital =
                field("capital", "Quote to start with.", Leaves.POSITIVE, GridSettings::capital);
        Field<GridSpec, Sizing> sizing =
                field(
                        "sizing",
                        "The same quantity of base, or the same amount of quote, in every cell.",
                        Words.of(Sizing.values()),
                        GridSettings::sizing);
        Field<GridSpec, StartMode> start =
                field(
                        "start",
                        "Whether the cells above the price are bought at the start, or sleep.",
                        Words.of(StartMode.values()),
                        GridSettings::start);
        Field<GridSpec, Optional<BigDecimal>> stopLoss =
                field(
                        "stopLoss",
                        "Price at or below which everything is sold for good.",
                        Leaves.POSITIVE.orNull(),
                        GridSettings::stopLoss);
        Field<GridSpec, Optional<BigDecimal>> takeProfit =
                field(
                        "takeProfit",
                        "Price at or above which everything is sold for good.",
                        Leaves.POSITIVE.orNull(),
                        GridSettings::takeProfit);
        Field<GridSpec, Optional<RecenterRules>> recenter =
                field(
                        "recenter",
                        "When the grid is rebuilt around the market.",
                        recenter().orNull(),
                        GridSettings::recenter);
        Field<GridSpec, Trail> trail =
                field(
                        "trail",
                        "Where the grid follows the market cell by cell.",
                        trailOrNull(),
                        GridSettings::trail);
        Field<GridSpec, Optional<RegimeRules>> regimes =
                field(
                        "regimes",
                        "Market states in which buying stops.",
                        RegimeFormats.REGIMES.orNull(),
                        GridSettings::regimes);
        return new Block<>(
                List.of(
                        kind,
                        grid,
                        capital,
                        sizing,
                        start,
                        stopLoss,
                        takeProfit,
                        recenter,
                        trail,
                        regimes),
                in ->
                        new GridSpec(
                                new GridSettings(
                                        in.get(grid),
                                        in.get(capital),
                                        in.get(sizing),
                                        in.get(start),
                                        in.get(stopLoss),
                                        in.get(takeProfit),
                                        in.get(recenter),
                                        in.get(trail),
                                        in.get(regimes))));
    }

    private static <T> Field<GridSpec, T> field(
            String name, String description, Format<T> format, Function<GridSettings, T> part) {
        return Field.of(name, description, format, spec -> part.apply(spec.settings()));
    }

    private static Format<Trail> trailOrNull() {
        return Words.of(Trail.UP, Trail.DOWN, Trail.BOTH)
                .orNull()
                .map(
                        trail -> trail.orElse(Trail.NONE),
                        trail -> Optional.of(trail).filter(word -> word != Trail.NONE));
    }

    private static Format<RecenterRules> recenter() {
        Field<RecenterRules, Optional<BigDecimal>> deviation =
                Field.of(
                        "deviation",
                        "Share by which a close must lie outside the cells.",
                        Numeric.in("[0, 1]").orNull(),
                        RecenterRules::deviation);
        Field<RecenterRules, Optional<RecenterRules.PumpDump>> pumpDump =
                Field.of(
                        "pumpDump",
                        "A large move within some hours.",
                        pumpDump().orNull(),
                        RecenterRules::pumpDump);
        Field<RecenterRules, Optional<RecenterRules.Dominance>> dominance =
                Field.of(
                        "dominance",
                        "Most closes of some hours on one side of the center.",
                        dominance().orNull(),
                        RecenterRules::dominance);
        Field<RecenterRules, Optional<BigDecimal>> maxAgeHours =
                Field.of(
                        "maxAgeHours",
                        "Age at which the grid is rebuilt.",
                        Leaves.HOURS.orNull(),
                        RecenterRules::maxAgeHours);
        Field<RecenterRules, BigDecimal> cooldownHours =
                Field.of(
                        "cooldownHours",
                        "Hours after a recentring in which nothing triggers.",
                        Numeric.in("[0, 87600]"),
                        RecenterRules::cooldownHours);
        Field<RecenterRules, Boolean> compound =
                Field.of(
                        "compound",
                        "Whether gains are put to work, or at most the starting capital.",
                        new TrueFalse(),
                        RecenterRules::compound);
        return new Block<>(
                List.of(deviation, pumpDump, dominance, maxAgeHours, cooldownHours, compound),
                in ->
                        new RecenterRules(
                                in.get(deviation),
                                in.get(pumpDump),
                                in.get(dominance),
                                in.get(maxAgeHours),
                                in.get(cooldownHours),
                                in.get(compound)));
    }

    private static Format<RecenterRules.PumpDump> pumpDump() {
        Field<RecenterRules.PumpDump, BigDecimal> move =
                Field.of(
                        "move",
                        "Move of the close, as a share.",
                        Numeric.in("(0, 10]"),
                        RecenterRules.PumpDump::move);
        Field<RecenterRules.PumpDump, BigDecimal> hours =
                Field.of(
                        "hours",
                        "Hours between the two closes.",
                        Leaves.HOURS,
                        RecenterRules.PumpDump::hours);
        return new Block<>(
                List.of(move, hours),
                in -> new RecenterRules.PumpDump(in.get(move), in.get(hours)));
    }

    private static Format<RecenterRules.Dominance> dominance() {
        Field<RecenterRules.Dominance, BigDecimal> share =
                Field.of(
                        "share",
                        "Share of the closes.",
                        Leaves.SHARE,
                        RecenterRules.Dominance::share);
        Field<RecenterRules.Dominance, BigDecimal> hours =
                Field.of("hours", "Hours looked at.", Leaves.HOURS, RecenterRules.Dominance::hours);
        return new Block<>(
                List.of(share, hours),
                in -> new RecenterRules.Dominance(in.get(share), in.get(hours)));
    }
}
