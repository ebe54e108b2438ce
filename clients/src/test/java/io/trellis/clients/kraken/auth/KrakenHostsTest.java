package io.trellis.clients.kraken.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;

class KrakenHostsTest {

    private static final URI LOCAL = URI.create("http://127.0.0.1:8080");
    private static final URI LOCAL_STREAM = URI.create("ws://127.0.0.1:8081/v2");

    @Test
    void givenKraken_thenItIsNotLocal() {
        assertThat(KrakenHosts.kraken().isLocal()).isFalse();
        assertThat(KrakenHosts.local(LOCAL, LOCAL_STREAM, LOCAL_STREAM).isLocal()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.com | is not known; it is https://api.kraken.com",
                "http://api.kraken.com | is not known; it is https://api.kraken.com",
                "https://ws.kraken.com | is not known; it is https://api.kraken.com",
                "https://beta-api.kraken.com | trades with real money all the same",
                "http://127.0.0.1:8080 | for REST is not known; it is https://api.kraken.com",
                "https://api.kraken.com?a=b | holds a user, a query or a fragment",
                "https://me:word@api.kraken.com | holds a user, a query or a fragment",
                "https://api.kraken.com/elsewhere | has a path",
            })
    void givenAnythingElse_thenItIsRefused(String rest, String complaint) {
        URI stream = URI.create("wss://ws.kraken.com/v2");
        URI account = URI.create("wss://ws-auth.kraken.com/v2");

        assertThatThrownBy(() -> new KrakenHosts(URI.create(rest), stream, account))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(complaint)
                .hasMessageEndingWith(".")
                .hasMessageNotContaining("word@");
    }

    /** Announced for 2027; the keys that it is used with are the same. */
    @Test
    void givenTheUnifiedHostOrAnotherPath_thenBothStreamsMayBeThere() {
        URI unified = URI.create("wss://uws.kraken.com/v3");
        var hosts = new KrakenHosts(URI.create("https://api.kraken.com"), unified, unified);

        assertThat(hosts.isLocal()).isFalse();
        assertThat(KrakenHosts.isKraken(unified)).isTrue();
        assertThatThrownBy(() ->
                        new KrakenHosts(URI.create("https://uws.kraken.com"), unified, unified))
                .hasMessageContaining("is not known; it is https://api.kraken.com,");
        assertThatThrownBy(() ->
                        new KrakenHosts(
                                URI.create("https://api.kraken.com"),
                                URI.create("ws://uws.kraken.com/v2"),
                                unified))
                .hasMessageContaining("wss://ws.kraken.com or wss://uws.kraken.com");
    }

    @Test
    void givenALocalVenueElsewhere_thenItIsRefused() {
        assertThatThrownBy(() ->
                        KrakenHosts.local(
                                LOCAL, LOCAL_STREAM, URI.create("ws://192.0.2.7:8081/v2")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not on this machine");
    }
}
