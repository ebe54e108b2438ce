package io.trellis.cli.optimize;

import io.trellis.cli.research.FigureJson;
import io.trellis.cli.research.Shown;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.search.Fitness;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.Tried;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a scan found, market by market and for all of them. */
record ScanReport(PairScan.Scan scan, Objective aim, List<Dimension> dimensions) {

    String text() {
        String figure = aim.figure().word();
        TextTable table =
                new TextTable("market", "bars", "own " + figure, "own grid", "pooled " + figure);
        for (PairScan.Scanned market : scan.markets()) {
            table.row(
                    market.pair().series().path(),
                    String.format(Locale.ROOT, "%,d", market.bars()),
                    market.own().map(Tried::fitness).map(this::shown).orElse("none feasible"),
                    market.own().map(this::parameters).orElse(""),
                    market.pooled().map(this::shown).orElse(""));
        }
        String pooled =
                scan.pooled()
                        .map(best ->
                                "One grid for all, mean %s %s: %s%n"
                                        .formatted(figure, shown(best.fitness()), parameters(best)))
                        .orElse("No grid is feasible in every market.\n");
        return table
                + pooled
                + String.format(
                        Locale.ROOT,
                        "%,d trials were ever made on these markets, and all of them count. The"
                                + " best of so many looks good by luck: validate before believing"
                                + " it.%n",
                        scan.trials());
    }

    private String shown(Fitness fitness) {
        OptionalDouble value = aim.value(fitness, 0);
        return fitness.isFeasible() && value.isPresent()
                ? Shown.number(value.getAsDouble())
                : "not feasible";
    }

    private String parameters(Tried tried) {
        var words = new ArrayList<String>();
        for (int i = 0; i < dimensions.size(); i++) {
            words.add(
                    dimensions.get(i).path().replace("grid.", "")
                            + "="
                            + tried.candidate().values().get(i));
        }
        return String.join(" ", words);
    }

    Json json() {
        var markets = new ArrayList<Json>();
        for (PairScan.Scanned market : scan.markets()) {
            markets.add(
                    Json.object()
                            .put("series", market.pair().series().path())
                            .put("synthetic", market.pair().series().synthetic())
                            .put("bars", market.bars())
                            .put("own", json(market.own()))
                            .put("pooled", figure(market.pooled()))
                            .build());
        }
        return Json.object()
                .put("objective", aim.words())
                .put("markets", new Json.ArrayValue(markets))
                .put("pooled", json(scan.pooled()))
                .put("trials", scan.trials())
                .build();
    }

    private Json json(Optional<Tried> best) {
        if (best.isEmpty()) {
            return new Json.NullValue();
        }
        var parameters = Json.object();
        for (int i = 0; i < dimensions.size(); i++) {
            parameters.put(dimensions.get(i).path(), best.get().candidate().values().get(i));
        }
        return Json.object()
                .put(aim.figure().word(), figure(best.map(Tried::fitness)))
                .put("parameters", parameters.build())
                .build();
    }

    private Json figure(Optional<Fitness> fitness) {
        OptionalDouble value =
                fitness.filter(Fitness::isFeasible)
                        .map(each -> aim.value(each, 0))
                        .orElseGet(OptionalDouble::empty);
        return value.isPresent() ? FigureJson.number(value.getAsDouble()) : new Json.NullValue();
    }
}
