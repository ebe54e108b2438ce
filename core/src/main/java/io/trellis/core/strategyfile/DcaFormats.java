package io.trellis.core.strategyfile;

import io.trellis.core.dca.DcaSettings;
import io.trellis.core.dca.Dips;
import io.trellis.core.dca.Schedule;
import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Words;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The block {@code strategy} of the plug-in {@code dca}. */
final class DcaFormats {

    /** Ten years. */
    private static final int MOST_HOURS = 87_600;

    static final Block<DcaSpec> DCA = strategy();

    private DcaFormats() {}

    private static Block<DcaSpec> strategy() {
        Field<DcaSpec, String> kind =
                Field.constant(
                        "kind", "The strategy plug-in; the other fields are its own.", "dca");
        Field<DcaSpec, BigDecimal> capital =
                field("capital", "Quote to start with.", Leaves.POSITIVE, DcaSettings::capital);
        Field<DcaSpec, Schedule> schedule =
                field("schedule", "When a purchase is due.", schedule(), DcaSettings::schedule);
        Field<DcaSpec, BigDecimal> amount =
                field(
                        "amount",
                        "Quote that a purchase may cost, its fee included.",
                        Leaves.POSITIVE,
                        DcaSettings::amount);
        Field<DcaSpec, Optional<Dips>> dips =
                field(
                        "dips",
                        "Extra purchases that rest below the market.",
                        dips().orNull(),
                        DcaSettings::dips);
        Field<DcaSpec, Optional<BigDecimal>> takeProfit =
                field(
                        "takeProfit",
                        "Share above the average cost at which everything is sold.",
                        Numeric.in("(0, 10]").orNull(),
                        DcaSettings::takeProfit);
        return new Block<>(
                List.of(kind, capital, schedule, amount, dips, takeProfit),
                in ->
                        new DcaSpec(
                                new DcaSettings(
                                        in.get(capital),
                                        in.get(schedule),
                                        in.get(amount),
                                        in.get(dips),
                                        in.get(takeProfit))));
    }

    private static <T> Field<DcaSpec, T> field(
            String name, String description, Format<T> format, Function<DcaSettings, T> part) {
        return Field.of(name, description, format, spec -> part.apply(spec.settings()));
    }

    private static Format<Schedule> schedule() {
        Field<Schedule, Integer> everyHours =
                Field.of(
                        "everyHours",
                        "Hours from one due time to the next.",
                        Numeric.count(1, MOST_HOURS),
                        Schedule::everyHours);
        Field<Schedule, Integer> anchorHour =
                Field.of(
                        "anchorHour",
                        "Hours after 1970-01-01T00:00 UTC of one due time, below everyHours.",
                        Numeric.count(0, MOST_HOURS),
                        Schedule::anchorHour);
        return new Block<>(
                List.of(everyHours, anchorHour),
                in -> new Schedule(in.get(everyHours), in.get(anchorHour)));
    }

    private static Format<Dips> dips() {
        Field<Dips, Dips.From> from =
                Field.of(
                        "from",
                        "What the distances are measured from.",
                        Words.of(Dips.From.values()),
                        Dips::from);
        Field<Dips, List<Dips.Step>> steps =
                Field.of(
                        "steps",
                        "Each further below than the one before.",
                        step().listOf(1, Dips.MOST),
                        Dips::steps);
        return new Block<>(List.of(from, steps), in -> new Dips(in.get(from), in.get(steps)));
    }

    private static Format<Dips.Step> step() {
        Field<Dips.Step, BigDecimal> below =
                Field.of(
                        "below",
                        "Distance down from the reference, as a share of it.",
                        Numeric.in("(0, 1)"),
                        Dips.Step::below);
        Field<Dips.Step, BigDecimal> multiple =
                Field.of(
                        "multiple",
                        "What it may cost, as a multiple of the amount.",
                        Numeric.in("(0, 1000]"),
                        Dips.Step::multiple);
        return new Block<>(
                List.of(below, multiple), in -> new Dips.Step(in.get(below), in.get(multiple)));
    }
}
