package io.trellis.cli.optimize;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.html.ChartBuilder;
import io.trellis.backtesting.report.html.Ink;
import io.trellis.backtesting.report.html.Section;
import io.trellis.backtesting.report.html.Table;
import io.trellis.backtesting.report.html.Table.Column;
import io.trellis.backtesting.report.html.Table.Row;
import io.trellis.cli.research.Shown;
import io.trellis.optimization.search.Tried;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The front of a search for several figures: the second figure over the first, and a table. */
final class FrontSection {

    private static final int DECIMALS = 4;

    private FrontSection() {}

    /** For a search of two figures or more. */
    static Section of(Found found) {
        Figure across = found.aim().figures().get(0);
        Figure up = found.aim().figures().get(1);
        List<Tried> front =
                found.search().front().stream()
                        .sorted(Comparator.comparingDouble(tried -> value(found, tried, 0)))
                        .toList();
        double[] places = front.stream().mapToDouble(tried -> value(found, tried, 0)).toArray();
        double[] values = front.stream().mapToDouble(tried -> value(found, tried, 1)).toArray();
        return new Section(
                "front",
                "The front",
                "No candidate is better than one of these in every figure. The one nearest to the"
                        + " best of each was taken.",
                ChartBuilder.over(
                                up.word() + " over " + across.word(),
                                across.word(),
                                places,
                                DECIMALS)
                        .height(280)
                        .dots(up.word(), Ink.RESULT, values, DECIMALS)
                        .build(),
                table(found, front));
    }

    private static Table table(Found found, List<Tried> front) {
        var columns = new ArrayList<Column>();
        found.chosen().space().paths().forEach(path -> columns.add(Column.text(path)));
        found.aim().figures().forEach(figure -> columns.add(Column.number(figure.word())));
        var rows = new ArrayList<Row>();
        for (Tried tried : front) {
            var cells = new ArrayList<>(tried.candidate().values());
            for (int i = 0; i < found.aim().figures().size(); i++) {
                cells.add(Shown.number(value(found, tried, i)));
            }
            rows.add(Row.of(cells.toArray(String[]::new)));
        }
        return new Table("", columns, rows, false);
    }

    private static double value(Found found, Tried tried, int figure) {
        return found.aim().value(tried.fitness(), figure).orElse(0);
    }
}
