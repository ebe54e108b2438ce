package io.trellis.cli.backtest;

import io.trellis.backtesting.report.html.HeatMap.Axis;
import io.trellis.optimization.sweep.Draws;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The parameters of a sweep as axes: each value a place, or a range of values where many differ.
 */
final class SweepAxes {

    private static final int MOST_VALUES = 24;
    private static final int RANGES = 16;
    private static final int MOST_AXES = 5;

    private final List<Parameter> parameters;

    private SweepAxes(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /**
     * A parameter of which runs differ.
     *
     * @param labels of its places
     * @param places the place of each run
     */
    @SuppressWarnings("ArrayRecordComponent") // As long as the sweep, read where it is made.
    record Parameter(String name, List<String> labels, int[] places) {

        Axis axis(int bestRun) {
            return new Axis(name, labels, places[bestRun]);
        }
    }

    /** The parameters with the most values first, as many as a person can choose from. */
    static SweepAxes of(Draws draws) {
        List<String> names = draws.space().paths();
        var columns = new String[names.size()][draws.count()];
        for (int run = 0; run < draws.count(); run++) {
            List<String> values = draws.at(run).values();
            for (int i = 0; i < columns.length; i++) {
                columns[i][run] = values.get(i);
            }
        }
        var parameters = new ArrayList<Parameter>();
        for (int i = 0; i < columns.length; i++) {
            Parameter parameter = parameter(names.get(i), columns[i]);
            if (parameter.labels().size() > 1) {
                parameters.add(parameter);
            }
        }
        parameters.sort(Comparator.comparingInt(each -> -each.labels().size()));
        return new SweepAxes(parameters.stream().limit(MOST_AXES).toList());
    }

    List<Parameter> parameters() {
        return parameters;
    }

    private static Parameter parameter(String name, String[] values) {
        var different = new TreeSet<>(SweepAxes::compare);
        different.addAll(List.of(values));
        boolean numbers = different.stream().allMatch(value -> number(value).isPresent());
        return numbers && different.size() > MOST_VALUES
                ? ranges(name, values, different)
                : places(name, values, List.copyOf(different));
    }

    private static Parameter places(String name, String[] values, List<String> different) {
        var place = new HashMap<String, Integer>();
        different.forEach(value -> place.put(value, place.size()));
        int[] places = new int[values.length];
        for (int run = 0; run < places.length; run++) {
            places[run] = place.getOrDefault(values[run], 0);
        }
        return new Parameter(name, different, places);
    }

    /** Ranges of one width, each told by where it begins. */
    private static Parameter ranges(String name, String[] values, NavigableSet<String> different) {
        double least = Double.parseDouble(different.first());
        double width = (Double.parseDouble(different.last()) - least) / RANGES;
        int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(width)));
        var labels = new ArrayList<String>(RANGES);
        for (int i = 0; i < RANGES; i++) {
            BigDecimal from = BigDecimal.valueOf(least + i * width);
            labels.add("\u2265 " + from.setScale(decimals, RoundingMode.FLOOR).toPlainString());
        }
        int[] places = new int[values.length];
        for (int run = 0; run < places.length; run++) {
            double share = (Double.parseDouble(values[run]) - least) / width;
            places[run] = Math.clamp((long) share, 0, RANGES - 1);
        }
        return new Parameter(name, labels, places);
    }

    /** Numbers by size, before everything else. */
    private static int compare(String one, String other) {
        Optional<BigDecimal> first = number(one);
        Optional<BigDecimal> second = number(other);
        if (first.isPresent() && second.isPresent()) {
            int bySize = first.get().compareTo(second.get());
            return bySize != 0 ? bySize : one.compareTo(other);
        }
        int byKind = Boolean.compare(second.isPresent(), first.isPresent());
        return byKind != 0 ? byKind : one.compareTo(other);
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("-?[0-9]+(\\.[0-9]+)?")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }
}
