package io.trellis.clients.kraken.stream;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a request. Numbers are given as plain text, as the venue takes neither strings nor
 * exponents.
 */
final class RequestText {

    private static final int USUAL_LENGTH = 512;

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);
    private boolean first = true;

    private RequestText() {}

    /** A request without parameters. */
    static String bare(String method, long requestId) {
        return "{\"method\":\"" + method + "\",\"req_id\":" + requestId + "}";
    }

    /** Begins the parameters of a request, or one of several objects in them. */
    static RequestText members() {
        return new RequestText();
    }

    private RequestText name(String name) {
        text.append(first ? "\"" : ",\"").append(name).append("\":");
        first = false;
        return this;
    }

    RequestText text(String name, String value) {
        name(name).quoted(value);
        return this;
    }

    RequestText texts(String name, List<String> values) {
        name(name).text.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            quoted(values.get(i));
        }
        text.append(']');
        return this;
    }

    RequestText number(String name, String plain) {
        name(name).text.append(plain);
        return this;
    }

    RequestText truth(String name, boolean value) {
        name(name).text.append(value);
        return this;
    }

    RequestText objects(String name, List<RequestText> values) {
        name(name)
                .text
                .append(
                        values.stream()
                                .map(value -> "{" + value.text + "}")
                                .collect(Collectors.joining(",", "[", "]")));
        return this;
    }

    /** The whole request. */
    String of(String method, long requestId) {
        return "{\"method\":\""
                + method
                + "\",\"params\":{"
                + text
                + "},\"req_id\":"
                + requestId
                + "}";
    }

    private void quoted(String value) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
    }
}
