package io.trellis.cli.backtest;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.backtesting.report.html.Table;
import io.trellis.backtesting.report.html.Table.Cell;
import io.trellis.backtesting.report.html.Table.Column;
import io.trellis.backtesting.report.html.Table.Row;
import io.trellis.backtesting.report.html.Tone;
import io.trellis.cli.research.Shown;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.optimization.sweep.Draws;
import io.trellis.optimization.sweep.Sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The first runs of a sweep as a table. */
final class SweepRanking {

    private static final List<Figure> AMOUNTS =
            List.of(Figure.ROUND_TRIP_PROFIT, Figure.UNREALIZED, Figure.FEES);

    private final SweepReport report;

    private SweepRanking(SweepReport report) {
        this.report = report;
    }

    static Table of(SweepReport report) {
        var ranking = new SweepRanking(report);
        List<Sweep.Run> best = report.best();
        var rows = new ArrayList<Row>();
        for (int i = 0; i < best.size(); i++) {
            rows.add(ranking.row(i + 1, best.get(i)));
        }
        return new Table("", ranking.columns(), rows, true);
    }

    /** The parameters of a run, {@code grid.cells=40, capital=10000}. */
    static String words(Draws draws, Sweep.Run run) {
        var words = new ArrayList<String>();
        for (int i = 0; i < draws.space().paths().size(); i++) {
            words.add(draws.space().paths().get(i) + "=" + run.candidate().values().get(i));
        }
        return String.join(", ", words);
    }

    /** What holding the coin returned in the time of a run that was not refused, in percent. */
    static double holdReturn(Sweep.Run run) {
        return switch (run.outcome()) {
            case Attempt.Done<Outcome>(var outcome) ->
                    100.0 * run.holdEquity() / outcome.summary().capital() - 100;
            case Attempt.Refused<Outcome>(var reason) -> throw new IllegalArgumentException(reason);
        };
    }

    private List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(Column.number("rank"));
        report.draws().space().paths().forEach(path -> columns.add(Column.number(path)));
        columns.add(Column.number("return"));
        columns.add(Column.number("more than holding"));
        columns.add(Column.number("max drawdown"));
        columns.add(Column.number("Sharpe"));
        columns.add(Column.number("round trips"));
        AMOUNTS.forEach(figure -> columns.add(Column.number(figure.word())));
        columns.add(Column.text("remark"));
        return columns;
    }

    private Row row(int rank, Sweep.Run run) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.number(String.valueOf(rank), rank));
        run.candidate().values().forEach(value -> cells.add(parameter(value)));
        switch (run.outcome()) {
            case Attempt.Done<Outcome>(var outcome) -> add(run, outcome, cells);
            case Attempt.Refused<Outcome>(var reason) -> {
                for (int i = 0; i < 5 + AMOUNTS.size(); i++) {
                    cells.add(Cell.of("-"));
                }
                cells.add(Cell.of("refused: " + reason, Tone.WARNING));
            }
        }
        return new Row(cells, false);
    }

    private static Cell parameter(String value) {
        return value.matches("-?[0-9]+(\\.[0-9]+)?")
                ? Cell.number(value, Double.parseDouble(value))
                : Cell.of(value);
    }

    private static void add(Sweep.Run run, Outcome outcome, List<Cell> cells) {
        long beside = outcome.summary().finalEquity() - run.holdEquity();
        cells.add(percent(Figure.TOTAL_RETURN, outcome, true));
        cells.add(Cell.gain(amount(beside), (double) beside));
        cells.add(percent(Figure.MAX_DRAWDOWN, outcome, false));
        cells.add(number(Figure.SHARPE, outcome));
        cells.add(
                Cell.number(
                        String.format(Locale.ROOT, "%,d", outcome.summary().books().gridSells()),
                        outcome.summary().books().gridSells()));
        AMOUNTS.forEach(figure -> cells.add(number(figure, outcome)));
        boolean covered = outcome.fees().isCovered();
        String halted = outcome.summary().halted() ? "halted" : "";
        cells.add(covered ? Cell.of(halted) : Cell.of("does not cover its fees", Tone.WARNING));
    }

    private static String amount(long units) {
        return String.format(Locale.ROOT, "%+,.2f", Money.decimal(units)).replace('-', '\u2212');
    }

    private static Cell percent(Figure figure, Outcome outcome, boolean gain) {
        OptionalDouble share = figure.of(outcome);
        if (share.isEmpty()) {
            return Cell.of("-");
        }
        double percent = 100 * share.getAsDouble();
        return gain
                ? Cell.gain(
                        String.format(Locale.ROOT, "%+.2f %%", percent).replace('-', '\u2212'),
                        percent)
                : Cell.number(String.format(Locale.ROOT, "%.2f %%", percent), percent);
    }

    private static Cell number(Figure figure, Outcome outcome) {
        OptionalDouble value = figure.of(outcome);
        return value.isPresent()
                ? Cell.number(Shown.figure(figure, outcome), value.getAsDouble())
                : Cell.of("-");
    }
}
