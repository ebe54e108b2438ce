package io.trellis.core.strategyfile;

import io.trellis.core.InvalidInputException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The textual form of keys (RFC 7468), as other tools read and write them. What stands between the
 * two lines is never part of a message.
 */
final class Pem {

    private static final int LINE = 64;

    private static final String EXPECTED =
            " is no PEM file with one %s: it begins with \"%s\" and ends with \"%s\"";

    private Pem() {}

    /** The bytes as text, with a newline at the end. */
    static String of(String label, byte[] bytes) {
        byte[] newline = {'\n'};
        String body = Base64.getMimeEncoder(LINE, newline).encodeToString(bytes);
        return begin(label) + "\n" + body + "\n" + end(label) + "\n";
    }

    /**
     * The bytes of a text.
     *
     * @param sourceName the file, as errors shall name it
     * @throws InvalidInputException if it is anything but one block of this label
     */
    static byte[] bytes(String label, byte[] file, String sourceName) {
        String text = new String(file, StandardCharsets.US_ASCII).strip();
        if (!text.startsWith(begin(label)) || !text.endsWith(end(label))) {
            throw refused(label, sourceName);
        }
        int from = begin(label).length();
        int to = text.length() - end(label).length();
        String body = text.substring(Math.min(from, to), to).replaceAll("[\r\n]", "");
        return decoded(label, body, sourceName);
    }

    private static byte[] decoded(String label, String body, String sourceName) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException _) { // Its message quotes what it met.
            throw refused(label, sourceName);
        }
        if (bytes.length == 0) {
            throw refused(label, sourceName);
        }
        return bytes;
    }

    private static InvalidInputException refused(String label, String sourceName) {
        return new InvalidInputException(
                sourceName + EXPECTED.formatted(label, begin(label), end(label)));
    }

    private static String begin(String label) {
        return "-----BEGIN " + label + "-----";
    }

    private static String end(String label) {
        return "-----END " + label + "-----";
    }
}
