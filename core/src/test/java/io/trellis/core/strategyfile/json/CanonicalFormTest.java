package io.trellis.core.strategyfile.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** The canonical form is that of RFC 8785. */
class CanonicalFormTest {

    /** RFC 8785, appendix B: the bits of a double and its text. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
    })
    void everyNumberOfTheRfcIsWrittenAsThere(String bits, String text) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertEquals(text, JsonWriter.number(value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberHasNoText(double value) {
        assertThatThrownBy(() -> JsonWriter.number(value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** RFC 8785, section 3.2.2, with the numbers that a strategy file may hold. */
    @Test
    void stringsLiteralsAndNumbersAreWrittenAsInTheRfc() {
        Json value =
                Json.object()
                        .put(
                                "numbers",
                                new Json.ArrayValue(
                                        List.of(
                                                number("333333333.3333333"),
                                                number("4.50"),
                                                number("2e-3"))))
                        .put("string", "€$\u000F\nA'B\"\\\\\"/")
                        .put(
                                "literals",
                                new Json.ArrayValue(
                                        List.of(
                                                new Json.NullValue(),
                                                new Json.BooleanValue(true),
                                                new Json.BooleanValue(false))))
                        .build();

        assertEquals(
                "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,4.5,0.002],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
                new String(JsonWriter.canonical(value), StandardCharsets.UTF_8));
    }

    /** RFC 8785, section 3.2.3: names are sorted by their UTF-16 units. */
    @Test
    void namesAreSortedAsInTheRfc() {
        Json value =
                Json.object()
                        .put("€", 1)
                        .put("\r", 2)
                        .put("\uFB33", 3)
                        .put("1", 4)
                        .put("😀", 5)
                        .put("\u0080", 6)
                        .put("ö", 7)
                        .build();

        assertEquals(
                "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\uFB33\":3}",
                new String(JsonWriter.canonical(value), StandardCharsets.UTF_8));
    }

    /** Law: the text of a number is read as the number. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void everyNumberIsReadAsItWasWritten(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = random.nextGaussian() * StrictMath.pow(10, random.nextInt(30) - 12);
            String text = JsonWriter.number(value);

            assertEquals(value, Double.parseDouble(text), text);
            assertEquals(Json.NumberValue.of(value), number(text), text);
        }
    }

    private static Json.NumberValue number(String text) {
        return new Json.NumberValue(new BigDecimal(text));
    }
}
