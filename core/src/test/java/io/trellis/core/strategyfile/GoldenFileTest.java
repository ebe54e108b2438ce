package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Optional;

/**
 * A whole proven file, byte for byte. It was written, and its digest computed, by Python's json and
 * hashlib (sorted keys, no blanks; numbers as RFC 8785 has them).
 */
class GoldenFileTest {

    @Test
    void theGoldenFileIsReadAndWrittenTheSame() {
        byte[] golden = golden();

        StrategyFile file = StrategyCodec.read(golden, "proven.json");

        assertThat(StrategyCodec.render(file)).isEqualTo(golden);
    }

    @Test
    void theDigestIsThatOfAnotherImplementation() {
        StrategyFile file = StrategyCodec.read(golden(), "proven.json");

        assertEquals(
                "sha256:1a709492608c40068c5497d5ff277b373b2ea72c7725899db3831b16b7df1e67",
                StrategyCodec.digestOf(file));
        assertEquals(Optional.empty(), file.proof().orElseThrow().signature());
    }

    private static byte[] golden() {
        return Repository.golden("proven.json");
    }
}
