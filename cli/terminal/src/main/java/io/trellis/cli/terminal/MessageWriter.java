package io.trellis.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Puts lines that warn into their tone, where the terminal takes colours. */
final class MessageWriter extends FilterWriter {

    /** How such a line begins; the beginning comes in one piece. */
    private static final List<String> WARNINGS = List.of("warning:", "SYNTHETIC DATA");

    private boolean lineBegins = true;
    private boolean painting;

    MessageWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        String piece = text.substring(offset, offset + length);
        for (String line : piece.splitWithDelimiters("\n", 0)) {
            add(line);
        }
    }

    private void add(String part) throws IOException {
        boolean ends = part.equals("\n");
        if (ends && painting) {
            out.write(Tone.END);
            painting = false;
        } else if (lineBegins && warns(part)) {
            out.write(Tone.WARNING.start());
            painting = true;
        }
        out.write(part);
        lineBegins = ends || (lineBegins && part.isEmpty());
    }

    private static boolean warns(String line) {
        return Terminal.current().colouredMessages()
                && WARNINGS.stream().anyMatch(line::startsWith);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        String piece = new String(text, offset, length);
        write(piece, 0, piece.length());
    }

    @Override
    public void write(int character) throws IOException {
        write(String.valueOf((char) character), 0, 1);
    }
}
