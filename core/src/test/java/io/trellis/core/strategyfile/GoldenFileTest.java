package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/**
 * Whole files, byte for byte. They were written, and their digests computed, by Python's json and
 * hashlib (sorted keys, no blanks; numbers as RFC 8785 has them). The first is as files were before
 * a search could say more; the second has every form there is, and OpenSSL signed it with the first
 * key of RFC 8032: {@code openssl pkeyutl -sign -rawin} over the text of the digest.
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

    @Test
    void theFileWithEveryFormIsReadAndWrittenTheSame() {
        byte[] golden = Repository.golden("signed.json");

        StrategyFile file = StrategyCodec.read(golden, "signed.json");

        assertThat(StrategyCodec.render(file)).isEqualTo(golden);
        assertEquals(
                "sha256:05c726fe9c109fc3902df32d13792a3c38cc12f2f7fc956a70590df34b4a19ea",
                StrategyCodec.digestOf(file));
    }

    @Test
    void theSignatureOfAnotherProgramIsTrusted() {
        StrategyFile file = StrategyCodec.read(Repository.golden("signed.json"), "signed.json");

        assertEquals(
                new SignatureCheck.Trusted("06e3fd8fda29bb60"),
                SignatureCheck.of(file, List.of(Keys.FIRST.trusted())));
        assertEquals(file, StrategyCodec.signed(file, Keys.FIRST));
    }

    private static byte[] golden() {
        return Repository.golden("proven.json");
    }
}
