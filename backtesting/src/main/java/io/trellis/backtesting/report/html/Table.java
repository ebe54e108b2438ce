package io.trellis.backtesting.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A table. Its texts are as they shall be read; a browser sorts by the numbers beside them.
 *
 * @param caption what it shows; may be empty where the section says it
 * @param sortable whether a person may sort it by a column
 */
public record Table(String caption, List<Column> columns, List<Row> rows, boolean sortable)
        implements Block {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException(
                        "%d cells in a table of %d columns"
                                .formatted(row.cells().size(), columns.size()));
            }
        }
    }

    /** A column of texts, or of numbers, which stand under each other by their last digit. */
    public record Column(String name, boolean numbers) {

        public static Column text(String name) {
            return new Column(name, false);
        }

        public static Column number(String name) {
            return new Column(name, true);
        }
    }

    /** A row, possibly one that sums up those above. */
    public record Row(List<Cell> cells, boolean total) {

        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(Cell... cells) {
            return new Row(List.of(cells), false);
        }

        /** A row of plain texts. */
        public static Row of(String... texts) {
            var cells = new ArrayList<Cell>(texts.length);
            for (String text : texts) {
                cells.add(Cell.of(text));
            }
            return new Row(cells, false);
        }

        public Row asTotal() {
            return new Row(cells, true);
        }
    }

    /**
     * A cell.
     *
     * @param key the number to sort by; empty to sort by the text
     * @param shade from -1 (the deepest loss) to 1 (the highest gain), as a background; 0 for none
     */
    public record Cell(String text, OptionalDouble key, Tone tone, double shade) {

        public static Cell of(String text) {
            return new Cell(text, OptionalDouble.empty(), Tone.PLAIN, 0);
        }

        public static Cell of(String text, Tone tone) {
            return new Cell(text, OptionalDouble.empty(), tone, 0);
        }

        public static Cell number(String text, double key) {
            return new Cell(text, OptionalDouble.of(key), Tone.PLAIN, 0);
        }

        /** A number that is a gain above 0 and a loss below. */
        public static Cell gain(String text, double key) {
            return new Cell(text, OptionalDouble.of(key), Tone.of(key), 0);
        }

        public Cell shaded(double amount) {
            return new Cell(text, key, tone, Math.clamp(amount, -1, 1));
        }
    }

    @Override
    public void write(Markup out) {
        out.open("div", "class", "scroll", "tabindex", "0");
        out.open("table", "class", sortable ? "sortable" : "");
        if (!caption.isEmpty()) {
            out.element("caption", caption);
        }
        head(out);
        out.open("tbody");
        rows.forEach(row -> row(out, row));
        out.close("tbody").close("table").close("div");
    }

    private void head(Markup out) {
        out.open("thead").open("tr");
        for (Column column : columns) {
            out.open("th", "scope", "col", "class", column.numbers() ? "number" : "text");
            if (sortable) {
                out.inline("button", column.name(), "type", "button");
            } else {
                out.text(column.name());
            }
            out.closeInline("th");
        }
        out.close("tr").close("thead");
    }

    private void row(Markup out, Row row) {
        out.open("tr", "class", row.total() ? "total" : "");
        for (int i = 0; i < columns.size(); i++) {
            cell(out, columns.get(i), row.cells().get(i));
        }
        out.close("tr");
    }

    private static void cell(Markup out, Column column, Cell cell) {
        var attributes = new ArrayList<String>();
        attributes.add("class");
        attributes.add((column.numbers() ? "number " : "text ") + cell.tone().style());
        cell.key()
                .ifPresent(key -> {
                    attributes.add("data-key");
                    attributes.add(String.valueOf(key));
                });
        if (cell.shade() != 0) {
            attributes.add("style");
            attributes.add(
                    "background:color-mix(in srgb,var(--%s) %d%%,transparent)"
                            .formatted(
                                    cell.shade() > 0 ? "gain" : "loss",
                                    Math.round(8 + 42 * Math.abs(cell.shade()))));
        }
        out.inline("td", cell.text(), attributes.toArray(String[]::new));
    }
}
