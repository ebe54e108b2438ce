package io.trellis.core.strategyfile.json;

import java.util.List;
import java.util.Optional;

/** A format, or {@code null}. */
record Nullable<T>(Format<T> present) implements Format<Optional<T>> {

    @Override
    public Optional<T> read(Json json, Place place) {
        return json instanceof Json.NullValue
                ? Optional.empty()
                : Optional.of(present.read(json, place));
    }

    @Override
    public Json write(Optional<T> value) {
        return value.map(present::write).orElse(new Json.NullValue());
    }

    @Override
    public Json.ObjectValue schema() {
        Json none = Json.object().put("type", "null").build();
        return Json.object()
                .put("anyOf", new Json.ArrayValue(List.of(present.schema(), none)))
                .build();
    }

    @Override
    public String expected() {
        return present.expected() + ", or null";
    }

    @Override
    public Json parse(String text, Place place) {
        return text.equals("null") ? new Json.NullValue() : present.parse(text, place);
    }

    @Override
    public Format<?> member(String name, Json json, Place place) {
        if (json instanceof Json.NullValue) {
            throw place.error("it is null, so it has no " + Json.quoted(name) + " to set");
        }
        return present.member(name, json, place);
    }

    @Override
    public Json.ObjectValue put(Json.ObjectValue owner, String name, Json value) {
        return present.put(owner, name, value);
    }
}
