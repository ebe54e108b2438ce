package io.trellis.trading.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.machine.Policy;
import io.trellis.core.market.Side;
import io.trellis.core.risk.Limits;
import io.trellis.core.risk.RiskRules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

class RunSettingsTest {

    private static final Policy POLICY =
            new Policy(
                    60,
                    false,
                    123_456_789L,
                    Duration.ofSeconds(61),
                    Duration.ofSeconds(4),
                    Duration.ofMillis(1_500),
                    Duration.ofSeconds(3));

    private static final Limits LIMITS = Limits.of(RiskRules.none(), Long.MAX_VALUE / 2);

    @TempDir private Path state;

    @ParameterizedTest
    @ValueSource(strings = {"example-geometric", "example-arithmetic", "example-dca"})
    void givenSettings_thenTheirTextMakesTheSameMachine(String name) throws IOException {
        RunSettings settings = settings(Files.readString(Path.of("../strategies", name + ".json")));

        RunSettings read = RunSettings.read(settings.text(), "journal");

        assertThat(read.text()).isEqualTo(settings.text());
        assertThat(read.strategyText()).isEqualTo(settings.strategyText());
        assertThat(read.limits()).isEqualTo(LIMITS);
        assertThat(read.policy()).isEqualTo(POLICY);
        assertThat(read.machine().symbol()).isEqualTo("BTC/USDT");
        assertThat(read.machine().plan().capital()).isEqualTo(settings.machine().plan().capital());
        assertThat(read.machine().broker().names().name(1, 2, Side.BUY, 3))
                .isEqualTo(settings.machine().broker().names().name(1, 2, Side.BUY, 3));
    }

    @Test
    void theNamesOfTwoRunsOrdersDiffer() throws IOException {
        String text = Files.readString(Path.of("../strategies/example-geometric.json"));
        RunSettings one = settings(text);
        RunSettings other = RunSettings.read(one.text().replace("\"tag\": ", "\"tag\": 1"), "j");

        assertThat(other.machine().broker().names().name(1, 2, Side.BUY, 3))
                .isNotEqualTo(one.machine().broker().names().name(1, 2, Side.BUY, 3));
    }

    @Test
    void givenALongLineInTheFile_thenItIsKeptAsItIs() throws IOException {
        String text = Files.readString(Path.of("../strategies/example-geometric.json"));
        String spaced =
                text.replace("\"kind\": \"grid\"", "\"kind\":" + " ".repeat(5_000) + "\"grid\"");

        assertThat(RunSettings.read(settings(spaced).text(), "j").strategyText()).isEqualTo(spaced);
    }

    @Test
    void givenAnotherVersionOrAMissingField_thenTheSentenceSaysSo() throws IOException {
        String text =
                settings(Files.readString(Path.of("../strategies/example-geometric.json"))).text();

        assertThatThrownBy(() -> RunSettings.read(text.replace("run/1", "run/2"), "journal"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("journal: schema")
                .hasMessageContaining("trellis/run/1");
        assertThatThrownBy(() ->
                        RunSettings.read(
                                text.replaceAll("\"equityEveryMillis\": 61000,", ""), "journal"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("policy.equityEveryMillis is missing");
    }

    private RunSettings settings(String text) {
        return RunSettings.of(
                RunKind.LIVE,
                "grid",
                "example.json",
                text,
                "BTC/USDT",
                LIMITS,
                POLICY,
                Installation.in(state));
    }
}
