package io.trellis.cli.trade.journal;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.core.InvalidInputException;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.file.WholeFile;
import io.trellis.trading.journal.Disk;
import io.trellis.trading.journal.JournalReader;
import io.trellis.trading.run.RunSettings;
import io.trellis.trading.session.Refold;
import io.trellis.trading.session.TradingSession;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/** {@code trade journal replay}: the same inputs lead to the same decisions. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/trade journal replay example-kraken",
            "  bin/trade journal replay copy/journal --json -"
        },
        description = {
            "Feeds everything that a journal says was taken in to the core that this program trades"
                    + " with, and compares what it decides and tells now, record by record, with"
                    + " what the journal says it decided and told. The head of the chain of hashes"
                    + " stands for all of it. The exit code is 1 if anything differs.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
final class ReplayCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 20;

    @Parameters(paramLabel = "RUN", description = "A run, or a folder with a journal (with a /).")
    private String place;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Disk disk = JournalPlace.of(place);
        RunSettings settings = settings(disk);
        JournalReader reader = JournalReader.open(disk);
        Refold again = TradingSession.refold(reader, settings.machine());
        List<String> differences = again.differences();
        output.write(
                () -> json(again, reader),
                text(again, reader),
                spec.commandLine().getOut(),
                WholeFile::writeText);
        return differences.isEmpty() ? Program.DONE : Program.FAILED;
    }

    private RunSettings settings(Disk disk) {
        return JournalReader.open(disk)
                .next()
                .filter(JournalRecord.Opened.class::isInstance)
                .map(JournalRecord.Opened.class::cast)
                .map(opened -> RunSettings.read(opened.settings(), place))
                .orElseThrow(
                        () -> new InvalidInputException(place + " holds no journal of a run yet."));
    }

    private static Json json(Refold again, JournalReader reader) {
        return Json.object()
                .put("records", reader.sequence())
                .put("inputs", again.inputs())
                .put("head", reader.head())
                .put("same", again.differences().isEmpty())
                .put(
                        "differences",
                        new Json.ArrayValue(
                                again.differences().stream()
                                        .limit(MOST_SHOWN)
                                        .<Json>map(Json.TextValue::new)
                                        .toList()))
                .build();
    }

    private static String text(Refold again, JournalReader reader) {
        var text = new StringBuilder();
        again.differences().stream()
                .limit(MOST_SHOWN)
                .forEach(each -> text.append(Json.printable(each, 2_000)).append('\n'));
        return text.append(
                        "%,d inputs of %,d records were taken again: %s.%nhead %s%n"
                                .formatted(
                                        again.inputs(),
                                        reader.sequence(),
                                        again.differences().isEmpty()
                                                ? "every decision and every word is the same"
                                                : again.differences().size() + " differences",
                                        reader.head()))
                .toString();
    }
}
