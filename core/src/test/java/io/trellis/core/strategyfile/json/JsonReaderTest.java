package io.trellis.core.strategyfile.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class JsonReaderTest {

    @Test
    void givenValuesOfEveryKind_thenTheTreeHoldsThem() {
        Json.ObjectValue read = read("{\"a\": [1.50, \"x\\u0041\", true, null], \"b\": {}}");

        assertEquals(
                Json.object()
                        .put(
                                "a",
                                new Json.ArrayValue(
                                        Arrays.asList(
                                                new Json.NumberValue(new BigDecimal("1.5")),
                                                new Json.TextValue("xA"),
                                                new Json.BooleanValue(true),
                                                new Json.NullValue())))
                        .put("b", Json.object().build())
                        .build(),
                read);
    }

    @Test
    void givenSpellingsOfOneNumber_thenTheyAreOneValue() {
        assertEquals(read("{\"a\": 100}"), read("{\"a\": 1.00e2}"));
        assertEquals(read("{\"a\": 0}"), read("{\"a\": -0.0}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a": 1} {} | line 1, column 10: something follows the end of the document; remove it
                    {"a": 1, "a": 1} | a: written a second time at line 1, column 10: keep one of them
                    {"a": Infinity} | line 1, column 15: not valid JSON: Non-standard token 'Infinity'
                    {"a": 01} | line 1, column 8: not valid JSON: Invalid numeric value: Leading zeroes not allowed
                    {"a": 1,} | line 1, column 10: not valid JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start field name
                    {"a": 9007199254740993} | a: 9007199254740993 has more digits than a JSON number keeps; write 9007199254740992
                    {"a": 1e19} | a: 1e19 has an exponent beyond -18 or 18
                    {"a": 0e-19} | a: 0e-19 has an exponent beyond -18 or 18
                    {"a": 1e99999999999999999999} | a: 1e99999999999999999999 has an exponent beyond -18 or 18
                    {"a": 100e18} | a: 1.00E+20 has a leading digit beyond 1e-18 or 1e18
                    {"a": [{"b": 1 | the file ends too early; a bracket, quote or value is missing
                    [] | the document is an array; write an object
                    `` | the file is empty; write a JSON object
                    """)
    void givenSomethingElse_thenOneSentenceSaysWhereAndWhat(String text, String sentence) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("S.json: " + sentence);
    }

    @Test
    void givenCommentsOrControlCharacters_thenTheyAreRefused() {
        refuses("// hello\n{}", "not valid JSON: Unexpected character ('/' (code 47))");
        refuses("{\"a\": \"x\ny\"}", "not valid JSON: Illegal unquoted character");
        refuses("{'a': 1}", "not valid JSON: Unexpected character");
    }

    @Test
    void givenBytesThatAreNotPlainUtf8_thenTheyAreRefused() {
        byte[] latin1 = "{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] overlong = {'{', '"', (byte) 0xC1, (byte) 0xA1, '"', ':', '1', '}'};
        byte[] utf16 = "{}".getBytes(StandardCharsets.UTF_16);

        for (byte[] bytes : new byte[][] {latin1, overlong, utf16}) {
            assertThatThrownBy(() -> JsonReader.read(bytes, "S.json"))
                    .hasMessage("S.json: the file is not UTF-8; save it in that encoding");
        }
        refuses("\uFEFF{}", "the file begins with a byte order mark");
    }

    @Test
    void givenALimit_thenItIsReachedButNotPassed() {
        accepts(nested(JsonReader.MAX_DEPTH));
        refuses(nested(JsonReader.MAX_DEPTH + 1), "Document nesting depth (13) exceeds");

        accepts(text(JsonReader.MAX_STRING_LENGTH));
        refuses(text(JsonReader.MAX_STRING_LENGTH + 1), "String value length (1025) exceeds");

        accepts(name(JsonReader.MAX_NAME_LENGTH));
        refuses(name(JsonReader.MAX_NAME_LENGTH + 1), "Name length (65) exceeds");

        accepts(number(JsonReader.MAX_NUMBER_LENGTH));
        refuses(number(JsonReader.MAX_NUMBER_LENGTH + 1), "is longer than 32 characters");

        accepts(tokens(JsonReader.MAX_TOKENS));
        refuses(tokens(JsonReader.MAX_TOKENS + 1), "Token count (2001) exceeds");

        accepts("{}" + " ".repeat(JsonReader.MAX_BYTES - 2));
        refuses("{}" + " ".repeat(JsonReader.MAX_BYTES - 1), "the file has 262145 bytes");
    }

    @Test
    void givenADeepBomb_thenItIsRefusedWithoutOverflow() {
        refuses("{\"a\":" + "[".repeat(200_000), "Document nesting depth (13) exceeds");
    }

    private static String nested(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }

    private static String text(int length) {
        return "{\"a\": \"" + "x".repeat(length) + "\"}";
    }

    private static String name(int length) {
        return "{\"" + "n".repeat(length) + "\": 1}";
    }

    private static String number(int length) {
        return "{\"a\": 0." + "0".repeat(length - 2) + "}";
    }

    /** Two for the object, one for the name, two for the array, the rest are items. */
    private static String tokens(int count) {
        return "{\"a\": [1" + ",1".repeat(count - 6) + "]}";
    }

    private static void accepts(String text) {
        assertThat(read(text)).isInstanceOf(Json.ObjectValue.class);
    }

    private static void refuses(String text, String complaint) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(complaint);
    }

    private static Json.ObjectValue read(String text) {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8), "S.json");
    }
}
