package io.trellis.krakensim.socket;

import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.json.JsonText;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request of a connection.
 *
 * @param number the client's own, as it was written; empty if it gave none
 * @param shownNanos the time by the clock that is shown
 */
record Request(String method, Json.Fields params, Optional<String> number, long shownNanos) {

    static final Json.Fields NO_FIELDS = new Json.Fields(Map.of());

    Optional<String> text(String name) {
        return params.get(name)
                .flatMap(value ->
                        value instanceof Json.Text(String text)
                                ? Optional.of(text)
                                : Optional.empty());
    }

    boolean flag(String name, boolean otherwise) {
        return params.get(name)
                .map(value -> value instanceof Json.Flag(boolean flag) && flag)
                .orElse(otherwise);
    }

    /** The texts of a list; a single text is a list of one. */
    List<String> texts(String name) {
        return params.get(name).map(Request::texts).orElse(List.of());
    }

    private static List<String> texts(Json value) {
        return value instanceof Json.Values(List<Json> values)
                ? values.stream().flatMap(one -> one.scalar().stream()).toList()
                : value.scalar().stream().toList();
    }

    /** A whole number; the other one if it is missing, empty if it is something else. */
    OptionalLong whole(String name, long otherwise) {
        Optional<Json> value = params.get(name);
        if (value.isEmpty()) {
            return OptionalLong.of(otherwise);
        }
        return value.get() instanceof Json.Numeral(String text)
                ? Amounts.parse(text, 0)
                : OptionalLong.empty();
    }

    /** The text of a number without an exponent; empty if it is something else. */
    static Optional<String> plain(Json value) {
        if (!(value instanceof Json.Numeral(String text))) {
            return Optional.empty();
        }
        if (Amounts.plain(text)) {
            return Optional.of(text);
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs(number.scale()) > 40 || number.precision() > 40
                    ? Optional.empty()
                    : Optional.of(number.toPlainString());
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** What the venue says of a field that is no number. */
    static String noNumber(String field) {
        return field.substring(0, 1).toUpperCase(Locale.ROOT)
                + field.substring(1)
                + " field must be a number_float";
    }

    // Answers.

    /** A success, around the result. */
    String success(Optional<String> result) {
        var json = new JsonText().open().put("method", method);
        number.ifPresent(text -> json.putRaw("req_id", text));
        result.ifPresent(text -> json.putRaw("result", text));
        json.put("success", true);
        return timed(json).close().toString();
    }

    /** A failure. */
    String failure(String error) {
        return failure(error, Optional.empty());
    }

    /** A failure that concerns a symbol. */
    String failure(String error, Optional<String> symbol) {
        var json = new JsonText().open().put("error", error).put("method", method);
        number.ifPresent(text -> json.putRaw("req_id", text));
        if (error.startsWith("ESession:")) {
            json.put("status", "error");
        }
        json.put("success", false);
        symbol.ifPresent(name -> json.put("symbol", name));
        return timed(json).close().toString();
    }

    JsonText timed(JsonText json) {
        String now = Stamps.micros(shownNanos);
        return json.put("time_in", now).put("time_out", now);
    }
}
