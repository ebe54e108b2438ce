package io.trellis.clients.kraken;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One way in which the venue may write something, and what is read in it. Such examples are kept in
 * a text: a line {@code --- what: how}, what the venue writes, and lines {@code => what is read}.
 *
 * @param what a call or a channel
 * @param how it is written
 * @param given what the venue writes, a line each
 * @param read what is read, a line each
 */
public record Example(String what, String how, List<String> given, List<String> read) {

    private static final String HEAD = "--- ";
    private static final String READ = "=> ";

    public Example {
        given = List.copyOf(given);
        read = List.copyOf(read);
    }

    /**
     * The examples of a text.
     *
     * @param name of the resource beside this class
     */
    public static List<Example> of(String name) {
        var examples = new ArrayList<Example>();
        var block = new ArrayList<String>();
        for (String line : lines(name)) {
            if (line.startsWith(HEAD)) {
                add(examples, block);
                block.clear();
            }
            if (!line.isBlank() && !line.startsWith("# ")) {
                block.add(line);
            }
        }
        add(examples, block);
        return examples;
    }

    private static void add(List<Example> examples, List<String> block) {
        if (block.isEmpty()) {
            return;
        }
        String[] head = block.getFirst().substring(HEAD.length()).split(": ", 2);
        examples.add(
                new Example(
                        head[0],
                        head[1],
                        block.stream()
                                .skip(1)
                                .filter(line -> !line.startsWith(READ))
                                .map(String::strip)
                                .toList(),
                        block.stream()
                                .filter(line -> line.startsWith(READ))
                                .map(line -> line.substring(READ.length()).stripTrailing())
                                .toList()));
    }

    private static List<String> lines(String name) {
        try (InputStream in =
                Objects.requireNonNull(Example.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /** What the venue writes, in one piece. */
    public String text() {
        return String.join("", given);
    }

    @Override
    public String toString() {
        return what + ": " + how;
    }
}
