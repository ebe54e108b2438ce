package io.trellis.backtesting.report.html;

import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonWriter;

import java.nio.charset.StandardCharsets;

/** HTML as it is written: every text and every attribute that goes in is escaped. */
public final class Markup {

    private final StringBuilder out = new StringBuilder();

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn; the names are ours, the values may be anything
     */
    public Markup open(String tag, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("attribute without a value in " + tag);
        }
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escaped(attributes[i + 1])).append('"');
        }
        out.append('>');
        return this;
    }

    /** Ends an element; what follows is on a new line. */
    public Markup close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /** Ends an element inside a line. */
    Markup closeInline(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    public Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** An element with nothing but a text. */
    public Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** The same inside a line. */
    Markup inline(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).closeInline(tag);
    }

    /** Data for the page's own script; it cannot end the element that it is in. */
    Markup data(Json json) {
        String text = new String(JsonWriter.canonical(json), StandardCharsets.UTF_8);
        open("script", "type", "application/json");
        out.append(text.replace("<", "\\u003c").replace("\u2028", "\\u2028"));
        return close("script");
    }

    /** What the page itself brings along: its style and its scripts. */
    Markup trusted(String markup) {
        out.append(markup);
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
