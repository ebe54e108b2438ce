package io.trellis.core.strategyfile;

import io.trellis.core.strategyfile.json.Block;
import io.trellis.core.strategyfile.json.Field;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.OneOrMore;
import io.trellis.core.strategyfile.json.Scalar;
import io.trellis.core.strategyfile.json.Text;
import io.trellis.core.strategyfile.json.TwoShapes;
import io.trellis.core.strategyfile.json.Variants;
import io.trellis.core.strategyfile.json.Words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** The block {@code search}. */
final class SearchFormats {

    private static final long LARGEST = 1_000_000_000_000L;
    private static final int MAX_CHOICES = 64;

    private static final Format<Dimension.Bound> BOUND = new BoundFormat();

    private static final Format<String> PATH =
            Text.of(
                    "[a-z][A-Za-z0-9]{0,31}(?:\\.[a-z][A-Za-z0-9]{0,31}){0,4}",
                    "the path of a field, such as \"grid.cells\" or \"risk.killSwitch\"");

    private static final Block<Dimension.Whole> WHOLE = whole();
    private static final Block<Dimension.Real> REAL = real();
    private static final Block<Dimension.LogReal> LOG_REAL = logReal();
    private static final Block<Dimension.Choice> CHOICE = choice();

    /** Told apart by {@code type}. */
    private static final Format<Dimension> PLAIN = dimension(plain());

    private static final Block<Dimension.Conditional> CONDITIONAL = conditional();

    static final Format<SearchBlock> SEARCH = search();

    private SearchFormats() {}

    private static Format<SearchBlock> search() {
        Field<SearchBlock, List<Dimension>> dimensions =
                Field.of(
                        "dimensions",
                        "The fields that vary.",
                        anyDimension().listOf(1, SearchBlock.MAX_DIMENSIONS),
                        SearchBlock::dimensions);
        Field<SearchBlock, List<SearchBlock.Objective>> objective =
                Field.of(
                        "objective",
                        "What is looked for: one metric, or several that are weighed.",
                        new OneOrMore<>(objective(), SearchBlock.MAX_OBJECTIVES),
                        SearchBlock::objectives);
        Field<SearchBlock, Optional<List<SearchBlock.Constraint>>> constraints =
                Field.omittable(
                        "constraints",
                        "What must hold as well.",
                        constraint().listOf(1, SearchBlock.MAX_CONSTRAINTS),
                        block -> Optional.of(block.constraints()).filter(all -> !all.isEmpty()));
        return new Block<>(
                List.of(dimensions, objective, constraints),
                in ->
                        new SearchBlock(
                                in.get(dimensions),
                                in.get(objective),
                                in.get(constraints).orElseGet(List::of)));
    }

    private static Format<SearchBlock.Constraint> constraint() {
        Block<SearchBlock.Constraint.AtMost> atMost = atMost();
        Block<SearchBlock.Constraint.AtLeast> atLeast = atLeast();
        return new TwoShapes<>(
                "atMost",
                atLeast,
                atMost,
                constraint ->
                        switch (constraint) {
                            case SearchBlock.Constraint.AtMost most -> atMost.write(most);
                            case SearchBlock.Constraint.AtLeast least -> atLeast.write(least);
                        });
    }

    private static Block<SearchBlock.Constraint.AtMost> atMost() {
        Field<SearchBlock.Constraint.AtMost, String> metric = metric();
        Field<SearchBlock.Constraint.AtMost, Double> bound =
                Field.of(
                        "atMost",
                        "The most it may be.",
                        Leaves.FIGURE,
                        SearchBlock.Constraint.AtMost::bound);
        return new Block<>(
                List.of(metric, bound),
                in -> new SearchBlock.Constraint.AtMost(in.get(metric), in.get(bound)));
    }

    private static Block<SearchBlock.Constraint.AtLeast> atLeast() {
        Field<SearchBlock.Constraint.AtLeast, String> metric = metric();
        Field<SearchBlock.Constraint.AtLeast, Double> bound =
                Field.of(
                        "atLeast",
                        "The least it may be.",
                        Leaves.FIGURE,
                        SearchBlock.Constraint.AtLeast::bound);
        return new Block<>(
                List.of(metric, bound),
                in -> new SearchBlock.Constraint.AtLeast(in.get(metric), in.get(bound)));
    }

    private static <C extends SearchBlock.Constraint> Field<C, String> metric() {
        return Field.of(
                "metric",
                "A figure of the backtest.",
                Leaves.IDENTIFIER,
                SearchBlock.Constraint::metric);
    }

    private static Format<SearchBlock.Objective> objective() {
        Field<SearchBlock.Objective, String> metric =
                Field.of(
                        "metric",
                        "A figure of the backtest.",
                        Leaves.IDENTIFIER,
                        SearchBlock.Objective::metric);
        Field<SearchBlock.Objective, SearchBlock.Direction> direction =
                Field.of(
                        "direction",
                        "Whether more or less of it is better.",
                        Words.of(SearchBlock.Direction.values()),
                        SearchBlock.Objective::direction);
        return new Block<>(
                List.of(metric, direction),
                in -> new SearchBlock.Objective(in.get(metric), in.get(direction)));
    }

    private static SequencedMap<String, Block<? extends Dimension>> plain() {
        var blocks = new LinkedHashMap<String, Block<? extends Dimension>>();
        blocks.put("integer", WHOLE);
        blocks.put("real", REAL);
        blocks.put("logReal", LOG_REAL);
        blocks.put("choice", CHOICE);
        return blocks;
    }

