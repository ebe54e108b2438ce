package io.trellis.optimization.study;

import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.space.Candidate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Strategies whose parameters lie a step away (formulas 5.10): each field of a space goes a step
 * down, stays, or goes a step up, drawn anew for every neighbour. A step is that of the dimension,
 * or a twentieth of a range without steps (of its logarithm, if it is drawn by that). Choices that
 * are numbers go to the one listed beside; other choices stay, as no kind is a step from another.
 */
final class Neighbours {

    private static final String ALGORITHM = "L64X128MixRandom";
    private static final double PART = 0.05;
    private static final int TRIES_A_NEIGHBOUR = 50;
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private final List<Field> fields;

    /** A field that can go somewhere. */
    private record Field(String path, Optional<String> down, Optional<String> up) {

        Optional<String> toward(int step) {
            return step < 0 ? down : up;
        }
    }

    private Neighbours(List<Field> fields) {
        this.fields = fields;
    }

    /**
     * Neighbours of a strategy.
     *
     * @param dimensions whose fields move; one that the strategy does not have stays
     * @param count most of them
     * @param seed of the draws
     * @return different ones; a step may lead to where no grid is; none if no field moves
     */
    static List<Attempt<GridPlan>> of(
            StrategyDocument centre, List<Dimension> dimensions, int count, long seed) {
        BigDecimal tick = GridPlan.of(centre.decode()).instrument().tick();
        var fields = new ArrayList<Field>();
        for (Dimension dimension : dimensions) {
            value(centre, dimension.path())
                    .map(value -> field(dimension, value, tick))
                    .filter(field -> field.down().isPresent() || field.up().isPresent())
                    .ifPresent(fields::add);
        }
        return new Neighbours(fields)
                .draw(count, seed).stream().map(moves -> plan(centre, moves)).toList();
    }

    /**
     * Neighbours of a candidate, in the order of its space.
     *
     * @param dimensions of the space
     * @param tick of its prices
     */
    static List<Candidate> of(
            Candidate centre, List<Dimension> dimensions, BigDecimal tick, int count, long seed) {
        var fields = new ArrayList<Field>();
        var places = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < dimensions.size(); i++) {
            String value = centre.values().get(i);
            if (!value.isEmpty() && !value.equals("null")) {
                fields.add(field(dimensions.get(i), value, tick));
                places.put(dimensions.get(i).path(), i);
            }
        }
        return new Neighbours(fields)
                .draw(count, seed).stream().map(moves -> moved(centre, moves, places)).toList();
    }

    private static Candidate moved(
            Candidate centre, List<Move> moves, Map<String, Integer> places) {
        var values = new ArrayList<>(centre.values());
        moves.forEach(move -> {
            Integer place = places.get(move.path());
            if (place != null) {
                values.set(place, move.value());
            }
        });
        return new Candidate(values);
    }

    /** Empty for a field that the strategy does not have, or that is off. */
    private static Optional<String> value(StrategyDocument document, String path) {
        try {
            return Optional.of(document.value(path)).filter(value -> !value.equals("null"));
        } catch (InvalidInputException _) {
            return Optional.empty();
        }
    }

    private static Field field(Dimension dimension, String value, BigDecimal tick) {
        return switch (dimension) {
            case Dimension.Whole(var path, long from, long to, long step) ->
                    stepped(path, value, BigDecimal.valueOf(step), (double) from, (double) to);
            case Dimension.Real(var path, var from, var to, var step) -> {
                BigDecimal part = to.value().subtract(from.value()).multiply(share());
                BigDecimal length = step.map(Dimension.Bound::value).orElse(part);
                BigDecimal raw = from.quoted() && step.isEmpty() ? onTick(length, tick) : length;
                yield stepped(
                        path, value, raw, from.value().doubleValue(), to.value().doubleValue());
            }
            case Dimension.LogReal(var path, var from, var to) -> {
                double ratio = to.value().doubleValue() / from.value().doubleValue();
                yield scaled(path, value, StrictMath.pow(ratio, PART), from.quoted(), tick);
            }
            case Dimension.Choice(var path, var choices) -> listed(path, value, choices);
            case Dimension.Conditional conditional -> field(conditional.dimension(), value, tick);
        };
    }

    private static BigDecimal share() {
        return BigDecimal.valueOf(PART);
    }

    /** At least one tick. */
    private static BigDecimal onTick(BigDecimal price, BigDecimal tick) {
        BigDecimal ticks = price.divide(tick, 0, RoundingMode.HALF_EVEN).max(BigDecimal.ONE);
        return ticks.multiply(tick);
    }

    /** A value that is not inside its range may go anywhere: a person wrote it. */
    private static Field stepped(
            String path, String value, BigDecimal step, double from, double to) {
        BigDecimal number = new BigDecimal(value);
        boolean inside = number.doubleValue() >= from && number.doubleValue() <= to;
        return new Field(
                path,
                Optional.of(number.subtract(step))
                        .filter(down -> !inside || down.doubleValue() >= from)
                        .map(Neighbours::text),
                Optional.of(number.add(step))
                        .filter(up -> !inside || up.doubleValue() <= to)
                        .map(Neighbours::text));
    }

    private static Field scaled(
            String path, String value, double ratio, boolean price, BigDecimal tick) {
        double number = Double.parseDouble(value);
        return new Field(
                path,
                Optional.of(scaled(number / ratio, price, tick)),
                Optional.of(scaled(number * ratio, price, tick)));
    }

    private static String scaled(double number, boolean price, BigDecimal tick) {
        BigDecimal exact = BigDecimal.valueOf(number);
        return text(price ? onTick(exact, tick) : exact.round(DIGITS));
    }

    private static Field listed(String path, String value, List<Json> choices) {
        int place = choices.stream().map(Neighbours::word).toList().indexOf(value);
        return new Field(
                path, number(value, choices, place - 1), number(value, choices, place + 1));
    }

    /** A choice, if both it and the value are numbers. */
    private static Optional<String> number(String value, List<Json> choices, int place) {
        return place < 0 || place >= choices.size() || !isNumber(value)
                ? Optional.empty()
                : Optional.of(word(choices.get(place))).filter(Neighbours::isNumber);
    }

    private static String word(Json choice) {
        return choice instanceof Json.TextValue(String text) ? text : choice.shown();
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]+(\\.[0-9]+)?");
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** A field and what it becomes. */
    private record Move(String path, String value) {}

    private List<List<Move>> draw(int count, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
        Set<List<Move>> drawn = new LinkedHashSet<>();
        int tries = fields.isEmpty() ? 0 : count * TRIES_A_NEIGHBOUR;
        for (int i = 0; i < tries && drawn.size() < count; i++) {
            List<Move> moves = moves(random);
            if (!moves.isEmpty()) {
                drawn.add(moves);
            }
        }
        return List.copyOf(drawn);
    }

    private List<Move> moves(RandomGenerator random) {
        var moves = new ArrayList<Move>();
        for (Field field : fields) {
            int step = random.nextInt(3) - 1;
            if (step != 0) {
                field.toward(step).ifPresent(value -> moves.add(new Move(field.path(), value)));
            }
        }
        return List.copyOf(moves);
    }

    private static Attempt<GridPlan> plan(StrategyDocument centre, List<Move> moves) {
        try {
            StrategyDocument moved = centre;
            for (Move move : moves) {
                moved = moved.with(move.path(), move.value());
            }
            return new Attempt.Done<>(GridPlan.of(moved.decode()));
        } catch (InvalidInputException wrong) {
            return new Attempt.Refused<>(String.valueOf(wrong.getMessage()));
        }
    }
}
