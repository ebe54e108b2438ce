package io.trellis.cli.trade.journal;

import io.trellis.cli.terminal.Program;
import io.trellis.core.InvalidInputException;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.trading.journal.JournalDump;
import io.trellis.trading.journal.JournalReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code trade journal dump}: every record on a line. */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/trade journal dump example-kraken --from 1000 --to 1100",
            "  bin/trade journal dump example-kraken --json"
        },
        description = {
            "Prints the records of a journal, one on a line, oldest first. Prices and quantities"
                    + " are ticks and lots.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters and spec.
final class DumpCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "A run, or a folder with a journal (with a /).")
    private String place;

    @Option(
            names = "--from",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "The first record to show (default: ${DEFAULT-VALUE}).")
    private long from;

    @Option(names = "--to", paramLabel = "NUMBER", description = "The last record to show.")
    private long to = Long.MAX_VALUE;

    @Option(names = "--json", description = "Print each record as a JSON object on a line.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (from > to) {
            throw new InvalidInputException(
                    "--from %d is behind --to %d; give a lower one.".formatted(from, to));
        }
        JournalReader reader = JournalReader.open(JournalPlace.of(place));
        PrintWriter out = spec.commandLine().getOut();
        Optional<JournalRecord> next = reader.next();
        while (next.isPresent() && reader.sequence() <= to && !out.checkError()) {
            if (reader.sequence() >= from) {
                out.println(line(reader.sequence(), next.get()));
            }
            next = reader.next();
        }
        out.flush();
        reader.tornTail().ifPresent(spec.commandLine().getErr()::println);
        return Program.DONE;
    }

    private String line(long sequence, JournalRecord entry) {
        return json
                ? JsonWriter.line(JournalDump.json(sequence, entry))
                : JournalDump.text(sequence, entry);
    }
}
