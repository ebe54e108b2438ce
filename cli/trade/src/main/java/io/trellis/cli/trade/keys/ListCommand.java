package io.trellis.cli.trade.keys;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.file.WholeFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/** {@code trade keys list}: the keys that are stored. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        footer = "  bin/trade keys list",
        description = {"Lists the stored keys. No password is needed.", ""})
@SuppressWarnings("NullAway.Init") // picocli sets mixins and spec.
final class ListCommand implements Callable<Integer> {

    @Mixin private FolderOption folder;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    /** A key, or what is wrong with its file. */
    private sealed interface Listed {
        record Whole(KeyReport report) implements Listed {}

        record Broken(String name, String complaint) implements Listed {}
    }

    @Override
    public Integer call() {
        VenueKeys keys = folder.keys();
        List<Listed> listed = keys.names().stream().map(name -> listed(keys, name)).toList();
        output.write(
                () -> json(keys, listed),
                text(keys, listed),
                spec.commandLine().getOut(),
                WholeFile::writeText);
        return Program.DONE;
    }

    private static Listed listed(VenueKeys keys, String name) {
        try {
            return new Listed.Whole(new KeyReport(name, keys.read(name), keys.file(name)));
        } catch (InvalidInputException e) {
            return new Listed.Broken(name, String.valueOf(e.getMessage()));
        }
    }

    private static String text(VenueKeys keys, List<Listed> listed) {
        if (listed.isEmpty()) {
            return keys.path() + " holds no key; store one with bin/trade keys add.\n";
        }
        var table = new TextTable("name", "venue", "fingerprint", "made (UTC)", "");
        for (Listed each : listed) {
            switch (each) {
                case Listed.Whole(var report) ->
                        table.row(
                                report.name(),
                                report.venue(),
                                report.key().fingerprint(),
                                report.made(),
                                "");
                case Listed.Broken(var name, var complaint) ->
                        table.row(name, "-", "-", "-", complaint);
            }
        }
        return table.toString();
    }

    private static Json json(VenueKeys keys, List<Listed> listed) {
        List<Json> rows =
                listed.stream()
                        .<Json>map(each ->
                                switch (each) {
                                    case Listed.Whole(var report) -> report.json();
                                    case Listed.Broken(var name, var complaint) ->
                                            Json.object()
                                                    .put("name", name)
                                                    .put("complaint", complaint)
                                                    .build();
                                })
                        .toList();
        return Json.object()
                .put("folder", keys.path().toString())
                .put("keys", new Json.ArrayValue(rows))
                .build();
    }
}
