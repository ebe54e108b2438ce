package io.trellis.core.strategyfile;

import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The values that a search may give to one field of a strategy file. */
public sealed interface Dimension {

    /** The field, as {@link StrategyDocument#with(String, String)} takes it: {@code grid.cells}. */
    String path();

    /** The values that the file names for the field, by the name of the member that holds them. */
    SequencedMap<String, Json> named();

    /**
     * Whole numbers {@code from}, {@code from + step}, … up to {@code to}.
     *
     * @param step 1 or more
     */
    record Whole(String path, long from, long to, long step) implements Dimension {
        public Whole {
            requireRising(BigDecimal.valueOf(from), BigDecimal.valueOf(to));
            if (step < 1) {
                throw new IllegalArgumentException("step " + step + " is below 1");
            }
        }

        @Override
        public SequencedMap<String, Json> named() {
            return ends(Json.NumberValue.of(from), Json.NumberValue.of(to));
        }
    }

    /**
     * Numbers between the ends, both included.
     *
     * @param step distance from one to the next, counted from {@code from}; empty for all of them
     */
    record Real(String path, Bound from, Bound to, Optional<Bound> step) implements Dimension {
        public Real {
            requireRising(from.value(), to.value());
            if (step.isPresent() && step.get().value().signum() <= 0) {
                throw new IllegalArgumentException(
                        "step " + step.get().value().toPlainString() + " is not above 0");
            }
        }

        @Override
        public SequencedMap<String, Json> named() {
            return ends(from.json(), to.json());
        }
    }

    /** Numbers between the ends, both included and above 0, drawn evenly by their logarithm. */
    record LogReal(String path, Bound from, Bound to) implements Dimension {
        public LogReal {
            requireRising(from.value(), to.value());
            if (from.value().signum() <= 0) {
                throw new IllegalArgumentException(
                        "from " + from.value().toPlainString() + " is not above 0");
            }
        }

        @Override
        public SequencedMap<String, Json> named() {
            return ends(from.json(), to.json());
        }
    }

    /**
     * One of the values.
     *
     * @param choices strings, numbers, booleans or null, as the field takes them; two or more
     */
    record Choice(String path, List<Json> choices) implements Dimension {
        public Choice {
            choices = List.copyOf(choices);
        }

        @Override
        public SequencedMap<String, Json> named() {
            var values = new LinkedHashMap<String, Json>();
            for (int i = 0; i < choices.size(); i++) {
                values.put("values[" + i + "]", choices.get(i));
            }
            return values;
        }
    }

    /**
     * A field that varies only while another one has one of some values, as the fields of one kind
     * of grid do. Under any other value it is as the file has it, or not there at all.
     *
     * @param dimension what varies; not conditional itself
     * @param on the field that decides, which is a {@link Choice} of the same search
     * @param values of that field under which this one varies; one or more
     */
    record Conditional(Dimension dimension, String on, List<Json> values) implements Dimension {
        public Conditional {
            values = List.copyOf(values);
            if (dimension instanceof Conditional) {
                throw new IllegalArgumentException(
                        "dimension: it is conditional itself; write what varies");
            }
            if (values.isEmpty()) {
                throw new IllegalArgumentException("when: it needs a value of " + on);
            }
        }

        @Override
        public String path() {
            return dimension.path();
        }

        @Override
        public SequencedMap<String, Json> named() {
            return dimension.named();
        }
    }

    /**
     * An end of a range, as the field is written.
     *
     * @param quoted whether the field is a decimal string, as prices, quantities and money are
     */
    record Bound(BigDecimal value, boolean quoted) {
        Json json() {
            return quoted ? new Json.TextValue(value.toPlainString()) : new Json.NumberValue(value);
        }
    }

    private static SequencedMap<String, Json> ends(Json from, Json to) {
        var ends = new LinkedHashMap<String, Json>();
        ends.put("from", from);
        ends.put("to", to);
        return Collections.unmodifiableSequencedMap(ends);
    }

    private static void requireRising(BigDecimal from, BigDecimal to) {
        if (to.compareTo(from) <= 0) {
            throw new IllegalArgumentException(
                    "to " + to.toPlainString() + " must be above from " + from.toPlainString());
        }
    }
}
