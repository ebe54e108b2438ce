package io.trellis.trading.journal;

import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.venue.ClientOrderId;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The members of a JSON object, in the order of the calls. Decimals and times are texts, and so are
 * whole numbers that a JSON number does not hold.
 */
final class Members {

    private static final long MOST = 1L << 53;

    private final Json.ObjectBuilder members = Json.object();

    static Members of(String name, String kind) {
        return new Members().put(name, kind);
    }

    Members put(String name, String text) {
        members.put(name, text);
        return this;
    }

    Members put(String name, long number) {
        if (Math.abs(number) <= MOST && number != Long.MIN_VALUE) {
            members.put(name, number);
        } else {
            members.put(name, Long.toString(number));
        }
        return this;
    }

    Members put(String name, boolean flag) {
        members.put(name, flag);
        return this;
    }

    Members put(String name, Enum<?> constant) {
        return put(name, constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    Members put(String name, BigDecimal decimal) {
        return put(name, decimal.toString());
    }

    Members put(String name, Instant time) {
        return put(name, time.toString());
    }

    Members put(String name, ClientOrderId id) {
        return put(name, id.text());
    }

    Members put(String name, Members object) {
        members.put(name, object.build());
        return this;
    }

    Members put(String name, Optional<ClientOrderId> id) {
        id.ifPresent(there -> put(name, there));
        return this;
    }

    <T> Members list(String name, List<T> values, Function<T, Members> one) {
        List<Json> items = values.stream().<Json>map(value -> one.apply(value).build()).toList();
        members.put(name, new Json.ArrayValue(items));
        return this;
    }

    Members texts(String name, List<String> values) {
        List<Json> items = values.stream().<Json>map(Json.TextValue::new).toList();
        members.put(name, new Json.ArrayValue(items));
        return this;
    }

    Members all(Members others) {
        members.putAll(others.build().members());
        return this;
    }

    Json.ObjectValue build() {
        return members.build();
    }
}
