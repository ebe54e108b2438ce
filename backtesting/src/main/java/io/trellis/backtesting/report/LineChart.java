package io.trellis.backtesting.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Curves over time as a picture (SVG): text, so that it needs no fonts and no screen, and the same
 * curves give the same bytes. Where many values fall on one pixel, the lowest and the highest of
 * them are drawn, so that no extreme is lost.
 */
public final class LineChart {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 400;
    private static final int LEFT = 80;
    private static final int RIGHT = 20;
    private static final int TOP = 56;
    private static final int BOTTOM = 40;
    private static final int POINTS = WIDTH - LEFT - RIGHT;
    private static final int TICKS = 5;
    private static final double CHARACTER_WIDTH = 7;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final long[] timeMillis;
    private final List<Line> lines;
    private final double lowest;
    private final double highest;
    private final SvgText svg = new SvgText(WIDTH, HEIGHT);

    private LineChart(long[] timeMillis, List<Line> lines) {
        this.timeMillis = timeMillis;
        this.lines = lines;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            for (double value : line.values) {
                if (!Double.isNaN(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        double margin = Math.max((high - low) * 0.05, 1e-9);
        this.lowest = low - margin;
        this.highest = high + margin;
    }

    /**
     * One curve.
     *
     * @param name told in the legend, without mark-up
     * @param color as SVG spells it
     * @param values one for each time; {@code NaN} where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // A column, read in a loop.
    public record Line(String name, String color, double[] values) {}

    /**
     * Draws curves over the same times.
     *
     * @param title told above the picture, without mark-up
     * @param timeMillis UTC epoch milliseconds, one or more, rising
     * @param lines one or more, with a value at one time at least
     * @throws IllegalArgumentException if a line has not as many values as there are times
     */
    public static String svg(String title, long[] timeMillis, List<Line> lines) {
        for (Line line : lines) {
            if (line.values.length != timeMillis.length) {
                throw new IllegalArgumentException(
                        "the line %s has %d values for %d times"
                                .formatted(line.name, line.values.length, timeMillis.length));
            }
        }
        return new LineChart(timeMillis, List.copyOf(lines)).draw(title);
    }

    private String draw(String title) {
        svg.text(LEFT, 22, "start", "font-size='15'", title);
        double legend = LEFT;
        for (Line line : lines) {
            svg.text(legend, 42, "start", "fill='" + line.color + "'", line.name);
            legend += (line.name.length() + 2) * CHARACTER_WIDTH;
        }
        valueAxis();
        timeAxis();
        lines.forEach(this::curve);
        return svg.end();
    }

    private void valueAxis() {
        String format = highest - lowest >= 20 ? "%,.0f" : "%,.4g";
        for (int i = 0; i < TICKS; i++) {
            double value = lowest + (highest - lowest) * i / (TICKS - 1);
            svg.line(
                    "<line x1='%s' x2='%s' y1='%s' y2='%s' stroke='#eaeef2'/>"
                            .formatted(
                                    LEFT,
                                    WIDTH - RIGHT,
                                    SvgText.tenths(y(value)),
                                    SvgText.tenths(y(value))));
            String label = String.format(Locale.ROOT, format, value);
            svg.text(LEFT - 8, y(value) + 4, "end", "", label);
        }
    }

    private void timeAxis() {
        for (int i = 0; i < TICKS; i++) {
            int place = (int) ((long) (timeMillis.length - 1) * i / (TICKS - 1));
            String anchor = i == 0 ? "start" : i == TICKS - 1 ? "end" : "middle";
            String day = DAY.format(Instant.ofEpochMilli(timeMillis[place]));
            svg.text(x(place), HEIGHT - BOTTOM + 22, anchor, "", day);
        }
    }

    private void curve(Line line) {
        var points = new StringJoiner(" ");
        for (int place : places(line.values)) {
            points.add(SvgText.tenths(x(place)) + "," + SvgText.tenths(y(line.values[place])));
        }
        svg.line(
                "<polyline fill='none' stroke='%s' stroke-width='1.5' points='%s'/>"
                        .formatted(line.color, points));
    }

    /** The first, lowest, highest and last of each pixel, in the order of time. */
    private static List<Integer> places(double[] values) {
        var places = new ArrayList<Integer>();
        int buckets = Math.min(values.length, POINTS);
        for (int bucket = 0; bucket < buckets; bucket++) {
            int from = (int) ((long) values.length * bucket / buckets);
            int to = (int) ((long) values.length * (bucket + 1) / buckets);
            extremes(values, from, to).stream()
                    .filter(place -> !Double.isNaN(values[place]))
                    .forEach(places::add);
        }
        return places;
    }

    private static List<Integer> extremes(double[] values, int from, int to) {
        int low = from;
        int high = from;
        for (int i = from; i < to; i++) {
            low = Double.isNaN(values[low]) || values[i] < values[low] ? i : low;
            high = Double.isNaN(values[high]) || values[i] > values[high] ? i : high;
        }
        return List.of(from, low, high, to - 1).stream().sorted().distinct().toList();
    }

    private double x(int place) {
        return LEFT + (double) POINTS * place / Math.max(1, timeMillis.length - 1);
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (highest - value) / (highest - lowest);
    }
}
