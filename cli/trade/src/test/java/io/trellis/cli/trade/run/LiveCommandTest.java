package io.trellis.cli.trade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.cli.trade.ProgramRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine.TypeConversionException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** FM-079: real money is traded on explicit words alone. */
class LiveCommandTest {

    private static final String STRATEGY =
            "src/test/resources/io/trellis/cli/trade/kill/narrow-grid.json";

    @Test
    void givenNoRealMoney_thenNothingIsBegunAndTheHarmlessWaysAreNamed() {
        ProgramRun run = live();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--real-money", "bin/trade shadow", "bin/trade paper");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void givenRealMoney_thenAFileThatNobodyVouchesForIsNotToBeHad() {
        ProgramRun run = live("--real-money", "--unvalidated");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--unvalidated is for paper, shadow and a local Kraken");
    }

    @Test
    void givenASharedAccount_thenThereIsNoDeadMansSwitch() {
        ProgramRun run = live("--real-money", "--dead-man", "60");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--dedicated-account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "https://beta-api.kraken.com"})
    void givenAddressesOfOtherHosts_thenTheyAreRefused(String rest) {
        ProgramRun run =
                live("--local", rest, "wss://beta-ws.kraken.com/v2", "ws://127.0.0.1:3/v2");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is not on this machine");
    }

    @ParameterizedTest
    @CsvSource({"90s, PT1M30S", "30m, PT30M", "12h, PT12H", "7d, PT168H"})
    void aDurationIsANumberAndAUnit(String text, Duration duration) {
        assertThat(new DurationText().convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "90", "-1s", "1w", "1.5h", "1000000s"})
    void givenAnythingElse_thenItIsNoDuration(String text) {
        assertThatThrownBy(() -> new DurationText().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is no duration");
    }

    private static ProgramRun live(String... options) {
        var call = new ArrayList<>(List.of("live", STRATEGY));
        call.addAll(List.of(options));
        return ProgramRun.of("", call.toArray(String[]::new));
    }
}
