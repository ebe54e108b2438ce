package io.trellis.notebook;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

import java.util.Arrays;
import java.util.Locale;

/** Tables as mark-up: numbers to the right, missing cells empty, the first rows of long ones. */
final class TableHtml {

    private static final int MOST_ROWS = 25;
    private static final double SMALL = 1;

    private TableHtml() {}

    static String of(Table table) {
        var html = new StringBuilder();
        html.append("<table style='font-variant-numeric:tabular-nums'>");
        if (!table.name().isEmpty()) {
            html.append("<caption style='text-align:left;font-weight:bold'>")
                    .append(escaped(table.name()))
                    .append("</caption>");
        }
        html.append("<thead><tr>");
        for (Column<?> column : table.columns()) {
            html.append(cell("th", column, column.name()));
        }
        html.append("</tr></thead><tbody>");
        int rows = Math.min(MOST_ROWS, table.rowCount());
        for (int row = 0; row < rows; row++) {
            html.append("<tr>");
            for (Column<?> column : table.columns()) {
                html.append(cell("td", column, text(column, row)));
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        if (rows < table.rowCount()) {
            html.append("<p>the first %,d of %,d rows</p>".formatted(rows, table.rowCount()));
        }
        return html.toString();
    }

    private static String cell(String tag, Column<?> column, String words) {
        String side = isNumber(column) ? "right" : "left";
        return "<" + tag + " style='text-align:" + side + "'>" + escaped(words) + "</" + tag + ">";
    }

    private static boolean isNumber(Column<?> column) {
        return column instanceof NumericColumn<?>;
    }

    /** With as many decimals as a column needs, the same for all of it. */
    private static String text(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        if (!(column instanceof DoubleColumn numbers)) {
            return column.getString(row);
        }
        double value = numbers.getDouble(row);
        return String.format(Locale.ROOT, format(numbers), value);
    }

    private static String format(DoubleColumn column) {
        double[] values =
                Arrays.stream(column.asDoubleArray()).filter(v -> !Double.isNaN(v)).toArray();
        if (Arrays.stream(values).allMatch(value -> value == Math.rint(value))) {
            return "%,.0f";
        }
        boolean small = Arrays.stream(values).allMatch(value -> Math.abs(value) < SMALL);
        return small ? "%.6f" : "%,.2f";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
