package io.trellis.core.strategyfile.json;

import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Writes JSON: for people with two spaces of indent, or in the canonical form of RFC 8785. */
public final class JsonWriter {

    private static final Pattern LAYOUT = Pattern.compile("\n *");

    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    /** Every member and item on its own line, two spaces of indent, one newline at the end. */
    public static String indented(Json value) {
        var writer = new JsonWriter();
        writer.write(value, "\n");
        return writer.out.append('\n').toString();
    }

    /** All of it on one line, without a newline at the end. */
    public static String line(Json value) {
        // Line ends within texts are escaped, so that those left are of the layout.
        return LAYOUT.matcher(indented(value)).replaceAll("");
    }

    /** The bytes of the JSON Canonicalization Scheme, RFC 8785. */
    public static byte[] canonical(Json value) {
        try {
            return new JsonCanonicalizer(indented(value)).getEncodedUTF8();
        } catch (IOException impossible) {
            throw new UncheckedIOException("our own JSON is not JSON", impossible);
        }
    }

    /** The number as RFC 8785 (and ECMAScript) writes it. */
    public static String number(double value) {
        try {
            return NumberToJSON.serializeNumber(value);
        } catch (IOException notFinite) {
            throw new IllegalArgumentException("JSON has no form for " + value, notFinite);
        }
    }

    private void write(Json value, String newline) {
        switch (value) {
            case Json.ObjectValue(var members) ->
                    list(
                            '{',
                            members.entrySet(),
                            '}',
                            newline,
                            entry -> {
                                text(entry.getKey());
                                out.append(": ");
                                write(entry.getValue(), newline + "  ");
                            });
            case Json.ArrayValue(var items) ->
                    list('[', items, ']', newline, item -> write(item, newline + "  "));
            case Json.TextValue(String text) -> text(text);
            case Json.NumberValue(var number) -> out.append(number(number.doubleValue()));
            case Json.BooleanValue(boolean flag) -> out.append(flag);
            case Json.NullValue _ -> out.append("null");
        }
    }

    private <T> void list(
            char open, Collection<T> items, char close, String newline, Consumer<T> write) {
        out.append(open);
        Iterator<T> rest = items.iterator();
        while (rest.hasNext()) {
            out.append(newline).append("  ");
            write.accept(rest.next());
            out.append(rest.hasNext() ? "," : newline);
        }
        out.append(close);
    }

    private void text(String text) {
        out.append('"');
        text.chars().forEach(c -> out.append(escaped((char) c)));
        out.append('"');
    }

    /** Control characters are written as RFC 8785 does; everything else stays as it is. */
    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c);
        };
    }
}
