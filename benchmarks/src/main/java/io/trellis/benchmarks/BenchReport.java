package io.trellis.benchmarks;

import io.trellis.cli.terminal.TextTable;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The rows with their figures, as a table and as JSON. */
final class BenchReport {

    private static final MathContext DIGITS = new MathContext(6);
    private static final Json NULL = new Json.NullValue();

    private record Line(Row row, Figure figure) {}

    private final List<Line> lines = new ArrayList<>();

    void add(Row row, Figure figure) {
        lines.add(new Line(row, figure));
    }

    /** Whether something that was measured is wrong. */
    boolean hasFailed() {
        return lines.stream().anyMatch(line -> line.figure() instanceof Figure.Failed);
    }

    /** One line a row. */
    String text() {
        var table = new TextTable("row", "value", "unit", "floor", "aim", "met", "note");
        for (Line line : lines) {
            Goal goal = line.row.goal();
            table.row(
                    line.row.name(),
                    value(line.figure),
                    line.row.unit(),
                    goal(goal, goal.floor()),
                    goal(goal, goal.aim()),
                    met(line),
                    line.figure.note());
        }
        return table.toString();
    }

    private static String value(Figure figure) {
        return switch (figure) {
            case Figure.Measured(double value, _) -> shown(value);
            case Figure.Absent _ -> "absent";
            case Figure.Failed _ -> "FAILED";
        };
    }

    private static String goal(Goal goal, OptionalDouble limit) {
        return limit.isEmpty() ? "" : (goal.most() ? "<= " : ">= ") + shown(limit.getAsDouble());
    }

    private static String met(Line line) {
        return switch (line.figure) {
            case Figure.Measured(double value, _) ->
                    line.row.goal().floor().isEmpty()
                            ? ""
                            : line.row.goal().isMetBy(value) ? "yes" : "NO";
            case Figure.Absent _ -> "";
            case Figure.Failed _ -> "NO";
        };
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1_000 ? "%,.0f" : "%.3f", value);
    }

    /** An array of objects, a row each; what there is not is null. */
    Json json() {
        return new Json.ArrayValue(lines.stream().map(BenchReport::json).toList());
    }

    private static Json json(Line line) {
        Goal goal = line.row.goal();
        return Json.object()
                .put("name", line.row.name())
                .put("value", jsonValue(line.figure))
                .put("unit", line.row.unit())
                .put("goal", json(goal.floor()))
                .put("met", jsonMet(line))
                .put("aim", json(goal.aim()))
                .put("note", line.figure.note())
                .build();
    }

    private static Json jsonValue(Figure figure) {
        return switch (figure) {
            case Figure.Measured(double value, _) -> json(OptionalDouble.of(value));
            case Figure.Absent _, Figure.Failed _ -> NULL;
        };
    }

    private static Json jsonMet(Line line) {
        return switch (line.figure) {
            case Figure.Measured(double value, _) ->
                    line.row.goal().floor().isEmpty()
                            ? NULL
                            : new Json.BooleanValue(line.row.goal().isMetBy(value));
            case Figure.Absent _ -> NULL;
            case Figure.Failed _ -> new Json.BooleanValue(false);
        };
    }

    private static Json json(OptionalDouble value) {
        return value.isEmpty()
                ? NULL
                : new Json.NumberValue(new BigDecimal(value.getAsDouble()).round(DIGITS));
    }
}
