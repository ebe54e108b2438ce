package io.trellis.clients.kraken.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Answers as no venue should send them: right ones, changed in a few places, as bytes. */
final class ReplyMutations {

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e99",
                    "1E-99",
                    "1e999",
                    "NaN",
                    "-0.0",
                    "99999999999999999999",
                    "9".repeat(64),
                    "0." + "0".repeat(23) + "1",
                    "\"\"",
                    "\"-1\"",
                    "\"1e99\"",
                    "\"+5%\"",
                    "\"XBTUSD\"",
                    "\"\\u0000\\ud800\"",
                    "[]",
                    "{}",
                    "[[]]",
                    "{\"a\":[1]}",
                    "[".repeat(40),
                    "\"" + "x".repeat(17_000) + "\"");

    /** Within the size that is read at all, as much as fits. */
    private static final List<byte[]> GIANTS =
            List.of(
                    ascii("[".repeat(4_000_000)),
                    ascii("9".repeat(4_000_000)),
                    ascii("{\"error\":[],\"result\":[" + "0,".repeat(2_000_000) + "0]}"),
                    ascii("{\"error\":[],\"result\":{\"open\":{" + "\"a\":{},".repeat(500_000)),
                    ascii("{\"error\":[" + "\"EOrder:x\",".repeat(350_000) + "\"E\"]}"),
                    ascii("{\"error\":[\"" + "E".repeat(4_000_000) + "\"]}"),
                    ascii(
                            "{\"error\":[],\"result\":{\"a\":["
                                    + "[\"1\",\"1\",1,\"b\",\"l\",\"\",1],".repeat(130_000)
                                    + "0],\"last\":\"1\"}}"));

    private final Random random;

    ReplyMutations(long seed) {
        this.random = new Random(seed);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static List<byte[]> giants() {
        return GIANTS;
    }

    byte[] of(String right) {
        var text = new StringBuilder(right);
        for (int i = random.nextInt(3); i >= 0 && !text.isEmpty(); i--) {
            mutate(text);
        }
        // One byte a character, so that what is no UTF-8 occurs, too.
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void mutate(StringBuilder text) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(10));
        switch (random.nextInt(12)) {
            case 0 -> text.setCharAt(at, (char) random.nextInt(256));
            case 1 -> text.delete(at, end);
            case 2 -> text.insert(at, text.substring(at, end));
            case 3 -> text.setLength(at);
            case 4 -> text.insert(at, value());
            default -> replaceValue(text, at);
        }
    }

    /** So that the rest remains what it was. */
    private void replaceValue(StringBuilder text, int at) {
        int start = text.indexOf(random.nextInt(3) > 0 ? ":" : ",", at) + 1;
        int end = start;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        text.replace(start, end, value());
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }
}
