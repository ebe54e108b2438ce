package io.trellis.backtesting.report;

import java.util.List;
import java.util.Locale;

/**
 * A figure over two parameters as a picture (SVG): one coloured field for each pair of values, from
 * dark (low) to bright (high) in colours that can be told apart without red and green.
 */
public final class HeatChart {

    private static final int LEFT = 120;
    private static final int TOP = 60;
    private static final int BOTTOM = 60;
    private static final int FIELD_WIDTH = 76;
    private static final int FIELD_HEIGHT = 34;
    private static final int RIGHT = 20;

    /** Points of the viridis scale. */
    private static final int[][] SCALE = {
        {68, 1, 84}, {59, 82, 139}, {33, 145, 140}, {94, 201, 98}, {253, 231, 37}
    };

    private HeatChart() {}

    /**
     * Draws a field for each pair.
     *
     * @param title told above the picture, without mark-up
     * @param across name of the parameter from left to right
     * @param columns its values as text, one or more
     * @param down name of the parameter from top to bottom
     * @param rows its values as text, one or more
     * @param values {@code values[row][column]}; {@code NaN} is a hole
     * @throws IllegalArgumentException if there are not as many values as fields
     */
    public static String svg(
            String title,
            String across,
            List<String> columns,
            String down,
            List<String> rows,
            double[][] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        requireFields(columns.size(), rows.size(), values);
        for (double[] row : values) {
            for (double value : row) {
                low = Double.isNaN(value) ? low : Math.min(low, value);
                high = Double.isNaN(value) ? high : Math.max(high, value);
            }
        }
        String format = Math.max(Math.abs(low), Math.abs(high)) < 1 ? "%.4f" : "%,.2f";
        int width = LEFT + FIELD_WIDTH * columns.size() + RIGHT;
        int height = TOP + FIELD_HEIGHT * rows.size() + BOTTOM;
        var svg = new SvgText(Math.max(width, 480), height);
        svg.text(16, 22, "start", "font-size='15'", title);
        svg.text(16, TOP - 12, "start", "fill='#57606a'", down + " ↓");
        for (int row = 0; row < rows.size(); row++) {
            double y = TOP + FIELD_HEIGHT * row;
            svg.text(LEFT - 8, y + FIELD_HEIGHT / 2.0 + 4, "end", "", rows.get(row));
            for (int column = 0; column < columns.size(); column++) {
                field(svg, LEFT + FIELD_WIDTH * column, y, values[row][column], low, high, format);
            }
        }
        double foot = TOP + FIELD_HEIGHT * rows.size() + 18;
        for (int column = 0; column < columns.size(); column++) {
            double middle = LEFT + FIELD_WIDTH * (column + 0.5);
            svg.text(middle, foot, "middle", "", columns.get(column));
        }
        svg.text(LEFT, foot + 24, "start", "fill='#57606a'", across + " →");
        return svg.end();
    }

    private static void requireFields(int columns, int rows, double[][] values) {
        boolean fits = values.length == rows;
        for (double[] row : values) {
            fits &= row.length == columns;
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "%d by %d fields need as many values".formatted(rows, columns));
        }
    }

    private static void field(
            SvgText svg, double x, double y, double value, double low, double high, String format) {
        boolean hole = Double.isNaN(value);
        double share = high > low ? (value - low) / (high - low) : 0.5;
        svg.line(
                "<rect x='%s' y='%s' width='%s' height='%s' fill='%s' stroke='white'/>"
                        .formatted(
                                SvgText.tenths(x),
                                SvgText.tenths(y),
                                FIELD_WIDTH,
                                FIELD_HEIGHT,
                                hole ? "#eaeef2" : color(share)));
        String words = hole ? "-" : String.format(Locale.ROOT, format, value);
        String ink = hole || share > 0.6 ? "#1f2328" : "#ffffff";
        svg.text(
                x + FIELD_WIDTH / 2.0,
                y + FIELD_HEIGHT / 2.0 + 4,
                "middle",
                "fill='" + ink + "'",
                words);
    }

    private static String color(double share) {
        double place = share * (SCALE.length - 1);
        int from = Math.min((int) place, SCALE.length - 2);
        double part = place - from;
        int[] rgb = new int[3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (int) Math.round(SCALE[from][i] * (1 - part) + SCALE[from + 1][i] * part);
        }
        return String.format(Locale.ROOT, "#%02x%02x%02x", rgb[0], rgb[1], rgb[2]);
    }
}
