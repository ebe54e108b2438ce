package io.trellis.optimization.search;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.core.InvalidInputException;
import io.trellis.optimization.space.Candidate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What a search has tried so far, in a text file: what the search depends on, a line for each
 * candidate, and a digest of all that. Numbers are written in hexadecimal, so that not a bit is
 * lost.
 */
final class CheckpointFile {

    private static final String FIRST_LINE = "trellis search checkpoint 1";
    private static final String LAST_WORD = "sha256 ";
    private static final String NEXT = "\t";

    private CheckpointFile() {}

    /**
     * Writes the file, whole or not at all; the one before is replaced.
     *
     * @param identity what the search depends on, by the word that names it; no line breaks
     * @throws UncheckedIOException if it cannot be written; the message is one sentence
     */
    static void write(Path file, SequencedMap<String, String> identity, List<Tried> tried) {
        var text = new StringBuilder(FIRST_LINE).append('\n');
        identity.forEach((word, value) -> text.append(line(word, value)).append('\n'));
        text.append('\n');
        for (Tried each : tried) {
            append(text, each);
        }
        String digest = digest(text.toString());
        AtomicFile.writeText(file, text.append(LAST_WORD).append(digest).append('\n').toString());
    }

    private static String line(String word, String value) {
        return word + ": " + value;
    }

    private static void append(StringBuilder text, Tried tried) {
        Fitness fitness = tried.fitness();
        text.append(fitness.standing()).append(NEXT);
        text.append(Double.toHexString(fitness.violation())).append(NEXT);
        text.append(
                fitness.scores().stream()
                        .map(Double::toHexString)
                        .collect(Collectors.joining(" ")));
        for (String value : tried.candidate().values()) {
            text.append(NEXT).append(value);
        }
        text.append('\n');
    }

    /**
     * Reads such a file.
     *
     * @return what was tried, in order
     * @throws InvalidInputException if it is not whole, or of another search
     * @throws UncheckedIOException if it cannot be read
     */
    static List<Tried> read(Path file, SequencedMap<String, String> identity) {
        String text = text(file);
        int end = text.lastIndexOf(LAST_WORD);
        if (!text.startsWith(FIRST_LINE + "\n")
                || end < 0
                || !text.substring(end).equals(LAST_WORD + digest(text.substring(0, end)) + "\n")) {
            throw new InvalidInputException(
                    file
                            + " is not a whole checkpoint of a search: it is damaged, or something"
                            + " else; delete it to search anew, or name another file.");
        }
        List<String> lines = text.substring(0, end).lines().toList();
        int blank = lines.indexOf("");
        requireSame(file, lines.subList(1, blank), identity);
        var tried = new ArrayList<Tried>();
        for (String line : lines.subList(blank + 1, lines.size())) {
            tried.add(tried(line));
        }
        return tried;
    }

    /** Bytes that are no text become signs that no digest goes with. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage() + ".", e);
        }
    }

    private static void requireSame(
            Path file, List<String> there, SequencedMap<String, String> identity) {
        for (Map.Entry<String, String> entry : identity.entrySet()) {
            if (!there.contains(line(entry.getKey(), entry.getValue()))) {
                throw new InvalidInputException(
                        "%s is the checkpoint of a search with another %s; finish that one, delete"
                                        .formatted(file, entry.getKey())
                                + " the file to search anew, or name another file.");
            }
        }
        if (there.size() != identity.size()) {
            throw new InvalidInputException(
                    file
                            + " is the checkpoint of a search that depended on more; delete it to"
                            + " search anew, or name another file.");
        }
    }

    private static Tried tried(String line) {
        List<String> parts = List.of(line.split(NEXT, -1));
        List<Double> scores = new ArrayList<>();
        for (String score : parts.get(2).split(" ", -1)) {
            if (!score.isEmpty()) {
                scores.add(Double.parseDouble(score));
            }
        }
        var fitness =
                new Fitness(
                        Fitness.Standing.valueOf(parts.get(0)),
                        Double.parseDouble(parts.get(1)),
                        scores);
        return new Tried(new Candidate(parts.subList(3, parts.size())), fitness);
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
