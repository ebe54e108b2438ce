package io.trellis.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.fact.Fact;
import io.trellis.core.machine.Command;
import io.trellis.core.machine.Input;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueRequest;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Records that were written before are read for ever: a line each, its bytes and what it says. */
class FormatTest {

    private static final String CORPUS = "records-of-version-1.txt";
    private static final Path SOURCE =
            Path.of("src/test/resources/io/trellis/core/journal").resolve(CORPUS);

    /** A line of the corpus. */
    private record Written(String hex, String text) {

        JournalRecord read() {
            byte[] bytes = HexFormat.of().parseHex(hex);
            var in = new RecordInput();
            in.wrap(bytes, 0, bytes.length);
            return new RecordCodec().decode(in);
        }
    }

    private static Written written(JournalRecord entry) {
        var out = new RecordOutput();
        new RecordCodec().encode(entry, out);
        return new Written(HexFormat.of().formatHex(out.toByteArray()), text(entry));
    }

    /** On one line, and without what has no form in the encoding of the file. */
    private static String text(JournalRecord entry) {
        String text =
                entry instanceof JournalRecord.Took(long nanos, long wall, Input.Past past)
                        ? "Took " + nanos + " " + wall + ", " + past.bars().count() + " bars"
                        : entry.toString();
        return text.replaceAll("[^ -~]", "?");
    }

    private static List<Written> corpus() throws IOException {
        try (InputStream file = FormatTest.class.getResourceAsStream(CORPUS)) {
            if (file == null) {
                throw new IOException("there is no " + CORPUS);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .map(parts -> new Written(parts[0], parts[1]))
                    .toList();
        }
    }

    @Test
    void fm102_givenRecordsOfAFormerProgram_thenTheyAreReadAndWrittenAsTheyWere()
            throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.write(SOURCE, fresh());
        }
        List<Written> corpus = corpus();

        assertThat(corpus).hasSizeGreaterThan(40);
        for (Written former : corpus) {
            assertThat(written(former.read())).isEqualTo(former);
        }
    }

    /** A kind that is not in the corpus could change its form unseen: write it anew then. */
    @Test
    void givenAKindOfRecord_thenTheCorpusHasOne() throws IOException {
        List<JournalRecord> corpus = corpus().stream().map(Written::read).toList();

        assertThat(corpus.stream().map(FormatTest::kind))
                .containsAll(Stream.concat(kinds(JournalRecord.class), parts()).toList());
    }

    private static Stream<Class<?>> parts() {
        return Stream.of(
                        Input.class,
                        Command.class,
                        VenueEvent.class,
                        VenueRequest.Write.class,
                        Fact.class)
                .flatMap(FormatTest::kinds);
    }

    /** The kinds of a type that hold no further kinds. */
    private static Stream<Class<?>> kinds(Class<?> type) {
        List<Class<?>> holders =
                List.of(
                        JournalRecord.Took.class,
                        JournalRecord.Sent.class,
                        JournalRecord.Stated.class,
                        Input.Told.class,
                        Input.Commanded.class);
        return RandomRecords.kinds(type).filter(kind -> !holders.contains(kind));
    }

    private static Class<?> kind(JournalRecord entry) {
        return switch (entry) {
            case JournalRecord.Took(_, _, Input.Told(var event)) -> event.getClass();
            case JournalRecord.Took(_, _, Input.Commanded(var command)) -> command.getClass();
            case JournalRecord.Took(_, _, var input) -> input.getClass();
            case JournalRecord.Sent(var write) -> write.getClass();
            case JournalRecord.Stated(var fact) -> fact.getClass();
            case JournalRecord.Opened _, JournalRecord.Closed _ -> entry.getClass();
        };
    }

    /** Two of each kind, drawn. */
    private static List<String> fresh() {
        var records = new RandomRecords(new SplittableRandom(1));
        List<JournalRecord> entries = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            kinds(JournalRecord.class)
                    .forEach(kind -> entries.add((JournalRecord) records.of(kind)));
            kinds(Input.class).forEach(kind -> entries.add(took((Input) records.of(kind))));
            kinds(Command.class)
                    .forEach(kind ->
                            entries.add(took(new Input.Commanded((Command) records.of(kind)))));
            kinds(VenueEvent.class)
                    .forEach(kind ->
                            entries.add(took(new Input.Told((VenueEvent) records.of(kind)))));
            kinds(VenueRequest.Write.class)
                    .forEach(kind ->
                            entries.add(
                                    new JournalRecord.Sent((VenueRequest.Write) records.of(kind))));
            kinds(Fact.class)
                    .forEach(
                            kind -> entries.add(new JournalRecord.Stated((Fact) records.of(kind))));
        }
        return entries.stream().map(FormatTest::written).map(FormatTest::line).toList();
    }

    private static JournalRecord took(Input input) {
        return new JournalRecord.Took(1_000_000_000, 1_795_000_000_000_000_000L, input);
    }

    private static String line(Written written) {
        return written.hex() + " " + written.text();
    }
}
