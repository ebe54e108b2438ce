package io.trellis.trading.report;

import java.util.List;

/**
 * A table as RFC 4180 has it: lines end with CR LF, and a cell stands in quotes where it must, with
 * its quotes doubled. Texts that a spreadsheet would take for a formula get an apostrophe before
 * them; numbers of ours are never such.
 */
final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();
    private final int columns;

    Csv(String... head) {
        columns = head.length;
        line(List.of(head));
    }

    /**
     * Adds a line.
     *
     * @throws IllegalArgumentException if it has not as many cells as the head
     */
    Csv row(Cell... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(
                    "a line has %d cells, was %d".formatted(columns, cells.length));
        }
        line(List.of(cells).stream().map(Cell::text).toList());
        return this;
    }

    private void line(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        text.append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** The lines, the head first. */
    @Override
    public String toString() {
        return text.toString();
    }

    /** A cell as it is written. */
    record Cell(String text) {

        /** What others have said, or may have. */
        static Cell words(String words) {
            boolean formula = !words.isEmpty() && FORMULA_STARTS.indexOf(words.charAt(0)) >= 0;
            return new Cell(formula ? "'" + words : words);
        }

        /** A decimal or a time of ours; empty where there is none. */
        static Cell number(String number) {
            return new Cell(number);
        }
    }
}
