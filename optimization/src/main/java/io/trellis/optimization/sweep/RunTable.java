package io.trellis.optimization.sweep;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.store.ParquetTableWriter;
import io.trellis.backtesting.store.ParquetTableWriter.Column;
import io.trellis.backtesting.store.ParquetTableWriter.Kind;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.json.Json;

import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;

/**
 * The columns that runs are written and read as: {@code run} (counted from 1), a column for each
 * field that varies, one for each figure, {@code holdEquity}, {@code halted}, {@code coversFees}
 * and {@code refusal}. What is undefined, or of a refused run, is missing.
 */
public final class RunTable {

    private static final List<String> AFTER_FIGURES =
            List.of("holdEquity", "halted", "coversFees", "refusal");

    private final Draws draws;
    private final List<Column> columns = new ArrayList<>();
    private final int figuresFrom;

    /** The table of some draws. */
    public RunTable(Draws draws) {
        this.draws = draws;
        columns.add(new Column("run", Kind.WHOLE));
        draws.space()
                .dimensions()
                .forEach(dimension -> columns.add(new Column(dimension.path(), kind(dimension))));
        figuresFrom = columns.size();
        for (Figure figure : RunChunk.FIGURES) {
            columns.add(new Column(figure.word(), Kind.NUMBER));
        }
        columns.add(new Column(AFTER_FIGURES.get(0), Kind.NUMBER));
        columns.add(new Column(AFTER_FIGURES.get(1), Kind.FLAG));
        columns.add(new Column(AFTER_FIGURES.get(2), Kind.FLAG));
        columns.add(new Column(AFTER_FIGURES.get(3), Kind.TEXT));
    }

    /** A field is a number when all of its values are, or null. */
    private static Kind kind(Dimension dimension) {
        return switch (dimension) {
            case Dimension.Whole _, Dimension.Real _, Dimension.LogReal _ -> Kind.NUMBER;
            case Dimension.Choice(_, var choices) ->
                    choices.stream().allMatch(RunTable::isNumber) ? Kind.NUMBER : Kind.TEXT;
            case Dimension.Conditional(var inner, _, _) -> kind(inner);
        };
    }

    private static boolean isNumber(Json value) {
        return switch (value) {
            case Json.NumberValue _, Json.NullValue _ -> true;
            case Json.TextValue(String text) -> text.matches("-?[0-9]+(\\.[0-9]+)?");
            case Json.BooleanValue _, Json.ObjectValue _, Json.ArrayValue _ -> false;
        };
    }

    /** The columns, in order. */
    public List<Column> columns() {
        return List.copyOf(columns);
    }

    /** Some runs as rows of the table. */
    ParquetTableWriter.Rows rows(List<RunChunk> chunks) {
        return new ChunkRows(chunks);
    }

    /**
     * A line of CSV without its end: numbers in full, fields as the strategy file writes them.
     *
     * @param row of the chunk
     */
    public String csv(RunChunk chunk, int row) {
        var line = new StringBuilder();
        line.append(chunk.first() + row + 1);
        for (String value : draws.at(chunk.first() + row).values()) {
            line.append(',').append(quoted(value));
        }
        for (Figure figure : RunChunk.FIGURES) {
            append(line, chunk.figure(figure, row));
        }
        append(line, chunk.holdEquity(row));
        Optional<String> refusal = Optional.ofNullable(chunk.refusals().get(row));
        line.append(',').append(refusal.isPresent() ? "" : chunk.isHalted(row));
        line.append(',').append(refusal.isPresent() ? "" : chunk.coversFees(row));
        line.append(',').append(refusal.map(RunTable::quoted).orElse(""));
        return line.toString();
    }

    /** The head line. */
    public String csvHead() {
        return String.join(",", columns.stream().map(Column::name).toList());
    }

    private static void append(StringBuilder line, OptionalDouble value) {
        line.append(',');
        if (value.isPresent()) {
            BigDecimal number = BigDecimal.valueOf(value.getAsDouble()).stripTrailingZeros();
            line.append(number.signum() == 0 ? "0" : number.toPlainString());
        }
    }

    private static String quoted(String value) {
        return value.matches("[^,\"\\r\\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    /**
     * All runs as a Tablesaw table.
     *
     * @param chunks in order
     */
    public Table tablesaw(List<RunChunk> chunks) {
        var rows = new ChunkRows(chunks);
        Table table = Table.create("runs");
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            String name = columns.get(i).name();
            switch (columns.get(i).kind()) {
                case WHOLE -> {
                    var numbers = IntColumn.create(name);
                    rows.forEach(row -> numbers.append((int) rows.whole(column, row)));
                    table.addColumns(numbers);
                }
                case NUMBER -> {
                    var numbers = DoubleColumn.create(name);
                    rows.forEach(row ->
                            rows.number(column, row)
                                    .ifPresentOrElse(numbers::append, numbers::appendMissing));
                    table.addColumns(numbers);
                }
                case TEXT -> {
                    var texts = StringColumn.create(name);
                    rows.forEach(row ->
                            rows.text(column, row)
                                    .ifPresentOrElse(texts::append, texts::appendMissing));
                    table.addColumns(texts);
                }
                case FLAG -> {
                    var flags = BooleanColumn.create(name);
                    rows.forEach(row ->
                            rows.flag(column, row)
                                    .ifPresentOrElse(flags::append, flags::appendMissing));
                    table.addColumns(flags);
                }
            }
        }
        return table;
    }

    private final class ChunkRows implements ParquetTableWriter.Rows {

        private final List<RunChunk> chunks;
        private final int count;

        ChunkRows(List<RunChunk> chunks) {
            this.chunks = chunks;
            this.count = chunks.stream().mapToInt(RunChunk::rows).sum();
        }

        void forEach(IntConsumer use) {
            for (int row = 0; row < count; row++) {
                use.accept(row);
            }
        }

        private RunChunk chunk(int row) {
            return chunks.get(row / Sweep.CHUNK_RUNS);
        }

        private static int inside(int row) {
            return row % Sweep.CHUNK_RUNS;
        }

        private String field(int column, int row) {
            return draws.at(chunk(row).first() + inside(row)).values().get(column - 1);
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public long whole(int column, int row) {
            return (long) chunk(row).first() + inside(row) + 1;
        }

        @Override
        public OptionalDouble number(int column, int row) {
            if (column >= figuresFrom) {
                double value = chunk(row).column(column - figuresFrom)[inside(row)];
                return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
            }
            String value = field(column, row);
            return value.equals("null")
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(value));
        }

        @Override
        public Optional<String> text(int column, int row) {
            return column < figuresFrom
                    ? Optional.of(field(column, row))
                    : Optional.ofNullable(chunk(row).refusals().get(inside(row)));
        }

        @Override
        public Optional<Boolean> flag(int column, int row) {
            RunChunk chunk = chunk(row);
            if (chunk.refusals().containsKey(inside(row))) {
                return Optional.empty();
            }
            boolean halted = columns.get(column).name().equals(AFTER_FIGURES.get(1));
            return Optional.of(
                    halted ? chunk.isHalted(inside(row)) : chunk.coversFees(inside(row)));
        }
    }
}
