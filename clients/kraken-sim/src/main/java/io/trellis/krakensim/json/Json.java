package io.trellis.krakensim.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of JSON as it arrived. Numbers keep their text. */
public sealed interface Json {

    /** Fields in their order. */
    record Fields(Map<String, Json> byName) implements Json {

        /** The field, if there is one that is not null. */
        public Optional<Json> get(String name) {
            Json value = byName.get(name);
            return value == null || value instanceof Nothing
                    ? Optional.empty()
                    : Optional.of(value);
        }

        /** Whether there is such a field. */
        public boolean has(String name) {
            return byName.containsKey(name);
        }
    }

    /** Values in a row. */
    record Values(List<Json> values) implements Json {}

    /** A text. */
    record Text(String value) implements Json {}

    /** A number. */
    record Numeral(String text) implements Json {}

    /** True or false. */
    record Flag(boolean value) implements Json {}

    /** Null. */
    record Nothing() implements Json {}

    /** A text, a number or a flag as text; empty for all else. */
    default Optional<String> scalar() {
        return switch (this) {
            case Text(String value) -> Optional.of(value);
            case Numeral(String text) -> Optional.of(text);
            case Flag(boolean value) -> Optional.of(Boolean.toString(value));
            case Fields _, Values _, Nothing _ -> Optional.empty();
        };
    }
}
