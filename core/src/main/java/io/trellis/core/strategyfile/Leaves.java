package io.trellis.core.strategyfile;

import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.json.Format;
import io.trellis.core.strategyfile.json.Numeric;
import io.trellis.core.strategyfile.json.Text;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The formats of single values that several blocks and documents share, with their bounds. */
public final class Leaves {

    /** Ten digits before the point keep every amount within 63 bits of 10⁻⁸ quote. */
    private static final String DECIMAL = "(?:0|[1-9][0-9]{0,9})(?:\\.[0-9]{1,12})?";

    private static final String DIGITS =
            ", with at most 10 digits before and 12 after the point, such as \"";

    /** A price, quantity or amount of money above 0. */
    static final Format<BigDecimal> POSITIVE =
            decimal("(?=.*[1-9])" + DECIMAL, "a decimal string above 0" + DIGITS + "0.01\"");

    /** A quantity or amount of money that may be 0. */
    static final Format<BigDecimal> NOT_NEGATIVE =
            decimal(DECIMAL, "a decimal string of 0 or more" + DIGITS + "5\"");

    /** A fee. */
    static final Format<BigDecimal> FEE =
            decimal(
                    "0(?:\\.[0-9]{1,12})?",
                    "a decimal string from 0 to below 1, such as \"0.0025\"");

    /** A share above 0, such as a limit of loss. */
    static final Format<BigDecimal> SHARE = Numeric.in("(0, 1]");

    /** A duration, up to ten years. */
    static final Format<BigDecimal> HOURS = Numeric.in("(0, 87600]");

    /** The whole numbers that a JSON number keeps, from 0 on. */
    public static final Format<Long> TALLY = Numeric.whole(0, 9_007_199_254_740_991L);

    static final Format<Long> SEED = Numeric.whole(-9_007_199_254_740_991L, 9_007_199_254_740_991L);

    static final Format<Double> FIGURE = doubles("[-1e18, 1e18]");

    static final Format<OptionalDouble> FIGURE_OR_NULL = optional(FIGURE);

    static final Format<OptionalDouble> PROBABILITY_OR_NULL = optional(doubles("[0, 1]"));

    /** A digest without a prefix. */
    public static final Format<String> SHA256 = Text.of("[0-9a-f]{64}", "64 lower-case hex digits");

    /** A metric, a rule. */
    static final Text IDENTIFIER =
            Text.of(
                    "[a-z][A-Za-z0-9]{0,63}",
                    "letters and digits, a small letter first, at most 64");

    /** A time in UTC, in the one spelling of {@link Instant#toString}. */
    public static final Format<Instant> INSTANT =
            Text.of(
                            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
                                    + "(?:\\.(?:[0-9]{3}){1,3})?Z",
                            "a time in UTC such as \"2026-11-20T21:00:00Z\"")
                    .map(Leaves::instant, Instant::toString);

    /** In the largest unit, so that a length has one spelling. */
    public static final Format<Timeframe> TIMEFRAME =
            Text.of("[1-9][0-9]{0,7}[smhd]", "a length such as \"1m\", \"4h\" or \"1d\"")
                    .map(Leaves::timeframe, Timeframe::toString);

    private Leaves() {}

    private static Format<BigDecimal> decimal(String regex, String expected) {
        return Text.of(regex, expected).map(BigDecimal::new, BigDecimal::toPlainString);
    }

    private static Format<Double> doubles(String interval) {
        return Numeric.in(interval).map(BigDecimal::doubleValue, BigDecimal::valueOf);
    }

    private static Format<OptionalDouble> optional(Format<Double> format) {
        return format.orNull()
                .map(
                        value -> value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                        value ->
                                value.isPresent()
                                        ? Optional.of(value.getAsDouble())
                                        : Optional.empty());
    }

    static Format<OptionalInt> optionalInt(Format<Integer> format) {
        return format.orNull()
                .map(
                        value -> value.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                        value ->
                                value.isPresent()
                                        ? Optional.of(value.getAsInt())
                                        : Optional.empty());
    }

    static Format<OptionalLong> optionalLong(Format<Long> format) {
        return format.orNull()
                .map(
                        value -> value.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                        value ->
                                value.isPresent()
                                        ? Optional.of(value.getAsLong())
                                        : Optional.empty());
    }

    private static Instant instant(String text) {
        try {
            return onlySpelling(text, Instant.parse(text));
        } catch (DateTimeException noSuchTime) {
            throw new IllegalArgumentException("\"" + text + "\" is no time", noSuchTime);
        }
    }

    private static Timeframe timeframe(String text) {
        return onlySpelling(text, Timeframe.parse(text));
    }

    /** So that equal files have equal digests. */
    static <T> T onlySpelling(String text, T value) {
        if (!value.toString().equals(text)) {
            throw new IllegalArgumentException("\"" + text + "\": write \"" + value + "\"");
        }
        return value;
    }
}
