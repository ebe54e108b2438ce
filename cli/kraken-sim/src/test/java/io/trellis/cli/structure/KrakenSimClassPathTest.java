package io.trellis.cli.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/** The local Kraken carries nothing of the client that is tried against it. */
class KrakenSimClassPathTest {

    @Test
    void theLocalKrakenCarriesExactlyThis() throws IOException {
        assertThat(ProgramClassPath.libraries())
                .containsExactly(
                        "com.fasterxml.jackson.core:jackson-core",
                        "info.picocli:picocli",
                        "io.github.erdtman:java-json-canonicalization",
                        "io.trellis:trellis-backtesting",
                        "io.trellis:trellis-core",
                        "io.trellis:trellis-kraken-sim",
                        "io.trellis:trellis-terminal",
                        "io.trellis:trellis-trading",
                        "org.java-websocket:Java-WebSocket",
                        "org.slf4j:slf4j-api",
                        "org.slf4j:slf4j-nop");
    }
}
