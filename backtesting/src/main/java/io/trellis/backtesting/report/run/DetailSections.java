package io.trellis.backtesting.report.run;

import io.trellis.backtesting.engine.Remark;
import io.trellis.backtesting.report.html.Block.Folded;
import io.trellis.backtesting.report.html.Block.Paragraph;
import io.trellis.backtesting.report.html.Section;
import io.trellis.backtesting.report.html.Table;
import io.trellis.backtesting.report.html.Table.Cell;
import io.trellis.backtesting.report.html.Table.Column;
import io.trellis.backtesting.report.html.Table.Row;
import io.trellis.core.account.Money;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;

import java.util.List;

/** What stands behind the result: every figure with its meaning, and what happened. */
final class DetailSections {

    private static final int MOST_ROWS = 300;

    private final ReportedRun run;
    private final CoinFormat format;

    private DetailSections(ReportedRun run) {
        this.run = run;
        this.format = run.format();
    }

    static List<Section> of(ReportedRun run) {
        var details = new DetailSections(run);
        return List.of(details.figures(), details.events());
    }

    private Section figures() {
        PluginWords words = PluginWords.of(run.strategy(), run.result());
        List<Row> rows =
                RunFigures.of(run.result(), run.columns(), words).stream()
                        .map(line ->
                                Row.of(
                                        Cell.of(line.name()),
                                        Cell.of(line.value()),
                                        Cell.of(line.remark()),
                                        Cell.of(line.meaning())))
                        .toList();
        return new Section(
                "figures",
                "Every figure",
                "A dash is a figure that is not defined for this run.",
                new Table(
                        "",
                        List.of(
                                Column.text("figure"),
                                Column.number("value"),
                                Column.text(""),
                                Column.text("meaning")),
                        rows,
                        false));
    }

    private Section events() {
        List<Remark> remarks = run.result().remarks();
        List<Fill> fills = run.result().fills();
        return new Section(
                "events",
                "What happened",
                "",
                new Table(
                        first(remarks.size(), "events"),
                        List.of(Column.text("time, UTC"), Column.text("event")),
                        remarks.stream().limit(MOST_ROWS).map(DetailSections::row).toList(),
                        false),
                new Folded(
                        first(fills.size(), "fills"),
                        List.of(
                                new Paragraph("All of them: --fills FILE."),
                                new Table(
                                        "",
                                        List.of(
                                                Column.text("time, UTC"),
                                                Column.text("side"),
                                                Column.number("price"),
                                                Column.number("quantity"),
                                                Column.number("value, " + format.quote()),
                                                Column.number("fee, " + format.quote()),
                                                Column.text("why")),
                                        fills.stream().limit(MOST_ROWS).map(this::row).toList(),
                                        false))));
    }

    private static String first(int count, String what) {
        return count > MOST_ROWS
                ? "The first %,d of %,d %s".formatted(MOST_ROWS, count, what)
                : "%,d %s".formatted(count, what);
    }

    private static Row row(Remark remark) {
        return Row.of(CoinFormat.time(remark.timeMillis()), RemarkWords.of(remark.note()));
    }

    private Row row(Fill fill) {
        return Row.of(
                CoinFormat.time(fill.timeMillis()),
                fill.side() == Side.BUY ? "buy" : "sell",
                format.price(fill.priceTicks()),
                format.quantity(fill.lots()),
                Money.decimal(fill.value()).toPlainString(),
                Money.decimal(fill.fee()).toPlainString(),
                fill.isTaker() ? FillMarks.words(fill.reason()) : "cell " + fill.cell());
    }
}
