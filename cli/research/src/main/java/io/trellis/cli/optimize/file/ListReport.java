package io.trellis.cli.optimize.file;

import io.trellis.cli.terminal.TextTable;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.strategyfile.DcaSpec;
import io.trellis.core.strategyfile.GridSpec;
import io.trellis.core.strategyfile.Objection;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The strategies of a folder, for a person and for a script. */
record ListReport(Path folder, Instant now, List<ListedFile> files) {

    String text() {
        if (files.isEmpty()) {
            return folder + " holds no strategy file; optimize writes them.\n";
        }
        var table =
                new TextTable(
                        "name",
                        "market",
                        "kind",
                        "verdict",
                        "created (UTC)",
                        "expires (UTC)",
                        "signature",
                        "trade",
                        "");
        files.forEach(file -> row(table, file));
        return table.toString();
    }

    private static void row(TextTable table, ListedFile file) {
        Optional<NamedStrategy> named = file.strategy();
        Optional<StrategyFile> strategy = named.map(NamedStrategy::strategy);
        table.row(
                file.name(),
                strategy.map(each -> each.market().path()).orElse("-"),
                strategy.map(ListReport::kind).orElse("-"),
                named.flatMap(NamedStrategy::verdict).orElse("-"),
                strategy.flatMap(StrategyFile::created).map(ListReport::minutes).orElse("-"),
                strategy.flatMap(StrategyFile::expires).map(ListReport::minutes).orElse("-"),
                named.map(each -> each.signature().shown()).orElse("-"),
                named.isPresent() && file.objections().isEmpty() ? "takes it" : "refuses",
                file.complaint().orElse(""));
    }

    /** The plug-in, and of a grid its kind. */
    static String kind(StrategyFile strategy) {
        return switch (strategy.strategy()) {
            case GridSpec _ ->
                    StrategyDocument.of(strategy, strategy.name()).value("grid.kind") + " grid";
            case DcaSpec _ -> "dca";
        };
    }

    private static String minutes(Instant time) {
        return UtcTime.minutes(time.toEpochMilli());
    }

    Json.ObjectValue json() {
        return Json.object()
                .put("folder", folder.toString())
                .put("at", now.toString())
                .put("strategies", new Json.ArrayValue(files.stream().map(this::json).toList()))
                .build();
    }

    private Json json(ListedFile file) {
        Optional<NamedStrategy> named = file.strategy();
        Optional<StrategyFile> strategy = named.map(NamedStrategy::strategy);
        return Json.object()
                .put("file", file.path().toString())
                .put("complaint", text(file.complaint()))
                .put("name", text(strategy.map(StrategyFile::name)))
                .put("market", text(strategy.map(each -> each.market().path())))
                .put("kind", text(strategy.map(ListReport::kind)))
                .put("verdict", text(named.flatMap(NamedStrategy::verdict)))
                .put("created", text(strategy.flatMap(StrategyFile::created)))
                .put("expires", text(strategy.flatMap(StrategyFile::expires)))
                .put("signature", text(named.map(each -> each.signature().shown())))
                .put("keyId", text(named.flatMap(NamedStrategy::keyId)))
                .put("objections", objections(file.objections()))
                .build();
    }

    /** The reasons against trading, as texts. */
    static Json objections(List<Objection> objections) {
        return new Json.ArrayValue(
                objections.stream().<Json>map(each -> new Json.TextValue(each.reason())).toList());
    }

    /** A text, or null. */
    static Json text(Optional<?> value) {
        return value.<Json>map(each -> new Json.TextValue(each.toString()))
                .orElseGet(Json.NullValue::new);
    }
}
