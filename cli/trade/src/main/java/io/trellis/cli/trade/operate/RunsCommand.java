package io.trellis.cli.trade.operate;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.StateFolder;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.file.WholeFile;
import io.trellis.trading.run.RunFolder;
import io.trellis.trading.run.RunStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code trade runs}: the runs there are. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        footer = {"  bin/trade runs", "  bin/trade runs --json -"},
        description = {"Lists the runs of this user, and whether a process trades them now.", ""})
@SuppressWarnings("NullAway.Init") // picocli sets mixins and spec.
public final class RunsCommand implements Callable<Integer> {

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    /** A run as it is listed. */
    private record Listed(String name, boolean running, Optional<RunStatus> status) {

        String shown(String member) {
            return status.map(each -> each.shown(member)).orElse("-");
        }

        Json json() {
            var json = Json.object().put("run", name).put("running", running);
            status.ifPresent(each -> json.put("status", each.document()));
            return json.build();
        }
    }

    @Override
    public Integer call() {
        List<Listed> listed =
                RunFolder.all(StateFolder.ofProcess()).stream()
                        .map(run -> new Listed(run.name(), run.isRunning(), RunStatus.read(run)))
                        .toList();
        output.write(
                () ->
                        Json.object()
                                .put(
                                        "runs",
                                        new Json.ArrayValue(
                                                listed.stream().map(Listed::json).toList()))
                                .build(),
                listed.isEmpty() ? "There are no runs yet.\n" : table(listed),
                spec.commandLine().getOut(),
                WholeFile::writeText);
        return Program.DONE;
    }

    private static String table(List<Listed> runs) {
        var table = new TextTable("run", "kind", "market", "process", "mode", "equity", "updated");
        for (Listed run : runs) {
            table.row(
                    run.name(),
                    run.shown("kind"),
                    run.shown("symbol"),
                    run.running() ? run.shown("process") : "none",
                    run.shown("mode"),
                    run.shown("equity"),
                    run.shown("updated"));
        }
        return table.toString();
    }
}
