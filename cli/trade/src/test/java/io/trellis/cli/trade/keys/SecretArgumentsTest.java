package io.trellis.cli.trade.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.cli.trade.TradeProgram;
import io.trellis.clients.canary.Canary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

class SecretArgumentsTest {

    /** Of the documentation of Kraken. */
    private static final String SECRET =
            "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";

    private final Canary canary = new Canary().plant("the argument", SECRET);

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "--key=" + SECRET, "--Secret=x", "--password", "--token"})
    void givenWhatLooksLikeASecret_thenItIsRefusedAndNotRepeated(String argument) {
        String objection = SecretArguments.objection("keys", "add", argument).orElseThrow();

        assertThat(objection).startsWith("argument 3").contains("is refused").contains("--stdin");
        canary.assertNotIn("the sentence", objection);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "strategies/example-geometric.json",
                "--stdin",
                "--keys=/home/Somebody/a-folder-with-a-rather-long-name/keys.d",
                "a-name-of-a-strategy-that-is-rather-long-2026",
                "5f4dcc3b5aa765d61d8327deb882cf995f4dcc3b5aa765d61d8327deb882cf99"
            })
    void givenWhatArgumentsLookLike_thenNothingIsRefused(String argument) {
        assertThat(SecretArguments.objection("paper", argument)).isEmpty();
    }

    @Test
    void givenASecretAmongTheArgumentsOfTheProgram_thenItEndsBeforeAnythingElse()
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                TradeProgram.class.getName(),
                                "paper",
                                "--keys",
                                SECRET)
                        .redirectErrorStream(true)
                        .start();

        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(printed).startsWith("argument 3 looks like a secret").hasLineCount(1);
        canary.assertNotIn("the output", printed);
    }
}
