package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.risk.LimitsFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class LimitsCodecTest {

    private static final String TEXT =
            """
            {
              "schema": "trellis/limits/1",
              "maxOrderNotional": "250.5",
              "maxCellNotional": null,
              "maxPairExposure": "2000",
              "maxTotalExposure": null,
              "maxOpenOrders": 40,
              "maxUnknownOrders": null,
              "priceCollar": 0.2,
              "takeCollar": 0.01,
              "maxPriceAgeSeconds": 30,
              "maxMakerFee": "0.0025",
              "maxOrdersPerSecond": null,
              "maxOrdersPerMinute": 100,
              "maxOrdersPerDay": 0,
              "maxNotionalPerDay": null,
              "maxDailyLoss": "50",
              "maxDayDrawdown": 0.05,
              "maxRunDrawdown": 1,
              "minFreeQuote": "0",
              "minFreeBase": null
            }
            """;

    private static LimitsFile read(String text) {
        return LimitsCodec.read(text.getBytes(StandardCharsets.UTF_8), "limits.json");
    }

    @Test
    void givenAFile_thenEveryMemberIsReadAndNullLimitsNothing() {
        assertThat(read(TEXT))
                .isEqualTo(
                        new LimitsFile(
                                some("250.5"),
                                Optional.empty(),
                                some("2000"),
                                Optional.empty(),
                                OptionalInt.of(40),
                                OptionalInt.empty(),
                                some("0.2"),
                                some("0.01"),
                                Optional.of(Duration.ofSeconds(30)),
                                some("0.0025"),
                                OptionalInt.empty(),
                                OptionalInt.of(100),
                                OptionalInt.of(0),
                                Optional.empty(),
                                some("50"),
                                some("0.05"),
                                some("1"),
                                some("0"),
                                Optional.empty()));
    }

    private static Optional<BigDecimal> some(String value) {
        return Optional.of(new BigDecimal(value));
    }

    @Test
    void givenWhatWasRead_thenItIsWrittenAsItWas() {
        assertThat(new String(LimitsCodec.render(read(TEXT)), StandardCharsets.UTF_8))
                .isEqualTo(TEXT);
    }

    @Test
    void theExampleOfTheDocumentationIsAFile() {
        Path page = Repository.strategies().resolveSibling("docs").resolve("live-trading.md");
        String text = new String(Repository.bytes(page), StandardCharsets.UTF_8);
        int from = text.indexOf("```json\n{\n  \"schema\": \"trellis/limits/1\"");
        String example = text.substring(from + "```json\n".length(), text.indexOf("\n```", from));

        LimitsFile read = read(example);

        assertThat(read.maxOrderNotional()).isEqualTo(some("250"));
        assertThat(new String(LimitsCodec.render(read), StandardCharsets.UTF_8))
                .isEqualTo(example + "\n");
    }

    @Test
    void givenAnyMemberIsMissing_thenTheFileIsRefusedWithItsName() {
        List<String> members = TEXT.lines().filter(line -> line.contains(":")).toList();
        for (String member : members) {
            String name = member.substring(3, member.indexOf("\":"));
            String without = TEXT.replace(member + "\n", "").replaceFirst(",\n}", "\n}");

            assertThatThrownBy(() -> read(without))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("limits.json: " + name + " is missing");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "maxOpenOrders | maxOpenOrder | limits.json: maxOpenOrder: unknown field; did you",
                "\"minFreeBase\": null | \"minFreeBase\": null, \"minFreeBase\": null"
                        + " | limits.json: ",
                "\"250.5\" | 250.5 | limits.json: maxOrderNotional: 250.5",
                "\"250.5\" | \"-1\" | limits.json: maxOrderNotional: ",
                "\"250.5\" | \"1e9\" | limits.json: maxOrderNotional: ",
                "40 | 40.5 | limits.json: maxOpenOrders: 40.5 is not whole",
                "0.2, | 1.2, | limits.json: priceCollar: 1.2 is above 1",
                "0.2, | 0, | limits.json: priceCollar: 0 is not above 0",
                "limits/1 | limits/2 | limits.json: schema: ",
            })
    void givenAWrongMember_thenTheFileIsRefusedWithItsPath(
            String text, String replacement, String message) {
        assertThatThrownBy(() -> read(TEXT.replaceFirst(text, replacement)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(message);
    }
}
