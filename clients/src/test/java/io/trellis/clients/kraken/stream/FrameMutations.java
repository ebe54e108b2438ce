package io.trellis.clients.kraken.stream;

import java.util.List;
import java.util.Random;

/** Frames as no venue should send them: real ones, changed in a few places. */
final class FrameMutations {

    private static final List<String> TOKENS =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e999",
                    "1E-300",
                    "NaN",
                    "-0.0",
                    "99999999999999999999999999",
                    "0." + "0".repeat(70) + "1",
                    "9".repeat(400),
                    "1e30",
                    "\"\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"-1\"",
                    "{}",
                    "[]",
                    "[[",
                    "}}",
                    "{\"a\":[1,{\"b\":null}]}",
                    ",",
                    ":",
                    "\"",
                    "\\",
                    "\uFEFF",
                    "\0",
                    "\uD800",
                    "\u00e9",
                    "[".repeat(60),
                    "{\"a\":".repeat(60));

    private static final List<String> GIANTS =
            List.of(
                    "[".repeat(1_000_000),
                    "9".repeat(1_000_000),
                    "\"" + "x".repeat(5 << 20) + "\"",
                    "{\"channel\":\"book\",\"data\":[" + "{},".repeat(200_000),
                    "{\"channel\":\"trade\",\"type\":\"update\",\"data\":["
                            + "{\"symbol\":\"X\"},".repeat(100_000)
                            + "1]}");

    private final Random random;
    private final List<String> frames;

    FrameMutations(long seed, List<String> frames) {
        this.random = new Random(seed);
        this.frames = frames;
    }

    String next() {
        if (random.nextInt(5_000) == 0) {
            return GIANTS.get(random.nextInt(GIANTS.size()));
        }
        var text = new StringBuilder(any());
        for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
            mutate(text);
        }
        return text.toString();
    }

    private String any() {
        return frames.get(random.nextInt(frames.size()));
    }

    private void mutate(StringBuilder text) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(12));
        switch (random.nextInt(9)) {
            case 0 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
            case 1 -> text.delete(at, end);
            case 2 -> text.insert(at, text.substring(at, end));
            case 3 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
            case 4 -> text.replace(at, end, TOKENS.get(random.nextInt(TOKENS.size())));
            case 5 -> value(text, at);
            case 6 -> text.setLength(at);
            case 7 -> text.append(any());
            default -> text.setCharAt(at, (char) random.nextInt(0x10000));
        }
    }

    /** Puts something else for a value, so that the rest remains as it was. */
    private void value(StringBuilder text, int at) {
        int colon = text.indexOf(":", at);
        if (colon < 0) {
            return;
        }
        int end = colon + 1;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        text.replace(colon + 1, end, TOKENS.get(random.nextInt(TOKENS.size())));
    }
}
