package io.trellis.cli.trade.journal;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.file.WholeFile;
import io.trellis.trading.journal.JournalDiff;
import io.trellis.trading.journal.JournalDump;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code trade journal diff}: where two journals part. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        footer = "  bin/trade journal diff example-kraken copy/journal",
        description = {
            "Compares two journals record by record and shows the first one in which they differ."
                    + " The exit code is 1 if there is one.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
final class DiffCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "A run, or a folder with a journal (with a /).")
    private String one;

    @Parameters(index = "1", paramLabel = "OTHER", description = "The one to compare it with.")
    private String other;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<JournalDiff.Difference> found =
                JournalDiff.first(JournalPlace.of(one), JournalPlace.of(other));
        output.write(
                () -> json(found), text(found), spec.commandLine().getOut(), WholeFile::writeText);
        return found.isEmpty() ? Program.DONE : Program.FAILED;
    }

    private static Json json(Optional<JournalDiff.Difference> found) {
        var json = Json.object().put("same", found.isEmpty());
        found.ifPresent(difference ->
                json.put("record", difference.sequence())
                        .put("first", json(difference.sequence(), difference.first()))
                        .put("second", json(difference.sequence(), difference.second())));
        return json.build();
    }

    private static Json json(long sequence, Optional<JournalRecord> entry) {
        return entry.<Json>map(each -> JournalDump.json(sequence, each))
                .orElseGet(Json.NullValue::new);
    }

    private String text(Optional<JournalDiff.Difference> found) {
        return found.map(difference ->
                        "They differ from record %d on:%n%s: %s%n%s: %s%n"
                                .formatted(
                                        difference.sequence(),
                                        one,
                                        shown(difference.sequence(), difference.first()),
                                        other,
                                        shown(difference.sequence(), difference.second())))
                .orElse("Both journals hold the same records.\n");
    }

    private static String shown(long sequence, Optional<JournalRecord> entry) {
        return entry.map(each -> JournalDump.text(sequence, each)).orElse("(no more records)");
    }
}
