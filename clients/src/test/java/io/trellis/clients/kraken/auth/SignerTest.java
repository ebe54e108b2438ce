package io.trellis.clients.kraken.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.clients.secret.ApiKey;
import io.trellis.clients.secret.Secret;
import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;

class SignerTest {

    private static final String PRIVATE_KEY =
            "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";

    /** The first is Kraken's own example. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "AddOrder | 1616492376594 |"
                        + " nonce=1616492376594&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25"
                        + " | 4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0"
                        + "nmbRn6H8ndwLUQ==",
                "Balance | 1616492376594 | nonce=1616492376594 |"
                        + " 1nH4vwR+8FHiYh1QT649xXkGd3JR3x0DWkgv3u9Ed/Qqv6KPtgQpEU4m+Emb/VgpEji3j1X"
                        + "NwI+HCbfXxmrTOg==",
                "AddOrder | 1616492376594 |"
                        + " {\"nonce\":1616492376594,\"ordertype\":\"limit\",\"pair\":\"XBTUSD\","
                        + "\"price\":\"37500\",\"type\":\"buy\",\"volume\":\"1.25\"} |"
                        + " kMkTQfyYJH05IdnWQ9TIqL9Kq+dKqcD5O/TGPPLRwwy1is/YvqEYtMAHf7tXsqwfbLwp7pb"
                        + "zJzWHxzKPnL8rfA==",
                "AddOrder | 1616492376595 |"
                        + " nonce=1616492376595&ordertype=limit&type=buy&pair=XBTUSD&volume=0.001"
                        + "&price=30000.0&oflags=post&timeinforce=GTD&expiretm=%2B60"
                        + "&close%5Bordertype%5D=limit&close%5Bprice%5D=31000.0 |"
                        + " kobyMOMbtNsEIb5x5u9ajYp4TQj00Lo1XS+Cm1nLeRcyCqv/NajIm1z7n8bMqxpTdNdkGLh"
                        + "MsYIOESd0A0MQGg==",
            })
    void c01_givenTheVectors_thenTheSignaturesAreThoseBitForBit(
            String call, String nonce, String body, String signature) {
        URI target = URI.create("https://api.kraken.com/0/private/" + call);

        String signed =
                signer("EXAMPLE").sign(target, nonce, body.getBytes(StandardCharsets.UTF_8));

        assertThat(signed).isEqualTo(signature);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.kraken.com.example.com/0/private/Balance",
                "https://beta-ws-auth.kraken.com/0/private/Balance",
                "https://example.com/0/private/Balance",
                "http://api.kraken.com/0/private/Balance",
                "https://api.kraken.com:8443/0/private/Balance",
                "http://127.0.0.1:8080/0/private/Balance",
                "http://localhost/0/private/Balance",
            })
    void givenAnotherHost_thenAKeyOfKrakensSignsNothing(String target) {
        assertThatThrownBy(() -> signer("EXAMPLE").sign(URI.create(target), "1", new byte[0]))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is no host of Kraken's");
    }

    @Test
    void givenAKeyOfALocalKraken_thenItSignsForThisMachineAlone() {
        Signer local = signer("LOCALKRAKEN-1");

        assertThat(local.sign(URI.create("http://127.0.0.1:8080/0/private/Time"), "1", bytes()))
                .isNotEmpty();
        assertThatThrownBy(() ->
                        local.sign(
                                URI.create("https://api.kraken.com/0/private/Time"), "1", bytes()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("issued by a local Kraken");
    }

    @Test
    void givenASigner_thenItsTextTellsNothing() {
        assertThat(signer("EXAMPLE")).hasToString("Signer[…]");
    }

    private static byte[] bytes() {
        return "nonce=1".getBytes(StandardCharsets.UTF_8);
    }

    private static Signer signer(String name) {
        return new Signer(
                new ApiKey(name, Secret.ofBase64(PRIVATE_KEY.getBytes(StandardCharsets.US_ASCII))));
    }
}
