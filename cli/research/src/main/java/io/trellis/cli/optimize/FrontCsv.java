package io.trellis.cli.optimize;

import io.trellis.optimization.search.Tried;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The front of a search as CSV: the parameters, then the figures, one candidate a line. */
final class FrontCsv {

    private FrontCsv() {}

    static String of(Found found) {
        var lines = new ArrayList<String>();
        var names = new ArrayList<>(found.chosen().space().paths());
        found.aim().figures().forEach(figure -> names.add(figure.word()));
        lines.add(String.join(",", names));
        found.search().front().forEach(tried -> lines.add(line(found, tried)));
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Found found, Tried tried) {
        List<String> cells = new ArrayList<>(tried.candidate().values());
        IntStream.range(0, found.aim().figures().size())
                .mapToObj(i -> found.aim().value(tried.fitness(), i))
                .forEach(value ->
                        cells.add(value.isPresent() ? String.valueOf(value.getAsDouble()) : ""));
        return String.join(",", cells);
    }
}