    private static Format<Dimension> anyDimension() {
        SequencedMap<String, Block<? extends Dimension>> blocks = plain();
        blocks.put("conditional", CONDITIONAL);
        return dimension(blocks);
    }

    private static Format<Dimension> dimension(
            SequencedMap<String, Block<? extends Dimension>> blocks) {
        return new Variants<>(
                "type",
                blocks,
                dimension ->
                        switch (dimension) {
                            case Dimension.Whole whole -> WHOLE.write(whole);
                            case Dimension.Real real -> REAL.write(real);
                            case Dimension.LogReal logReal -> LOG_REAL.write(logReal);
                            case Dimension.Choice choice -> CHOICE.write(choice);
                            case Dimension.Conditional conditional ->
                                    CONDITIONAL.write(conditional);
                        });
    }

    private static Block<Dimension.Conditional> conditional() {
        Field<Dimension.Conditional, String> type =
                Field.constant(
                        "type", "Varies only while another field has some values.", "conditional");
        Field<Dimension.Conditional, Condition> when =
                Field.of(
                        "when",
                        "The field that decides, and its values.",
                        condition(),
                        dimension -> new Condition(dimension.on(), dimension.values()));
        Field<Dimension.Conditional, Dimension> dimension =
                Field.of("dimension", "What varies then.", PLAIN, Dimension.Conditional::dimension);
        return new Block<>(
                List.of(type, when, dimension),
                in -> {
                    Condition condition = in.get(when);
                    return new Dimension.Conditional(
                            in.get(dimension), condition.path(), condition.values());
                });
    }

    private record Condition(String path, List<Json> values) {}

    private static Format<Condition> condition() {
        Field<Condition, String> path =
                Field.of("path", "A choice of this search.", PATH, Condition::path);
        Field<Condition, List<Json>> values =
                Field.of(
                        "values",
                        "Those of its values.",
                        new Scalar().listOf(1, MAX_CHOICES),
                        Condition::values);
        return new Block<>(
                List.of(path, values), in -> new Condition(in.get(path), in.get(values)));
    }

    private static Block<Dimension.Whole> whole() {
        Format<Long> number = Numeric.whole(-LARGEST, LARGEST);
        Field<Dimension.Whole, String> path = path();
        Field<Dimension.Whole, String> type =
                Field.constant("type", "Whole numbers from, from + step, … up to to.", "integer");
        Field<Dimension.Whole, Long> from =
                Field.of("from", "The lowest.", number, Dimension.Whole::from);
        Field<Dimension.Whole, Long> to =
                Field.of("to", "The highest.", number, Dimension.Whole::to);
        Field<Dimension.Whole, Long> step =
                Field.of(
                        "step",
                        "Distance from one to the next.",
                        Numeric.whole(1, LARGEST),
                        Dimension.Whole::step);
        return new Block<>(
                List.of(path, type, from, to, step),
                in -> new Dimension.Whole(in.get(path), in.get(from), in.get(to), in.get(step)));
    }

    private static Block<Dimension.Real> real() {
        Field<Dimension.Real, String> path = path();
        Field<Dimension.Real, String> type =
                Field.constant("type", "Numbers between the ends, both included.", "real");
        Field<Dimension.Real, Dimension.Bound> from = from(Dimension.Real::from);
        Field<Dimension.Real, Dimension.Bound> to = to(Dimension.Real::to);
        Field<Dimension.Real, Optional<Dimension.Bound>> step =
                Field.of(
                        "step",
                        "Distance from one to the next, from the lowest on; null for every number.",
                        BOUND.orNull(),
                        Dimension.Real::step);
        return new Block<>(
                List.of(path, type, from, to, step),
                in -> new Dimension.Real(in.get(path), in.get(from), in.get(to), in.get(step)));
    }

    private static Block<Dimension.LogReal> logReal() {
        Field<Dimension.LogReal, String> path = path();
        Field<Dimension.LogReal, String> type =
                Field.constant(
                        "type",
                        "Numbers between the ends, both included, drawn evenly by logarithm.",
                        "logReal");
        Field<Dimension.LogReal, Dimension.Bound> from = from(Dimension.LogReal::from);
        Field<Dimension.LogReal, Dimension.Bound> to = to(Dimension.LogReal::to);
        return new Block<>(
                List.of(path, type, from, to),
                in -> new Dimension.LogReal(in.get(path), in.get(from), in.get(to)));
    }

    private static Block<Dimension.Choice> choice() {
        Field<Dimension.Choice, String> path = path();
        Field<Dimension.Choice, String> type =
                Field.constant("type", "One of the values.", "choice");
        Field<Dimension.Choice, List<Json>> values =
                Field.of(
                        "values",
                        "The values, as the field takes them.",
                        new Scalar().listOf(2, MAX_CHOICES),
                        Dimension.Choice::choices);
        return new Block<>(
                List.of(path, type, values),
                in -> new Dimension.Choice(in.get(path), in.get(values)));
    }

    private static <D extends Dimension> Field<D, String> path() {
        return Field.of(
                "path",
                "The field: relative to strategy, or absolute for risk, assumptions, instrument.",
                PATH,
                Dimension::path);
    }

    private static <D> Field<D, Dimension.Bound> from(Function<D, Dimension.Bound> part) {
        return Field.of("from", "The lowest, written as the field is.", BOUND, part);
    }

    private static <D> Field<D, Dimension.Bound> to(Function<D, Dimension.Bound> part) {
        return Field.of("to", "The highest, written as the field is.", BOUND, part);
    }
}
