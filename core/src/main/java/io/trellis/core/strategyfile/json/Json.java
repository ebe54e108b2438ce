package io.trellis.core.strategyfile.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A JSON value (RFC 8259); immutable. */
public sealed interface Json {

    /** What kind of value this is, in words: "a string", "an object". */
    String kind();

    /**
     * Members by name.
     *
     * @param members in the order of the document
     */
    record ObjectValue(SequencedMap<String, Json> members) implements Json {
        public ObjectValue {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }

        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** A copy in which the member has this value: in its place, or last when it is new. */
        public ObjectValue with(String name, Json value) {
            var copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new ObjectValue(copy);
        }

        /** A copy in which the value at the end of the path is this one; the path must exist. */
        public ObjectValue with(List<String> path, Json value) {
            String name = path.getFirst();
            if (path.size() == 1) {
                return with(name, value);
            }
            if (members.get(name) instanceof ObjectValue inner) {
                return with(name, inner.with(path.subList(1, path.size()), value));
            }
            throw new IllegalArgumentException("no object at " + name);
        }

        /** A copy without these members. */
        public ObjectValue without(List<String> names) {
            var copy = new LinkedHashMap<>(members);
            names.forEach(copy::remove);
            return new ObjectValue(copy);
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    record ArrayValue(List<Json> items) implements Json {
        public ArrayValue {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    record TextValue(String text) implements Json {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /**
     * A number that a double holds exactly, as RFC 8785 asks of every number, so that two documents
     * with the same canonical bytes hold the same numbers.
     *
     * @param value without trailing zeros after the point, never in exponent form; its leading
     *     digit stands for 10⁻¹⁸ to 10¹⁸, or it is 0
     */
    record NumberValue(BigDecimal value) implements Json {

        private static final int MAX_EXPONENT = 18;

        /**
         * @throws IllegalArgumentException if the number is out of range, or has more digits than a
         *     double keeps
         */
        public NumberValue {
            long exponent = (long) value.precision() - value.scale() - 1;
            if (value.signum() != 0 && Math.abs(exponent) > MAX_EXPONENT) {
                throw new IllegalArgumentException(
                        value + " has a leading digit beyond 1e-18 or 1e18");
            }
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            value = value.setScale(Math.max(value.scale(), 0));
            BigDecimal kept = BigDecimal.valueOf(value.doubleValue());
            if (kept.compareTo(value) != 0) {
                throw new IllegalArgumentException(
                        value + " has more digits than a JSON number keeps; write " + kept);
            }
        }

        public static NumberValue of(double value) {
            return new NumberValue(BigDecimal.valueOf(value));
        }

        public static NumberValue of(long value) {
            return new NumberValue(BigDecimal.valueOf(value));
        }

        @Override
        public String kind() {
            return "a number";
        }
    }

    record BooleanValue(boolean value) implements Json {
        @Override
        public String kind() {
            return "a boolean";
        }
    }

    record NullValue() implements Json {
        @Override
        public String kind() {
            return "null";
        }
    }

    /** The value for a message: on one line, at most 80 characters, without control characters. */
    default String shown() {
        return switch (this) {
            case TextValue(String text) -> quoted(text);
            case NumberValue(BigDecimal value) -> value.toPlainString();
            case BooleanValue(boolean value) -> String.valueOf(value);
            case ObjectValue _, ArrayValue _, NullValue _ -> kind();
        };
    }

    /** The text in quotes, cut to 80 characters, with everything but printable ASCII escaped. */
    static String quoted(String text) {
        return '"' + printable(text, 80) + '"';
    }

    /** The text, cut to a length, with everything but printable ASCII escaped. */
    static String printable(String text, int length) {
        var shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), length); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c <= '~';
            shown.append(
                    plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return shown.append(text.length() > length ? "…" : "").toString();
    }

    /** A builder of objects, in the order of its calls. */
    static ObjectBuilder object() {
        return new ObjectBuilder();
    }

    /** Collects members in order. */
    final class ObjectBuilder {

        private final LinkedHashMap<String, Json> members = new LinkedHashMap<>();

        private ObjectBuilder() {}

        public ObjectBuilder put(String name, Json value) {
            members.put(name, value);
            return this;
        }

        public ObjectBuilder put(String name, String text) {
            return put(name, new TextValue(text));
        }

        public ObjectBuilder put(String name, long number) {
            return put(name, NumberValue.of(number));
        }

        public ObjectBuilder put(String name, boolean value) {
            return put(name, new BooleanValue(value));
        }

        public ObjectBuilder putAll(Map<String, Json> others) {
            members.putAll(others);
            return this;
        }

        public ObjectValue build() {
            return new ObjectValue(members);
        }
    }
}
