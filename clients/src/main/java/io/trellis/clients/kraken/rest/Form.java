package io.trellis.clients.kraken.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Parameters of a call in their order, percent-encoded: a plus is {@code %2B}, a blank %20. */
record Form(SequencedMap<String, String> fields) {

    static Form empty() {
        return new Form(new LinkedHashMap<>());
    }

    /** The same with one more field. */
    Form with(String name, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Form(more);
    }

    /** The same with one more field, if there is a reason for it. */
    Form withIf(boolean wanted, String name, String value) {
        return wanted ? with(name, value) : this;
    }

    /** The same with other fields behind it. */
    Form followedBy(Form other) {
        var more = new LinkedHashMap<>(fields);
        more.putAll(other.fields);
        return new Form(more);
    }

    String encoded() {
        return fields.entrySet().stream().map(Form::encoded).collect(Collectors.joining("&"));
    }

    private static String encoded(Map.Entry<String, String> field) {
        return encoded(field.getKey()) + "=" + encoded(field.getValue());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
