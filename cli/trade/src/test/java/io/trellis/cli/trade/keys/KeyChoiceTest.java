package io.trellis.cli.trade.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.clients.canary.Canary;
import io.trellis.clients.secret.ApiKey;
import io.trellis.clients.secret.Secret;
import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

class KeyChoiceTest {

    private final byte[] bytes = new byte[64];
    private final StringWriter err = new StringWriter();

    @Test
    void givenAKeyInTheEnvironment_thenItIsTakenWithAWarningThatDoesNotShowIt() {
        new Random(7).nextBytes(bytes);
        String secret = Base64.getEncoder().encodeToString(bytes);

        Optional<ApiKey> key =
                open(Map.of("TRELLIS_KRAKEN_KEY", "PUBLIC", "TRELLIS_KRAKEN_SECRET", secret));

        assertThat(key).contains(new ApiKey("PUBLIC", Secret.copyOf(bytes)));
        assertThat(err.toString())
                .startsWith("warning: the key comes from the environment")
                .contains("bin/trade keys add");
        new Canary().plant("the private part", secret).assertNotIn("the warning", err.toString());
    }

    @Test
    void givenNothing_thenThereIsNoKeyAndNoWarning() {
        assertThat(open(Map.of())).isEmpty();
        assertThat(open(Map.of("TRELLIS_KRAKEN_KEY", "", "TRELLIS_KRAKEN_SECRET", " "))).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void givenOneHalfOfAKey_thenItIsRefused() {
        assertThatThrownBy(() -> open(Map.of("TRELLIS_KRAKEN_KEY", "PUBLIC")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("only one is set");
    }

    private Optional<ApiKey> open(Map<String, String> environment) {
        var choice = new KeyChoice();
        CommandLine.populateCommand(choice);
        return choice.open(environment, new PrintWriter(err, true));
    }
}
