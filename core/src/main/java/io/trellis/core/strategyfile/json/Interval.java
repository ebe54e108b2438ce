package io.trellis.core.strategyfile.json;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** The numbers between two ends, each of them inside or outside. */
record Interval(BigDecimal low, boolean lowInside, BigDecimal high, boolean highInside) {

    private static final Pattern NOTATION =
            Pattern.compile("([\\[(])(-?[0-9.eE]+), (-?[0-9.eE]+)([\\])])");

    /** In the notation of mathematics: {@code (0, 1]} lies above 0 and holds 1. */
    static Interval of(String notation) {
        var matcher = NOTATION.matcher(notation);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an interval: " + notation);
        }
        return new Interval(
                new BigDecimal(matcher.group(2)),
                matcher.group(1).equals("["),
                new BigDecimal(matcher.group(3)),
                matcher.group(4).equals("]"));
    }

    /** What is wrong with a number, {@code 0 is below 1}; empty for one that is inside. */
    Optional<String> complaint(BigDecimal value) {
        int toLow = value.compareTo(low);
        int toHigh = value.compareTo(high);
        String shown = value.toPlainString();
        if (toLow < 0 || (toLow == 0 && !lowInside)) {
            String words = lowInside ? " is below " : " is not above ";
            return Optional.of(shown + words + low.toPlainString());
        }
        if (toHigh > 0 || (toHigh == 0 && !highInside)) {
            String words = highInside ? " is above " : " is not below ";
            return Optional.of(shown + words + high.toPlainString());
        }
        return Optional.empty();
    }

    /** {@code from 0 to 1}, {@code above 0 and at most 1}. */
    String words() {
        String start = (lowInside ? "from " : "above ") + low.toPlainString();
        String joined = lowInside ? " to " : " and at most ";
        String below = lowInside ? " to below " : " and below ";
        return start + (highInside ? joined : below) + high.toPlainString();
    }

    Json.ObjectValue schema(String type) {
        return Json.object()
                .put("type", type)
                .put(lowInside ? "minimum" : "exclusiveMinimum", new Json.NumberValue(low))
                .put(highInside ? "maximum" : "exclusiveMaximum", new Json.NumberValue(high))
                .build();
    }
}
