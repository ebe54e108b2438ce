package io.trellis.clients.secret;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.clients.canary.Canary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A search that finds nothing proves something only if it finds what is there. */
class CanaryTest {

    private static final String SECRET = "Kq7+/x9Zb3/Wn+5tYc1Rf8PdLg2Hs4Vm6Jo0Tq==";

    private final Canary canary = new Canary().plant("the key", SECRET);

    @TempDir private Path folder;

    static Stream<String> leaks() {
        byte[] bytes = SECRET.getBytes(StandardCharsets.US_ASCII);
        byte[] decoded = Base64.getDecoder().decode(SECRET);
        String url = URLEncoder.encode(SECRET, StandardCharsets.US_ASCII);
        return Stream.of(
                "key=" + SECRET,
                "key=" + SECRET.substring(0, 14) + "…",
                "…" + SECRET.substring(20),
                new StringBuilder(SECRET).reverse().toString(),
                Base64.getEncoder()
                        .encodeToString(("u:" + SECRET).getBytes(StandardCharsets.US_ASCII)),
                Base64.getEncoder()
                        .encodeToString(
                                ("user:" + SECRET + "!").getBytes(StandardCharsets.US_ASCII)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(decoded),
                Arrays.toString(decoded),
                url,
                URLEncoder.encode(url, StandardCharsets.US_ASCII),
                "{\"k\":\"" + SECRET.replace("/", "\\/") + "\"}",
                SECRET.substring(0, 9) + "\"\n    + \"" + SECRET.substring(9),
                new String(decoded, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void givenASecretInAnyForm_thenItIsFound(String leak) {
        assertThatThrownBy(() -> canary.assertNotIn("the log", "line\n" + leak + "\nline"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("a secret is in the log: the key");
    }

    @Test
    void givenNoSecret_thenNothingIsFound() {
        assertThatCode(() -> canary.assertNotIn("the log", "Kq7 is short, Secret[…] is none"))
                .doesNotThrowAnyException();
    }

    @Test
    void givenASecretInACauseOrAPackedFile_thenItIsFound() throws IOException {
        var failure = new IllegalStateException("outer", new IOException("inner " + SECRET));
        assertThatThrownBy(() -> canary.assertNotIn(failure)).isInstanceOf(AssertionError.class);

        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(SECRET.getBytes(StandardCharsets.US_ASCII));
        }
        Files.write(folder.resolve("log.gz"), packed.toByteArray());
        assertThatThrownBy(() -> canary.assertNotInFilesOf(folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("log.gz, unpacked");
    }
}
