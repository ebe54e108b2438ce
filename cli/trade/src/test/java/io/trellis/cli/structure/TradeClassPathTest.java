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
                        "info.picocli:picocli",
                        "io.github.erdtman:java-json-canonicalization",
                        "io.trellis:trellis-core",
                        "io.trellis:trellis-terminal",
                        "io.trellis:trellis-trading");
    }
}
