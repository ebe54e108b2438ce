package io.trellis.backtesting.report.html;

import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * Collects a chart: points at rising places, then series with a value for each of them, and what
 * lies behind and before the series. Values that are not finite are holes.
 */
public final class ChartBuilder {

    private static final long SECOND = 1_000;

    private final String title;
    private final int points;
    private final boolean time;
    private final Json.ObjectBuilder data = Json.object();
    private final List<Json> series = new ArrayList<>();
    private final List<Json> marks = new ArrayList<>();
    private final List<Json> spans = new ArrayList<>();
    private final List<Json> levels = new ArrayList<>();
    private final List<Json> lines = new ArrayList<>();
    private final List<Json> events = new ArrayList<>();
    private final SequencedSet<String> layers = new LinkedHashSet<>();
    private String caption = "";

    private ChartBuilder(String title, int points, boolean time) {
        this.title = title;
        this.points = points;
        this.time = time;
        data.put("title", title);
    }

    /**
     * A chart over time. Charts of one group are zoomed and pointed at together.
     *
     * @param timeMillis rising, UTC; shown to the second
     */
    public static ChartBuilder overTime(String title, String group, long[] timeMillis) {
        var chart = new ChartBuilder(title, timeMillis.length, true);
        var x = new ArrayList<Json>(timeMillis.length);
        for (long millis : timeMillis) {
            x.add(Json.NumberValue.of(millis / SECOND));
        }
        chart.data.put("time", true).put("group", group).put("x", new Json.ArrayValue(x));
        return chart;
    }

    /**
     * A chart over anything else.
     *
     * @param name what the places are
     * @param places rising
     */
    public static ChartBuilder over(String title, String name, double[] places, int decimals) {
        var chart = new ChartBuilder(title, places.length, false);
        chart.data.put("xName", name).put("xDecimals", decimals);
        chart.data.put("x", numbers(places, decimals));
        return chart;
    }

    /** How to read it, in a sentence. */
    public ChartBuilder caption(String words) {
        caption = words;
        return this;
    }

    /** What stands behind every value, such as {@code %}. */
    public ChartBuilder unit(String unit) {
        data.put("unit", unit);
        return this;
    }

    /** Height in a wide window, in pixels; the usual one is 240. */
    public ChartBuilder height(int pixels) {
        data.put("height", pixels);
        return this;
    }

    public ChartBuilder line(String name, Ink ink, double[] values, int decimals) {
        return series("line", name, ink, values, decimals);
    }

    /** A dashed line, for what is only compared with. */
    public ChartBuilder dashes(String name, Ink ink, double[] values, int decimals) {
        return series("dash", name, ink, values, decimals);
    }

    /** The area between 0 and the values. */
    public ChartBuilder area(String name, Ink ink, double[] values, int decimals) {
        return series("area", name, ink, values, decimals);
    }

    /** A bar from 0 to each value, those above 0 in another colour than those below. */
    public ChartBuilder bars(String name, double[] values, int decimals) {
        return series("bars", name, Ink.RESULT, values, decimals);
    }

    public ChartBuilder dots(String name, Ink ink, double[] values, int decimals) {
        return series("dots", name, ink, values, decimals);
    }

    /** The area between the least and the greatest value at each place. */
    public ChartBuilder range(
            String name, Ink ink, double[] least, double[] greatest, int decimals) {
        series.add(
                Json.object()
                        .put("style", "range")
                        .put("name", name)
                        .put("ink", ink.style())
                        .put("decimals", decimals)
                        .put("least", values(least, decimals))
                        .put("greatest", values(greatest, decimals))
                        .build());
        return this;
    }

    private ChartBuilder series(String style, String name, Ink ink, double[] values, int decimals) {
        series.add(
                Json.object()
                        .put("style", style)
                        .put("name", name)
                        .put("ink", ink.style())
                        .put("decimals", decimals)
                        .put("values", values(values, decimals))
                        .build());
        return this;
    }

    private Json values(double[] values, int decimals) {
        if (values.length != points) {
            throw new IllegalArgumentException(
                    "%d values for %d points of %s".formatted(values.length, points, title));
        }
        return numbers(values, decimals);
    }

    /** A stretch of time with a name and a colour. */
    public record Span(long fromMillis, long toMillis, Ink ink, String name) {}

