package io.trellis.cli.backtest;

import io.trellis.backtesting.markov.Observed;
import io.trellis.backtesting.markov.RegimeStudy;
import io.trellis.backtesting.report.html.Block;
import io.trellis.backtesting.report.html.Chart;
import io.trellis.backtesting.report.html.ChartBuilder;
import io.trellis.backtesting.report.html.Ink;
import io.trellis.backtesting.report.html.Page;
import io.trellis.backtesting.report.html.Section;
import io.trellis.backtesting.report.html.Table;
import io.trellis.backtesting.report.html.Table.Column;
import io.trellis.backtesting.report.html.Table.Row;
import io.trellis.backtesting.report.run.Origin;
import io.trellis.core.regime.StateProbabilities;

import java.util.ArrayList;
import java.util.List;

/** The report of a study of regimes. */
final class RegimesPage {

    /** Points of a chart; a screen has hardly as many columns. */
    private static final int MOST_POINTS = 1_500;

    private static final int DECIMALS = 4;

    private final RegimesReport report;

    private RegimesPage(RegimesReport report) {
        this.report = report;
    }

    static Page of(RegimesReport report, Origin origin) {
        var page = new RegimesPage(report);
        List<String> warnings =
                report.bars().synthetic()
                        ? List.of(
                                "SYNTHETIC DATA: a generator made these bars; no market ever traded"
                                        + " so.")
                        : List.of();
        return new Page(
                "Market states of " + report.bars().series(),
                report.head().replace("\n", ". "),
                warnings,
                page.sections(origin),
                "Trellis " + origin.version() + ". Nothing here is investment advice.");
    }

    private List<Section> sections(Origin origin) {
        List<Section> sections = new ArrayList<>();
        sections.add(
                new Section(
                        "result",
                        "What follows",
                        String.join(" ", report.conclusions()),
                        likely()));
        List<Listing> listings = report.listings();
        for (int i = 0; i < listings.size(); i++) {
            Listing listing = listings.get(i);
            String id = "part" + (char) ('a' + i);
            sections.add(new Section(id, listing.title(), listing.lead(), table(listing)));
        }
        sections.add(
                new Section(
                        "again",
                        "To make it again",
                        "The same command over the same data gives this report, byte for byte.",
                        new Block.Copyable("Command", origin.command())));
        return sections;
    }

    private static Table table(Listing listing) {
        List<Column> columns = new ArrayList<>(List.of(Column.text(listing.head().getFirst())));
        for (String name : listing.head().subList(1, listing.head().size())) {
            boolean words = name.equals("verdict") || name.equals("settled");
            columns.add(words ? Column.text(name) : Column.number(name));
        }
        List<Row> rows =
                listing.rows().stream().map(row -> Row.of(row.toArray(String[]::new))).toList();
        return new Table("", columns, rows, false);
    }

    /** The filtered probability of each hidden state over the rest, as a gate would have it. */
    private Chart likely() {
        RegimeStudy study = report.study();
        Observed rest = study.rest();
        int each = Math.ceilDiv(rest.count(), MOST_POINTS);
        int points = Math.ceilDiv(rest.count(), each);
        List<String> states = study.hidden().filter().states();
        double[][] means = new double[states.size()][points];
        StateProbabilities likely = study.hidden().filter().start();
        long[] times = new long[points];
        for (int i = 0; i < rest.count(); i++) {
            likely.observe(rest.values()[i]);
            int point = i / each;
            int members = Math.min(each, rest.count() - point * each);
            times[point] = i % each == 0 ? rest.timeMillis()[i] : times[point];
            for (int state = 0; state < means.length; state++) {
                means[state][point] += likely.of(state) * 100 / members;
            }
        }
        ChartBuilder chart =
                ChartBuilder.overTime("How likely each hidden state is", "time", times)
                        .caption(
                                "Over the rest, from what was known at each candle; a point is the"
                                        + " mean of "
                                        + each
                                        + ".")
                        .unit("%");
        for (int state = 0; state < means.length; state++) {
            chart.line(states.get(state), Ink.ofSeries(state), means[state], DECIMALS);
        }
        return chart.build();
    }
}
