package io.trellis.cli.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/** The program that holds keys and moves money carries only what it needs. */
class TradeClassPathTest {

    @Test
    void theTradeProgramCarriesExactlyThis() throws IOException {
        assertThat(ProgramClassPath.libraries())
                .containsExactly(
                        "com.fasterxml.jackson.core:jackson-core",
                        "com.squareup.okhttp3:okhttp-jvm",
                        "com.squareup.okio:okio-jvm",
                        "info.picocli:picocli",
                        "io.github.erdtman:java-json-canonicalization",
                        "io.github.resilience4j:resilience4j-circuitbreaker",
                        "io.github.resilience4j:resilience4j-core",
                        "io.trellis:trellis-clients",
                        "io.trellis:trellis-core",
                        "io.trellis:trellis-terminal",
                        "io.trellis:trellis-trading",
                        "org.jetbrains.kotlin:kotlin-stdlib",
                        "org.jetbrains:annotations",
                        "org.slf4j:slf4j-api",
                        "org.slf4j:slf4j-nop",
                        "org.xerial:sqlite-jdbc");
    }
}
