package io.trellis.backtesting.report;

import io.trellis.core.grid.Attempt;
import io.trellis.core.strategyfile.SearchBlock.Direction;

import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Runs of one strategy side by side: a row for each, a column for each parameter that differs and
 * for each figure. What is undefined, or of a refused run, is missing.
 */
public final class ResultTable {

    private static final String NUMBER = "run";
    private static final String HALTED = "halted";
    private static final String COVERS_FEES = "coversFees";
    private static final String REFUSAL = "refusal";

    private final Table table;

    private ResultTable(Table table) {
        this.table = table;
    }

    /**
     * The table of some runs.
     *
     * @param parameters names of what differs, unlike those of the figures
     * @param runs the value of each parameter, and what came of it, in the order they are numbered
     */
    public static ResultTable of(List<String> parameters, List<Run> runs) {
        Table table = Table.create(numbers(runs.size()));
        for (int i = 0; i < parameters.size(); i++) {
            int index = i;
            table.addColumns(
                    StringColumn.create(
                            parameters.get(i),
                            runs.stream().map(run -> run.parameters().get(index)).toList()));
        }
        for (Figure figure : Figure.ofRuns()) {
            table.addColumns(column(figure, runs));
        }
        return new ResultTable(table.addColumns(halted(runs), coversFees(runs), refusals(runs)));
    }

    /**
     * One row.
     *
     * @param parameters as they are written in the strategy file
     */
    public record Run(List<String> parameters, Attempt<Outcome> outcome) {

        private OptionalDouble figure(Figure figure) {
            return switch (outcome) {
                case Attempt.Done<Outcome>(var done) -> figure.of(done);
                case Attempt.Refused<Outcome> _ -> OptionalDouble.empty();
            };
        }
    }

    private static IntColumn numbers(int count) {
        IntColumn column = IntColumn.create(NUMBER);
        for (int number = 1; number <= count; number++) {
            column.append(number);
        }
        return column;
    }

    private static DoubleColumn column(Figure figure, List<Run> runs) {
        DoubleColumn column = DoubleColumn.create(figure.word());
        for (Run run : runs) {
            run.figure(figure).ifPresentOrElse(column::append, column::appendMissing);
        }
        return column;
    }

    private static BooleanColumn halted(List<Run> runs) {
        BooleanColumn column = BooleanColumn.create(HALTED);
        for (Run run : runs) {
            switch (run.outcome()) {
                case Attempt.Done<Outcome>(var done) -> column.append(done.summary().halted());
                case Attempt.Refused<Outcome> _ -> column.appendMissing();
            }
        }
        return column;
    }

    private static BooleanColumn coversFees(List<Run> runs) {
        BooleanColumn column = BooleanColumn.create(COVERS_FEES);
        for (Run run : runs) {
            switch (run.outcome()) {
                case Attempt.Done<Outcome>(var done) -> column.append(done.fees().isCovered());
                case Attempt.Refused<Outcome> _ -> column.appendMissing();
            }
        }
        return column;
    }

    private static StringColumn refusals(List<Run> runs) {
        StringColumn column = StringColumn.create(REFUSAL);
        for (Run run : runs) {
            switch (run.outcome()) {
                case Attempt.Done<Outcome> _ -> column.appendMissing();
                case Attempt.Refused<Outcome>(var reason) -> column.append(reason);
            }
        }
        return column;
    }

    /**
     * The same runs, best first; those for which the figure is undefined come last, and equal ones
     * stay in the order of their numbers.
     *
     * @param figure one that can be made better
     */
    public ResultTable rankedBy(Figure figure) {
        double sign = figure.direction().orElseThrow() == Direction.MAXIMIZE ? -1 : 1;
        // The sort is not stable, so the number decides between equals. NaN stands for missing and
        // is greater than every other double.
        return new ResultTable(
                table.sortOn((Row one, Row other) -> {
                    int byFigure =
                            Double.compare(
                                    sign * one.getDouble(figure.word()),
                                    sign * other.getDouble(figure.word()));
                    return byFigure != 0
                            ? byFigure
                            : Integer.compare(one.getInt(NUMBER), other.getInt(NUMBER));
                }));
    }

    public int rows() {
        return table.rowCount();
    }

    /** The number of the run in a row, from 1 in the order in which they were given. */
    public int number(int row) {
        return table.intColumn(NUMBER).getInt(row);
    }

    /** The names of the columns, in order. */
    public List<String> columns() {
        return table.columnNames();
    }

    /** The cells of a column as text, empty where missing. */
    public List<String> cells(String column) {
        var cells = new ArrayList<String>(table.rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            cells.add(table.column(column).getUnformattedString(row));
        }
        return cells;
    }

    /** All of it with a head line, comma separated, missing cells empty. */
    public String csv() {
        StringWriter text = new StringWriter();
        table.write().csv(text);
        return text.toString();
    }
}
