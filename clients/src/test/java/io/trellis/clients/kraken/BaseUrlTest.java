package io.trellis.clients.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.kraken.com",
                "https://203.0.113.7:8443/kraken",
                "http://localhost:8080",
                "http://127.0.0.1:8080",
                "http://127.8.9.10",
                "http://[::1]:8080",
            })
    void givenTlsOrThisMachine_thenItIsTaken(String url) {
        assertThat(BaseUrl.parse(url).toString()).startsWith(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.kraken.com, is not encrypted",
        "http://203.0.113.7, is not encrypted",
        "http://127.0.0.1.example.com, is not encrypted",
        "http://localhost.example.com, is not encrypted",
        "http://[2001:db8::1], is not encrypted",
        "ws://127.0.0.1, is not an address such as https://api.kraken.com",
        "api.kraken.com, is not an address such as https://api.kraken.com",
        "'', is not an address such as https://api.kraken.com",
        "https://, is not an address such as https://api.kraken.com",
        "http://127.0.0.1@api.kraken.com, 'holds a user, a query or a fragment'",
        "https://me:secret@api.kraken.com, 'holds a user, a query or a fragment'",
        "https://api.kraken.com?a=b, 'holds a user, a query or a fragment'",
        "https://api.kraken.com#a, 'holds a user, a query or a fragment'",
    })
    void givenAnythingElse_thenItIsRefused(String url, String complaint) {
        assertThatThrownBy(() -> BaseUrl.parse(url))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(complaint)
                .hasMessageEndingWith(".")
                .hasMessageNotContaining("secret");
    }
}
