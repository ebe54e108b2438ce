package io.trellis.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: a head line, then rows; columns are as wide as their widest cell. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... head) {
        rows.add(List.of(head));
    }

    /**
     * Adds a row.
     *
     * @param cells as many as the head has
     */
    public TextTable row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row has " + rows.getFirst().size() + " cells");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Numbers to the right, everything else to the left; one line a row. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(column == 0 ? "" : GAP).append(cell(row.get(column), column));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String cell(String value, int column) {
        String space = " ".repeat(width(column) - value.length());
        return isNumeric(column) ? space + value : value + space;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    /** The first column names the row; another one is numeric when a cell below its head is. */
    private boolean isNumeric(int column) {
        return column > 0
                && rows.stream()
                        .skip(1)
                        .map(row -> row.get(column))
                        .anyMatch(cell -> cell.matches("[-+]?[0-9][0-9,.]*( ?%)?"));
    }
}
