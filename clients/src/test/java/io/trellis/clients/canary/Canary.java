package io.trellis.clients.canary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Secrets of a test, looked for in all that a run produced: raw and in part, in Base64, in
 * hexadecimal, encoded for a URL or for JSON, reversed, broken over lines, and inside of gzip.
 */
public final class Canary {

    /** A part of a secret of so many characters gives it away as well. */
    private static final int TELLING = 12;

    private static final Pattern BREAKS = Pattern.compile("[\\s\"'+\\\\]+");

    private final Map<String, byte[]> secrets = new LinkedHashMap<>();

    /**
     * Plants a secret.
     *
     * @param name what it is, for the message
     * @param secret as text, of 12 characters or more; of one in Base64, what it stands for counts
     *     as well
     */
    public Canary plant(String name, String secret) {
        if (secret.length() < TELLING) {
            throw new IllegalArgumentException("too short to be told from chance: " + name);
        }
        secrets.put(name, secret.getBytes(StandardCharsets.UTF_8));
        try {
            byte[] decoded = Base64.getDecoder().decode(secret);
            if (decoded.length >= TELLING) {
                secrets.put(name + ", decoded", decoded);
            }
        } catch (IllegalArgumentException _) {
            // It is no Base64, and stands for itself alone.
        }
        return this;
    }

    /**
     * Looks through a text.
     *
     * @param where for the message
     * @throws AssertionError if a secret is in it, naming which one and in which form
     */
    public void assertNotIn(String where, String text) {
        find(text).ifPresent(found -> fail(where, found));
    }

    /** The same for bytes, packed or not. */
    public void assertNotIn(String where, byte[] bytes) {
        assertNotIn(where, new String(bytes, StandardCharsets.ISO_8859_1));
        unpacked(bytes)
                .ifPresent(inside ->
                        assertNotIn(
                                where + ", unpacked",
                                new String(inside, StandardCharsets.ISO_8859_1)));
    }

    /** The same for a failure with all its causes. */
    public void assertNotIn(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        assertNotIn("the failure " + failure.getClass().getSimpleName(), text.toString());
    }

    /** The same for the names and contents of all files in a folder. */
    public void assertNotInFilesOf(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                assertNotIn("the name of " + file, file.toString());
                if (Files.isRegularFile(file)) {
                    assertNotIn(file.toString(), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first secret that is in a text, and its form. */
    Optional<String> find(String text) {
        String joined = joined(text);
        String small = text.toLowerCase(Locale.ROOT);
        for (var secret : secrets.entrySet()) {
            for (var form : forms(secret.getValue()).entrySet()) {
                String wanted = form.getValue();
                boolean found =
                        text.contains(wanted)
                                || joined.contains(joined(wanted))
                                || (form.getKey().startsWith("hexadecimal")
                                        && small.contains(wanted));
                if (found) {
                    return Optional.of(secret.getKey() + ", " + form.getKey());
                }
            }
        }
        return Optional.empty();
    }

    /** Without what stands between the parts of a text that is broken over lines. */
    private static String joined(String text) {
        return BREAKS.matcher(text).replaceAll("");
    }

    private static void fail(String where, String found) {
        throw new AssertionError("a secret is in " + where + ": " + found);
    }

    private static Map<String, String> forms(byte[] secret) {
        String raw = new String(secret, StandardCharsets.ISO_8859_1);
        var forms = new LinkedHashMap<String, String>();
        forms.put("its beginning", raw.substring(0, TELLING));
        forms.put("its end", raw.substring(raw.length() - TELLING));
        forms.put("reversed", new StringBuilder(raw).reverse().toString());
        forms.put("hexadecimal", HexFormat.of().formatHex(secret));
        String url = URLEncoder.encode(raw, StandardCharsets.ISO_8859_1);
        forms.put("for a URL", url);
        forms.put("for a URL, small", smallCodes(url));
        forms.put("for a URL, twice", url.replace("%", "%25"));
        forms.put("JSON with escaped strokes", raw.replace("/", "\\/"));
        forms.put("JSON in numbers", inNumbers(raw));
        forms.put("as a list of bytes", Arrays.toString(secret));
        List<String> base64 = base64(secret);
        for (int i = 0; i < base64.size(); i++) {
            forms.put("Base64, " + i, base64.get(i));
        }
        return forms;
    }

    private static String smallCodes(String url) {
        return Pattern.compile("%[0-9A-F]{2}")
                .matcher(url)
                .replaceAll(code -> code.group().toLowerCase(Locale.ROOT));
    }

    private static String inNumbers(String raw) {
        var text = new StringBuilder();
        raw.chars().forEach(c -> text.append(String.format(Locale.ROOT, "\\u%04x", c)));
        return text.toString();
    }

    /** As it looks in the Base64 of a longer text, wherever it begins there; in both alphabets. */
    private static List<String> base64(byte[] secret) {
        var forms = new ArrayList<String>();
        for (int before = 0; before < 3; before++) {
            int whole = (secret.length + before) / 3 * 3 - before;
            byte[] padded = new byte[before + whole];
            System.arraycopy(secret, 0, padded, before, whole);
            int spoilt = before == 0 ? 0 : 4;
            forms.add(Base64.getEncoder().encodeToString(padded).substring(spoilt));
            forms.add(Base64.getUrlEncoder().encodeToString(padded).substring(spoilt));
        }
        return forms;
    }

    private static Optional<byte[]> unpacked(byte[] bytes) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.of(in.readAllBytes());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
