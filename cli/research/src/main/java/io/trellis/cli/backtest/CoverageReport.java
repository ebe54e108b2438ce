package io.trellis.cli.backtest;

import io.trellis.backtesting.envelope.CellClass;
import io.trellis.backtesting.envelope.Coverage;
import io.trellis.cli.research.FigureJson;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often the envelope held the truth over some trades. */
record CoverageReport(
        String file,
        String sha256,
        int trades,
        BigDecimal tick,
        Timeframe timeframe,
        long seed,
        Coverage coverage) {

    String text() {
        TextTable table = new TextTable("cell over bar range", "grids", "inside", "below", "above");
        for (Map.Entry<CellClass, Coverage.Count> entry : coverage.classes().entrySet()) {
            Coverage.Count count = entry.getValue();
            table.row(
                    entry.getKey().words(),
                    Integer.toString(count.grids()),
                    percent(count.inside(), count.grids()),
                    percent(count.below(), count.grids()),
                    percent(count.above(), count.grids()));
        }
        return String.format(
                        Locale.ROOT,
                        "%s: %,d trades, %,d bars of %s, median range %.4f %%, tick %s; through %d"
                                + " ticks; seed %d; %,d grids refused%n%n",
                        file,
                        trades,
                        coverage.bars(),
                        timeframe,
                        100 * coverage.medianRange(),
                        tick.toPlainString(),
                        coverage.throughTicks(),
                        seed,
                        coverage.refused())
                + table
                + "\ninside: the final equity over the trades lies inside the envelope of the"
                + " bars\n";
    }

    private static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    Json json() {
        List<Json> classes = new ArrayList<>();
        coverage.classes()
                .forEach((cellClass, count) ->
                        classes.add(
                                Json.object()
                                        .put("cellClass", cellClass.words())
                                        .put("grids", count.grids())
                                        .put("inside", count.inside())
                                        .put("below", count.below())
                                        .put("above", count.above())
                                        .put("coverage", FigureJson.number(count.share()))
                                        .build()));
        return Json.object()
                .put("trades", file)
                .put("sha256", sha256)
                .put("prints", trades)
                .put("bars", coverage.bars())
                .put("timeframe", timeframe.toString())
                .put("tick", tick.toPlainString())
                .put("medianRange", FigureJson.number(coverage.medianRange()))
                .put("throughTicks", coverage.throughTicks())
                .put("seed", seed)
                .put("refused", coverage.refused())
                .put("classes", new Json.ArrayValue(classes))
                .build();
    }
}