    /** Stretches behind the series, which a person may switch off together. */
    public ChartBuilder spans(String layer, List<Span> stretches) {
        layers.add(layer);
        for (Span span : stretches) {
            spans.add(
                    Json.object()
                            .put("layer", layer)
                            .put("from", span.fromMillis() / SECOND)
                            .put("to", span.toMillis() / SECOND)
                            .put("ink", span.ink().style())
                            .put("name", span.name())
                            .build());
        }
        return this;
    }

    /**
     * Levels that held for a time.
     *
     * @param at the values of the levels, rising
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once, by the chart that it is made for.
    public record Levels(long fromMillis, long toMillis, double[] at) {}

    /** Levels behind the series, which a person may switch off together. */
    public ChartBuilder levels(String layer, List<Levels> all, int decimals) {
        layers.add(layer);
        for (Levels each : all) {
            levels.add(
                    Json.object()
                            .put("layer", layer)
                            .put("from", each.fromMillis() / SECOND)
                            .put("to", each.toMillis() / SECOND)
                            .put("at", numbers(each.at(), decimals))
                            .build());
        }
        return this;
    }

    /** How a mark looks, so that none is told by its colour alone. */
    public enum Shape {
        UP("up"),
        DOWN("down"),
        DIAMOND("diamond"),
        SQUARE("square"),
        STAR("star");

        private final String word;

        Shape(String word) {
            this.word = word;
        }
    }

    /**
     * A mark.
     *
     * @param place of the mark: a time in UTC epoch milliseconds in a chart over time
     * @param note told when it is pointed at
     */
    public record Mark(double place, double value, String note) {}

    /** Marks of one kind before the series; those of a layer may be switched off together. */
    public ChartBuilder marks(
            String layer, String name, Shape shape, Ink ink, List<Mark> all, int decimals) {
        layers.add(layer);
        var x = new ArrayList<Json>();
        var y = new ArrayList<Json>();
        var notes = new ArrayList<Json>();
        for (Mark mark : all) {
            x.add(number(place(mark.place()), 6));
            y.add(number(mark.value(), decimals));
            notes.add(new Json.TextValue(mark.note()));
        }
        marks.add(
                Json.object()
                        .put("layer", layer)
                        .put("name", name)
                        .put("shape", shape.word)
                        .put("ink", ink.style())
                        .put("x", new Json.ArrayValue(x))
                        .put("y", new Json.ArrayValue(y))
                        .put("notes", new Json.ArrayValue(notes))
                        .build());
        return this;
    }

    /** A level that holds all the time, with its name beside it. */
    public ChartBuilder level(String name, Ink ink, double value) {
        lines.add(
                Json.object()
                        .put("name", name)
                        .put("ink", ink.style())
                        .put("at", number(value, 8))
                        .build());
        return this;
    }

    /** A moment, or a place, with its name beside it. */
    public ChartBuilder event(String name, Ink ink, double place) {
        events.add(
                Json.object()
                        .put("name", name)
                        .put("ink", ink.style())
                        .put("at", number(place(place), 8))
                        .build());
        return this;
    }

    /** A time is drawn in seconds. */
    private double place(double place) {
        return time ? Math.floor(place / SECOND) : place;
    }

    /** What was collected. */
    public Chart build() {
        data.put("series", new Json.ArrayValue(series));
        putUnlessEmpty("marks", marks);
        putUnlessEmpty("spans", spans);
        putUnlessEmpty("levels", levels);
        putUnlessEmpty("lines", lines);
        putUnlessEmpty("events", events);
        data.put("layers", new Json.ArrayValue(names()));
        return new Chart(title, caption, data.build());
    }

    private List<Json> names() {
        return layers.stream().<Json>map(Json.TextValue::new).toList();
    }

    private void putUnlessEmpty(String name, List<Json> items) {
        if (!items.isEmpty()) {
            data.put(name, new Json.ArrayValue(items));
        }
    }

    private static Json numbers(double[] values, int decimals) {
        var all = new ArrayList<Json>(values.length);
        for (double value : values) {
            all.add(number(value, decimals));
        }
        return new Json.ArrayValue(all);
    }

    /** Rounded to what is shown; a value that is not finite is a hole. */
    static Json number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return new Json.NullValue();
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return Json.NumberValue.of(rounded.doubleValue());
    }
}
