package io.trellis.backtesting.report.html;

import io.trellis.core.strategyfile.json.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Figures over pairs of parameters; a person chooses which pair, which figure, and what of the runs
 * that share a cell.
 *
 * @param caption how to read it
 * @param axes the parameters, two or more
 * @param figures what may be shown
 * @param choices what a cell may tell of its runs, such as their median
 * @param maps one for each pair of axes, figure and choice
 */
public record HeatMap(
        String caption,
        List<Axis> axes,
        List<FigureName> figures,
        List<String> choices,
        List<Cells> maps)
        implements Block {

    public HeatMap {
        axes = List.copyOf(axes);
        figures = List.copyOf(figures);
        choices = List.copyOf(choices);
        maps = List.copyOf(maps);
    }

    /**
     * A parameter.
     *
     * @param values as they shall be read, in the order of the axis
     * @param best place of the best run's value; -1 for none
     */
    public record Axis(String name, List<String> values, int best) {

        public Axis {
            values = List.copyOf(values);
        }
    }

    /**
     * A figure.
     *
     * @param more whether more of it is better
     * @param decimals that are shown
     * @param unit behind the number; may be empty
     */
    public record FigureName(String name, boolean more, int decimals, String unit) {}

    /**
     * One map.
     *
     * @param across index of the axis to the right, less than {@code down}
     * @param down index of the axis downwards
     * @param values row by row; NaN where no run has the figure
     * @param refused row by row: whether runs were there and all of them refused
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once, by the page that it is made for.
    public record Cells(
            int across, int down, int figure, int choice, double[] values, boolean[] refused) {}

    @Override
    public void write(Markup out) {
        out.open("figure", "class", "heatmap", "aria-label", caption);
        out.open("figcaption").inline("span", caption, "class", "caption").close("figcaption");
        out.open("div", "class", "map").close("div");
        out.data(data()).close("figure");
    }

    private Json data() {
        return Json.object()
                .put("axes", array(axes, HeatMap::json))
                .put("figures", array(figures, HeatMap::json))
                .put("choices", array(choices, Json.TextValue::new))
                .put("maps", array(maps, this::json))
                .build();
    }

    private static <T> Json array(List<T> items, Function<? super T, ? extends Json> json) {
        var all = new ArrayList<Json>(items.size());
        items.forEach(item -> all.add(json.apply(item)));
        return new Json.ArrayValue(all);
    }

    private static Json json(Axis axis) {
        return Json.object()
                .put("name", axis.name())
                .put("values", array(axis.values(), Json.TextValue::new))
                .put("best", axis.best())
                .build();
    }

    private static Json json(FigureName figure) {
        return Json.object()
                .put("name", figure.name())
                .put("more", figure.more())
                .put("decimals", figure.decimals())
                .put("unit", figure.unit())
                .build();
    }

    private Json json(Cells cells) {
        var values = new ArrayList<Json>(cells.values().length);
        var refused = new ArrayList<Json>();
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < cells.values().length; i++) {
            double value = cells.values()[i];
            values.add(ChartBuilder.number(value, figures.get(cells.figure()).decimals()));
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
            if (cells.refused()[i]) {
                refused.add(Json.NumberValue.of(i));
            }
        }
        int decimals = figures.get(cells.figure()).decimals();
        return Json.object()
                .put("across", cells.across())
                .put("down", cells.down())
                .put("figure", cells.figure())
                .put("choice", cells.choice())
                .put("values", new Json.ArrayValue(values))
                .put("refused", new Json.ArrayValue(refused))
                .put("least", ChartBuilder.number(least, decimals))
                .put("greatest", ChartBuilder.number(greatest, decimals))
                .build();
    }
}
