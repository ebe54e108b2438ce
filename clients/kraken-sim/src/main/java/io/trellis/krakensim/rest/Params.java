package io.trellis.krakensim.rest;

import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.json.JsonReader;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The parameters of a call, from a form or from JSON. */
record Params(Map<String, Json> values) {

    private static final int MOST = 1_000;

    /** Those of a query or of a form. */
    static Params ofForm(String form) {
        Map<String, Json> values = new LinkedHashMap<>();
        for (String pair : form.split("&", MOST)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        decoded(pair.substring(0, equals)),
                        new Json.Text(decoded(pair.substring(equals + 1))));
            }
        }
        return new Params(values);
    }

    /** Those of a body of JSON; empty if it is none. */
    static Optional<Params> ofJson(String body) {
        return JsonReader.readFields(body).map(fields -> new Params(fields.byName()));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /** A text or a number; empty if it is missing or blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .flatMap(Json::scalar)
                .filter(text -> !text.isBlank());
    }

    /** Whether there is such a parameter, of whatever form. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether it is there and says yes. */
    boolean flag(String name) {
        return text(name).filter(t -> t.equals("true") || t.equals("1")).isPresent();
    }

    /** A whole number; the other one if it is missing, empty if it is something else. */
    OptionalLong whole(String name, long otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.of(otherwise);
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /** The parts of a list with commas. */
    List<String> list(String name) {
        return text(name).map(text -> List.of(text.split(",", MOST))).orElse(List.of());
    }

    /** Seconds since the epoch as nanoseconds; empty if it is no number. */
    static OptionalLong nanos(String seconds) {
        try {
            return OptionalLong.of(
                    new BigDecimal(seconds.length() > 40 ? "x" : seconds)
                            .movePointRight(9)
                            .toBigInteger()
                            .longValueExact());
        } catch (ArithmeticException | NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /** A moment of RFC 3339 as nanoseconds since the epoch; empty if it is none. */
    static OptionalLong moment(String text) {
        try {
            Instant instant = Instant.parse(text);
            return OptionalLong.of(
                    Math.addExact(
                            Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L),
                            instant.getNano()));
        } catch (DateTimeParseException | ArithmeticException _) {
            return OptionalLong.empty();
        }
    }
}
