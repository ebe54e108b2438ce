package io.trellis.clients.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

class SecretTest {

    private static final String WORD = "correct horse battery staple";

    @Test
    void givenASecret_thenNoTextFormShowsIt() {
        Secret secret = secret(WORD);
        ApiKey key = new ApiKey("PUBLICPART", secret);

        assertThat(secret).hasToString("Secret[…]");
        assertThat(key.toString()).doesNotContain("PUBLICPART", WORD);
        assertThat(secret).hasSameHashCodeAs(secret("another"));
    }

    @Test
    void givenASecret_thenItIsNeverSerialised() throws Exception {
        try (var out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(secret(WORD)))
                    .isInstanceOf(NotSerializableException.class);
        }
    }

    @Test
    void givenSecrets_thenTheyAreEqualByTheirBytes() {
        assertThat(secret(WORD)).isEqualTo(secret(WORD));
        assertThat(secret(WORD)).isNotEqualTo(secret(WORD + "s"));
        assertThat(secret(WORD)).isNotEqualTo(secret(WORD.toUpperCase(Locale.ROOT)));
    }

    @Test
    void givenTheBytesItWasMadeOf_whenTheyAreWiped_thenItKeepsItsOwn() {
        byte[] given = bytes(WORD);
        Secret secret = Secret.copyOf(given);

        Arrays.fill(given, (byte) 0);

        assertThat(secret).isEqualTo(secret(WORD));
    }

    @Test
    void givenAReader_whenItIsDone_thenItsCopyIsWiped() {
        var kept = new AtomicReference<byte[]>(new byte[0]);

        String read =
                secret(WORD)
                        .use(copy -> {
                            kept.set(copy);
                            return new String(copy, StandardCharsets.US_ASCII);
                        });

        assertThat(read).isEqualTo(WORD);
        assertThat(kept.get()).hasSize(WORD.length()).containsOnly(0);
    }

    @Test
    void givenAClosedSecret_thenItIsReadNoMoreAndEqualsNoOther() {
        Secret secret = secret(WORD);
        new ApiKey("PUBLICPART", secret).close();

        assertThatThrownBy(() -> secret.use(copy -> copy.length))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the secret is closed");
        assertThat(secret).isNotEqualTo(secret(WORD)).isEqualTo(secret);
        assertThat(secret("\0".repeat(WORD.length()))).isNotEqualTo(secret);
    }

    @Test
    void givenBase64_thenTheSecretIsWhatItStandsFor() {
        assertThat(Secret.ofBase64(bytes(" aGVsbG8=\r\n"))).isEqualTo(secret("hello"));
    }

    @Test
    void givenNoBase64_thenTheSentenceHoldsNothingOfIt() {
        assertThatThrownBy(() -> Secret.ofBase64(bytes("aGVs!G8=")))
                .isInstanceOf(InvalidInputException.class)
                .hasNoCause()
                .hasMessageContaining("no Base64")
                .message()
                .doesNotContain("!", "aGVs", "21");
        assertThatThrownBy(() -> Secret.ofBase64(bytes("\n")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void givenAPublicPart_thenTheFingerprintBeginsItsHash() {
        // SHA-256("abc") of FIPS 180-4.
        assertThat(new ApiKey("abc", secret(WORD)).fingerprint()).isEqualTo("ba7816bf8f01");
    }

    @Test
    void givenAPublicPartThatCanBeNone_thenItIsRefusedAndNotShown() {
        for (String wrong :
                new String[] {"", "two words", "line\r\nX-Other: 1", "é", "x".repeat(257)}) {
            assertThatThrownBy(() -> new ApiKey(wrong, secret(WORD)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("the public part of the key is");
        }
    }

    private static Secret secret(String text) {
        return Secret.copyOf(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
