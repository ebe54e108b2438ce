package io.trellis.cli.backtest;

import io.trellis.backtesting.envelope.FillEnvelope;
import io.trellis.backtesting.envelope.FillEnvelope.Amounts;
import io.trellis.backtesting.envelope.FillEnvelope.Interval;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.FigureJson;
import io.trellis.cli.research.JudgedBars;
import io.trellis.cli.research.Shown;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;

import java.util.Locale;

/**
 * The interval of a grid.
 *
 * @param capital in units of 10⁻⁸ quote
 */
record EnvelopeReport(
        StrategyFile strategy, JudgedBars judged, long capital, FillEnvelope envelope) {

    private BarColumns bars() {
        return judged.columns();
    }

    String text() {
        String synthetic = bars().synthetic() ? "SYNTHETIC DATA, not a market\n" : "";
        TextTable table = new TextTable("figure", "least", "greatest");
        Amounts equity = envelope.finalEquity();
        table.row("profit", Shown.money(equity.least() - capital), more(equity));
        row(table, "roundTripProfit", envelope.roundTripProfit());
        row(table, "adjustProfit", envelope.adjustProfit());
        row(table, "unrealized", envelope.unrealized());
        row(table, "finalEquity", equity);
        row(table, "maxDrawdown", envelope.maxDrawdown(), "%.4f");
        row(table, "roundTrips", envelope.roundTrips(), "%.0f");
        return synthetic
                + "%s over %s\n\n".formatted(strategy.name(), bars())
                + table
                + "\n"
                + named("worst", envelope.worst())
                + named("best", envelope.best())
                + cells()
                + judged.line();
    }

    private String more(Amounts equity) {
        return Shown.money(equity.greatest() - capital);
    }

    private static void row(TextTable table, String name, Amounts amounts) {
        table.row(name, Shown.money(amounts.least()), Shown.money(amounts.greatest()));
    }

    private static void row(TextTable table, String name, Interval interval, String format) {
        table.row(
                name,
                String.format(Locale.ROOT, format, interval.least()),
                String.format(Locale.ROOT, format, interval.greatest()));
    }

    private static String named(String word, FillEnvelope.Case each) {
        return "%-6s %s: %s\n"
                .formatted(word, each.words(), Shown.money(each.result().finalEquity()));
    }

    private String cells() {
        return String.format(
                Locale.ROOT,
                "narrowest cell over the median range of a bar: %.2f (class %s: through a tenth of"
                        + " that range %.1f %% of random grids over generated prints lay inside)%n",
                envelope.cellsOverRange(),
                envelope.cellClass().words(),
                100 * envelope.cellClass().syntheticCoverage());
    }

    Json json() {
        double ratio = envelope.cellsOverRange();
        return Json.object()
                .put("synthetic", bars().synthetic())
                .put("strategy", strategy.name())
                .put("series", bars().series().path())
                .put("sha256", bars().contentSha256())
                .put("bars", bars().rows())
                .put("suspectBars", judged.json())
                .put("capital", FigureJson.money(capital))
                .put("finalEquity", json(envelope.finalEquity()))
                .put("roundTripProfit", json(envelope.roundTripProfit()))
                .put("adjustProfit", json(envelope.adjustProfit()))
                .put("unrealized", json(envelope.unrealized()))
                .put("maxDrawdown", json(envelope.maxDrawdown()))
                .put("roundTrips", json(envelope.roundTrips()))
                .put("worst", json(envelope.worst()))
                .put("best", json(envelope.best()))
                .put(
                        "cases",
                        new Json.ArrayValue(
                                envelope.cases().stream().map(EnvelopeReport::json).toList()))
                .put(
                        "cellsOverRange",
                        Double.isFinite(ratio) ? FigureJson.number(ratio) : new Json.NullValue())
                .put("cellClass", envelope.cellClass().words())
                .put(
                        "syntheticCoverage",
                        FigureJson.number(envelope.cellClass().syntheticCoverage()))
                .build();
    }

    private static Json json(Amounts amounts) {
        return Json.object()
                .put("least", FigureJson.money(amounts.least()))
                .put("greatest", FigureJson.money(amounts.greatest()))
                .build();
    }

    private static Json json(Interval interval) {
        return Json.object()
                .put("least", FigureJson.number(interval.least()))
                .put("greatest", FigureJson.number(interval.greatest()))
                .build();
    }

    private static Json json(FillEnvelope.Case each) {
        return Json.object()
                .put("case", each.words())
                .put("throughTicks", each.throughTicks())
                .put("finalEquity", FigureJson.money(each.result().finalEquity()))
                .put("maxDrawdown", FigureJson.number(each.result().maxDrawdown()))
                .put("roundTrips", each.result().books().gridSells())
                .build();
    }
}
