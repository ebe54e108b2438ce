package io.trellis.backtesting.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class DecimalParserTest {

    private final DecimalParser parser = new DecimalParser();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenRandomDecimals_thenTheDoubleIsTheNearestAndExactnessIsTold(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = randomDecimal(random);
            double value = parse(text);
            assertThat(value).as("%s of seed %d", text, seed).isEqualTo(Double.parseDouble(text));
            boolean comesBack =
                    new BigDecimal(text).compareTo(new BigDecimal(Double.toString(value))) == 0;
            assertThat(parser.exact()).as("%s of seed %d", text, seed).isEqualTo(comesBack);
        }
    }

    private static String randomDecimal(RandomGenerator random) {
        int digits = random.nextInt(1, 20);
        var text = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        int zeros = random.nextInt(4) == 0 ? random.nextInt(12) : 0;
        text.insert(0, "0".repeat(zeros));
        if (random.nextBoolean()) {
            text.insert(random.nextInt(text.length() + 1), '.');
        }
        return random.nextInt(10) == 0 ? text + "e-" + random.nextInt(20) : text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "56813.98,true",
        "0.30000000000000004,true",
        "42625316.299999997,false",
        "0.1000000000000000055,false",
        "1.10,true",
        "2.036e-05,true",
        "1E3,true",
        "9007199254740993,false",
        "000000000000000000000000012.5,true",
        ".5,true",
        "5.,true"
    })
    void givenADecimal_thenItIsToldWhetherTheDoubleGivesItBack(String text, boolean exact) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
        assertThat(parser.exact()).isEqualTo(exact);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-1",
                "+1",
                " 1",
                "1 ",
                "1,5",
                "1.2.3",
                "NaN",
                "Infinity",
                "0x1p3",
                "1d",
                "1f",
                "1e",
                "e5",
                "1e+",
                "1e5.5",
                "1_000",
                "1e400",
                "١",
                "1e99999",
                "--",
                ".e1"
            })
    void givenAnythingElse_thenItIsNoNumber(String text) {
        assertThat(parse(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1618951320000,1618951320000",
        "007,7",
        "999999999999999999,999999999999999999"
    })
    void givenDigits_thenTheyAreAWholeNumber(String text, long number) {
        assertThat(whole(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.0", "1e3", " 1", "1000000000000000000"})
    void givenAnythingButUpToEighteenDigits_thenItIsNoWholeNumber(String text) {
        assertThat(whole(text)).isEqualTo(-1);
    }

    @Test
    void givenAnOffset_thenOnlyThatPartOfTheBufferIsRead() {
        char[] buffer = "12,34.5,6".toCharArray();

        assertThat(parser.parse(buffer, 3, 4)).isEqualTo(34.5);
        assertThat(DecimalParser.wholeNumber(buffer, 0, 2)).isEqualTo(12);
    }

    private double parse(String text) {
        return parser.parse(text.toCharArray(), 0, text.length());
    }

    private static long whole(String text) {
        return DecimalParser.wholeNumber(text.toCharArray(), 0, text.length());
    }
}
