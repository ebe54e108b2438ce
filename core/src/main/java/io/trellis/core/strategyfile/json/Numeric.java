package io.trellis.core.strategyfile.json;

import java.math.BigDecimal;
import java.util.Optional;

/** A JSON number within an interval. */
public final class Numeric implements Format<BigDecimal> {

    private final Interval interval;
    private final boolean whole;

    private Numeric(Interval interval, boolean whole) {
        this.interval = interval;
        this.whole = whole;
    }

    /**
     * Any number of an interval.
     *
     * @param interval in the notation of mathematics, {@code (0, 1]}
     */
    public static Numeric in(String interval) {
        return new Numeric(Interval.of(interval), false);
    }

    /** Whole numbers, both ends included. */
    public static Format<Long> whole(long least, long most) {
        var ends = new Interval(BigDecimal.valueOf(least), true, BigDecimal.valueOf(most), true);
        return new Numeric(ends, true).map(BigDecimal::longValueExact, BigDecimal::valueOf);
    }

    /** Whole numbers, both ends included. */
    public static Format<Integer> count(int least, int most) {
        return whole(least, most).map(Math::toIntExact, Integer::longValue);
    }

    @Override
    public BigDecimal read(Json json, Place place) {
        if (!(json instanceof Json.NumberValue(BigDecimal value))) {
            throw place.wrong(json, expected());
        }
        if (whole && value.scale() > 0) {
            throw place.error(json.shown() + " is not whole; write " + expected());
        }
        Optional<String> complaint = interval.complaint(value);
        if (complaint.isPresent()) {
            throw place.error(complaint.get());
        }
        return value;
    }

    @Override
    public Json write(BigDecimal value) {
        return new Json.NumberValue(value);
    }

    @Override
    public Json.ObjectValue schema() {
        return interval.schema(whole ? "integer" : "number");
    }

    @Override
    public String expected() {
        return (whole ? "a whole number " : "a number ") + interval.words();
    }

    @Override
    public Json parse(String text, Place place) {
        return NumberText.parse(text, place, expected());
    }
}
