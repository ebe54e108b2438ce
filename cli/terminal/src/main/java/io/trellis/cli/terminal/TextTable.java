package io.trellis.cli.terminal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table for a terminal: a head line, then rows; columns are as wide as their widest cell. Where
 * the terminal is narrower, the columns that do not fit follow below, each part beginning with the
 * first column again, so that nothing is cut off.
 */
public final class TextTable {

    private static final String GAP = "  ";
    private static final String NUMBER = "[-+]?[0-9][0-9,.]*( ?%)?";

    private final List<Row> rows = new ArrayList<>();
    private final Set<Integer> gains = new HashSet<>();

    /**
     * A line.
     *
     * @param gains whether its numbers are won or lost
     */
    private record Row(List<String> cells, boolean gains) {}

    public TextTable(String... head) {
        rows.add(new Row(List.of(head), false));
    }

    /**
     * Says that numbers in some columns are won or lost, so that they may be coloured.
     *
     * @param heads of the columns
     */
    public TextTable gains(String... heads) {
        for (String head : heads) {
            gains.add(rows.getFirst().cells().indexOf(head));
        }
        return this;
    }

    /**
     * Adds a row.
     *
     * @param cells as many as the head has
     */
    public TextTable row(String... cells) {
        return add(false, cells);
    }

    /** Adds a row whose numbers are won or lost. */
    public TextTable gainsRow(String... cells) {
        return add(true, cells);
    }

    private TextTable add(boolean gains, String... cells) {
        if (cells.length != rows.getFirst().cells().size()) {
            throw new IllegalArgumentException(
                    "a row has " + rows.getFirst().cells().size() + " cells");
        }
        rows.add(new Row(List.of(cells), gains));
        return this;
    }

    /** Numbers to the right, everything else to the left; one line a row. */
    @Override
    public String toString() {
        Terminal terminal = Terminal.current();
        var text = new StringBuilder();
        for (List<Integer> part : parts(terminal.columns().orElse(Integer.MAX_VALUE))) {
            text.append(text.isEmpty() ? "" : "\n");
            text.append(terminal.paint(Tone.HEADING, line(rows.getFirst(), part, terminal)));
            text.append('\n');
            rows.stream()
                    .skip(1)
                    .forEach(row -> text.append(line(row, part, terminal)).append('\n'));
        }
        return text.toString();
    }

    /** The columns of each part; the first column leads every one. */
    private List<List<Integer>> parts(int space) {
        var parts = new ArrayList<List<Integer>>();
        var part = new ArrayList<>(List.of(0));
        int filled = width(0);
        for (int column = 1; column < rows.getFirst().cells().size(); column++) {
            int more = GAP.length() + width(column);
            if (filled + more > space && part.size() > 1) {
                parts.add(part);
                part = new ArrayList<>(List.of(0));
                filled = width(0);
            }
            part.add(column);
            filled += more;
        }
        parts.add(part);
        return parts;
    }

    private String line(Row row, List<Integer> columns, Terminal terminal) {
        var line = new StringBuilder();
        for (int column : columns) {
            String cell = (column == 0 ? "" : GAP) + cell(row.cells().get(column), column);
            line.append(isGain(row, column) ? paint(cell, terminal) : cell);
        }
        return line.toString().stripTrailing();
    }

    private boolean isGain(Row row, int column) {
        return column > 0 && (row.gains() || gains.contains(column));
    }

    /** Nothing won and nothing lost has no colour. */
    private static String paint(String cell, Terminal terminal) {
        String number = cell.strip();
        if (!number.matches(NUMBER) || !number.matches(".*[1-9].*")) {
            return cell;
        }
        Tone tone = number.startsWith("-") ? Tone.LOSS : Tone.GAIN;
        return cell.replace(number, terminal.paint(tone, number));
    }

    private String cell(String value, int column) {
        String space = " ".repeat(width(column) - value.length());
        return isNumeric(column) ? space + value : value + space;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.cells().get(column).length()).max().orElse(0);
    }

    /** The first column names the row; another one is numeric when a cell below its head is. */
    private boolean isNumeric(int column) {
        return column > 0
                && rows.stream()
                        .skip(1)
                        .map(row -> row.cells().get(column))
                        .anyMatch(cell -> cell.matches(NUMBER));
    }
}
