package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

class KeysTest {

    private static final String PRIVATE = Keys.FIRST.privatePem();
    private static final String PUBLIC = Keys.FIRST.trusted().pem();

    @Test
    void givenAPair_thenItsFilesAreReadAsWhatTheyWere() throws NoSuchAlgorithmException {
        SigningKey made = SigningKey.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());

        TrustedKey trusted = TrustedKey.read(Keys.bytes(made.trusted().pem()), "k.pub");
        SigningKey read = SigningKey.read(Keys.bytes(made.privatePem()), trusted, "k.key");

        assertEquals(made.trusted().id(), trusted.id());
        assertEquals(made.sign("x"), read.sign("x"));
    }

    /** As OpenSSL 3 writes it: {@code openssl pkey -in test.key -pubout}. */
    @Test
    void aPublicKeyIsWrittenAsOtherToolsDo() {
        assertEquals(
                """
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                -----END PUBLIC KEY-----
                """,
                PUBLIC);
    }

    @Test
    void givenLinesOfWindows_thenItIsTheSameKey() {
        TrustedKey read = TrustedKey.read(Keys.bytes(PUBLIC.replace("\n", "\r\n")), "k.pub");

        assertEquals(Keys.FIRST.trusted().id(), read.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY----------END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nMCow!\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----",
                "-----BEGIN PRIVATE KEY-----\nMCow\n-----END PRIVATE KEY-----",
            })
    void givenWhatIsNoPublicKey_thenOneSentenceNamesTheFile(String file) {
        assertThatThrownBy(() -> TrustedKey.read(Keys.bytes(file), "k.pub"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("k.pub ");
    }

    @Test
    void givenThePrivateHalfOfAnotherKey_thenItIsRefused() {
        TrustedKey other = Keys.SECOND.trusted();

        assertThatThrownBy(() -> SigningKey.read(Keys.bytes(PRIVATE), other, "k.key"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("k.key is not the private half of key " + other.id() + " beside it");
    }

    /** Law: a private key, whole or damaged, is in no message and in no cause of one. */
    @Test
    void noMessageQuotesAPrivateKey() {
        TrustedKey trusted = Keys.FIRST.trusted();
        String secret = PRIVATE.lines().skip(1).findFirst().orElseThrow();
        for (int cut = 0; cut < PRIVATE.length(); cut++) {
            String damaged = PRIVATE.substring(0, cut) + "~" + PRIVATE.substring(cut + 1);
            assertThatThrownBy(() -> SigningKey.read(Keys.bytes(damaged), trusted, "k.key"))
                    .as("character %d", cut)
                    .isInstanceOf(InvalidInputException.class)
                    .hasNoCause()
                    .hasMessageNotContaining(secret.substring(20, 30));
        }
        assertThat(Keys.FIRST).hasToString("private half of key " + trusted.id());
    }
}
