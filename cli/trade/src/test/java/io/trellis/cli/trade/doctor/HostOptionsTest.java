package io.trellis.cli.trade.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Where a key may be taken, and where not. */
class HostOptionsTest {

    private static final String REST = "https://api.kraken.com";
    private static final String UNIFIED = "wss://uws.kraken.com/v2";
    private static final String HERE = "http://127.0.0.1:8101";
    private static final String HERE_STREAM = "ws://127.0.0.1:8102/v2";

    @Command(name = "any")
    private static final class Any {

        @Mixin private HostOptions host = new HostOptions();
    }

    private static KrakenHosts hosts(String... options) {
        var any = new Any();
        new CommandLine(any).parseArgs(options);
        return any.host.hosts();
    }

    @Test
    void givenNothing_thenItIsKrakenAsItIsReachedToday() {
        assertThat(hosts()).isEqualTo(KrakenHosts.kraken());
    }

    @Test
    void givenOtherHostsOfKraken_thenTheyAreUsed() {
        KrakenHosts named = hosts("--hosts", REST, UNIFIED, UNIFIED);

        assertThat(named.publicStream()).hasToString(UNIFIED);
        assertThat(named.accountStream()).hasToString(UNIFIED);
        assertThat(named.isLocal()).isFalse();
    }

    @Test
    void givenAHostThatIsNotKrakens_thenItIsRefused() {
        assertThatThrownBy(() -> hosts("--hosts", REST, UNIFIED, "wss://example.com/v2"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"example.com\" for the account is not known");
    }

    @Test
    void givenALocalOneInTheWrongOption_thenTheRightOneIsNamed() {
        assertThatThrownBy(() -> hosts("--hosts", HERE, HERE_STREAM, HERE_STREAM))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("by --local");
        assertThatThrownBy(() ->
                        hosts(
                                "--local",
                                HERE,
                                HERE_STREAM,
                                HERE_STREAM,
                                "--hosts",
                                REST,
                                UNIFIED,
                                UNIFIED))
                .hasMessageContaining("both --local and --hosts");
    }
}
