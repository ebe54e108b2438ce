package io.trellis.backtesting.store.archive;

import io.trellis.backtesting.store.CsvSource;
import io.trellis.backtesting.store.InputFile;
import io.trellis.core.InvalidInputException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text of rows: a file, plain or gzip, or an entry of a zip file.
 *
 * @param file on the disk
 * @param entry in it, if it is a zip file
 */
public record ArchiveFile(Path file, Optional<String> entry) {

    private static final int LONGEST_LINE = 1 << 14;

    /** As errors name it. */
    Path shown() {
        return entry.map(name -> Path.of(file + "!" + name)).orElse(file);
    }

    /** Without folders, as a manifest names it. */
    String name() {
        String name = String.valueOf(file.getFileName());
        return entry.map(inside -> name + "!" + inside).orElse(name);
    }

    /** The last part of the name of the text itself. */
    String textName() {
        return entry.map(inside -> inside.substring(inside.lastIndexOf('/') + 1))
                .orElseGet(() -> String.valueOf(file.getFileName()));
    }

    CsvSource open() {
        return entry.map(name -> CsvSource.openEntry(file, name))
                .orElseGet(() -> CsvSource.open(file));
    }

    /**
     * The first lines, without those that are empty.
     *
     * @return one or two
     * @throws InvalidInputException if there is none
     */
    List<String> firstLines() {
        try (var source = open()) {
            try {
                return firstLines(source);
            } catch (IOException e) {
                throw source.sentence(e);
            }
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private List<String> firstLines(CsvSource source) throws IOException {
        var text = new BufferedReader(new InputStreamReader(source.text(), StandardCharsets.UTF_8));
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (int next = text.read(); lines.size() < 2; next = text.read()) {
            if (next < 0 || next == '\n' || next == '\r') {
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                if (next < 0) {
                    break;
                }
            } else if (next != '\uFEFF' || !lines.isEmpty() || !line.isEmpty()) {
                line.append((char) next);
                requireShort(line);
            }
        }
        if (lines.isEmpty()) {
            throw new InvalidInputException(
                    shown() + " is empty; rows of bars or trades are expected.");
        }
        return lines;
    }

    private void requireShort(StringBuilder line) {
        if (line.length() > LONGEST_LINE) {
            throw new InvalidInputException(
                    shown() + " is no text of rows: a line of it has more than 16,384 characters.");
        }
    }
}
