package io.trellis.cli.trade.journal;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.TextTable;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.file.WholeFile;
import io.trellis.trading.journal.JournalVerify;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code trade journal verify}: whether a journal is whole. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/trade journal verify example-kraken",
            "  bin/trade journal verify copy/journal --json -"
        },
        description = {
            "Reads a journal from beginning to end and verifies every record and the chain of their"
                    + " hashes. The head of the chain stands for all of it. The exit code is 1 if"
                    + " anything is damaged.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "A run, or a folder with a journal (with a /).")
    private String place;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        JournalVerify.Result found = JournalVerify.verify(JournalPlace.of(place));
        output.write(
                () -> json(found), text(found), spec.commandLine().getOut(), WholeFile::writeText);
        return found.isSound() ? Program.DONE : Program.FAILED;
    }

    private static Json json(JournalVerify.Result found) {
        var counts = Json.object();
        found.counts().forEach(counts::put);
        var sessions =
                found.sessions().stream()
                        .<Json>map(each ->
                                Json.object()
                                        .put("epoch", each.epoch())
                                        .put("program", each.program())
                                        .put("firstRecord", each.firstRecord())
                                        .put("ended", each.ended().orElse(""))
                                        .build())
                        .toList();
        return Json.object()
                .put("run", found.runId().orElse(""))
                .put("sound", found.isSound())
                .put("records", found.records())
                .put("counts", counts.build())
                .put("processes", new Json.ArrayValue(sessions))
                .put("head", found.head())
                .put("tornTail", found.tornTail().orElse(""))
                .put("damage", found.damage().orElse(""))
                .build();
    }

    private static String text(JournalVerify.Result found) {
        var table = new TextTable("process", "program", "first record", "ended");
        found.sessions()
                .forEach(each ->
                        table.row(
                                Integer.toString(each.epoch()),
                                each.program(),
                                Long.toString(each.firstRecord()),
                                each.ended().orElse("crashed, or runs")));
        String head =
                "%s: %,d records, head %s%n%n"
                        .formatted(found.runId().orElse("no run"), found.records(), found.head());
        String tail = found.tornTail().map(words -> "\n" + words + "\n").orElse("");
        String verdict = found.damage().orElse("All of it is sound.");
        return head + table + tail + "\n" + verdict + "\n";
    }
}
