package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

class SignatureCheckTest {

    private static final List<TrustedKey> TRUSTED = List.of(Keys.FIRST.trusted());
    private static final StrategyFile PROVEN = proven();
    private static final StrategyFile SIGNED = StrategyCodec.signed(PROVEN, Keys.FIRST);

    /** The oldest vector of RFC 8032: key 1 and no message. */
    @Test
    void theSignatureIsThatOfTheStandard() {
        String expected =
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

        byte[] made = Base64.getDecoder().decode(Keys.FIRST.sign("").value());

        assertEquals(expected, HexFormat.of().formatHex(made));
    }

    /** {@code openssl pkey -pubin -in KEY.pub -outform DER | sha256sum}, the first 16 digits. */
    @Test
    void aKeyIsNamedByItsOwnHash() {
        assertEquals("06e3fd8fda29bb60", Keys.FIRST.trusted().id());
    }

    @Test
    void givenAFileThatATrustedKeySigned_thenItIsTrusted() {
        StrategyFile read = StrategyCodec.read(StrategyCodec.render(SIGNED), "S.json");

        assertEquals(
                new SignatureCheck.Trusted(Keys.FIRST.trusted().id()),
                SignatureCheck.of(read, TRUSTED));
    }

    @Test
    void givenTheSameFileAndKey_thenTheSameBytes() {
        assertThat(StrategyCodec.render(StrategyCodec.signed(PROVEN, Keys.FIRST)))
                .isEqualTo(StrategyCodec.render(SIGNED));
    }

    @Test
    void givenNoProofOrNoSignature_thenItSaysWhich() {
        StrategyFile plain = new RandomStrategies(5).plain();

        assertEquals(new SignatureCheck.HandWritten(), SignatureCheck.of(plain, TRUSTED));
        assertEquals(new SignatureCheck.Unsigned(), SignatureCheck.of(PROVEN, TRUSTED));
        assertThatThrownBy(() -> StrategyCodec.signed(plain, Keys.FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("carries no proof");
    }

    @Test
    void givenAKeyThatIsNotTrusted_thenItIsUnknown() {
        assertEquals(
                new SignatureCheck.UnknownKey(Keys.FIRST.trusted().id()),
                SignatureCheck.of(SIGNED, List.of(Keys.SECOND.trusted())));
    }

    @Test
    void givenASignatureOfAnotherKeyUnderATrustedName_thenItIsForged() {
        Signature other = Keys.SECOND.sign(PROVEN.proof().orElseThrow().digest());
        var renamed = new Signature(Keys.FIRST.trusted().id(), other.value());

        assertEquals(
                new SignatureCheck.Forged(Keys.FIRST.trusted().id()),
                SignatureCheck.of(with(PROVEN, renamed), TRUSTED));
    }

    @Test
    void givenASignatureOfAnotherFile_thenItIsForged() {
        StrategyFile later = StrategyCodec.expiring(PROVEN, Instant.parse("2030-01-01T00:00:00Z"));
        Signature ofOther = SIGNED.proof().orElseThrow().signature().orElseThrow();

        assertThat(later.proof().orElseThrow().signature()).isEmpty();
        assertThat(SignatureCheck.of(with(later, ofOther), TRUSTED))
                .isInstanceOf(SignatureCheck.Forged.class);
    }

    @Test
    void givenAnotherEndOfLife_thenTheDigestIsThatOfTheNewContent() {
        Instant end = Instant.parse("2030-01-01T00:00:00Z");

        StrategyFile later = StrategyCodec.expiring(SIGNED, end);

        assertEquals(Optional.of(end), later.expires());
        assertEquals(StrategyCodec.digestOf(later), later.proof().orElseThrow().digest());
        assertEquals(
                SIGNED.proof().orElseThrow().evidence(), later.proof().orElseThrow().evidence());
    }

    /** Law: whatever byte of a signed file is changed, and in whatever way, it is not believed. */
    @Test
    void everyFlippedByteOfASignedFileIsRefused() {
        byte[] bytes = StrategyCodec.render(SIGNED);
        for (int position = 0; position < bytes.length; position++) {
            // The lowest bit (another digit), case of a letter, and one in turn.
            for (int flip : new int[] {1, 1 << 5, 1 << 7 | 1 << position % 7}) {
                assertRefused(bytes, position, (byte) (bytes[position] ^ flip));
            }
        }
    }

    @Tag("nightly")
    @Test
    void everyValueOfEveryByteOfASignedFileIsRefused() {
        byte[] bytes = StrategyCodec.render(SIGNED);
        for (int position = 0; position < bytes.length; position++) {
            for (int value = 0; value < 256; value++) {
                if (bytes[position] != (byte) value) {
                    assertRefused(bytes, position, (byte) value);
                }
            }
        }
    }

    @Test
    void everyTruncationAndEveryAdditionIsRefused() {
        byte[] bytes = StrategyCodec.render(SIGNED);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThat(believed(cut)).as("%d bytes", length).isFalse();
        }
        for (int value = 0; value < 256; value++) {
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
            longer[bytes.length] = (byte) value;
            assertThat(believed(longer)).as("byte %d added", value).isFalse();
        }
    }

    private static void assertRefused(byte[] bytes, int position, byte value) {
        byte[] changed = bytes.clone();
        changed[position] = value;
        assertThat(believed(changed)).as("byte %d as %d", position, value).isFalse();
    }

    /** As a program that trades believes: it reads the file, and asks what speaks against it. */
    private static boolean believed(byte[] bytes) {
        try {
            StrategyFile file = StrategyCodec.read(bytes, "S.json");
            SignatureCheck signature = SignatureCheck.of(file, TRUSTED);
            return Objection.to(file, signature, Instant.EPOCH).isEmpty();
        } catch (InvalidInputException refused) {
            return false;
        }
    }

    @Test
    void theFileOfTheseTestsIsBelievedAsItIs() {
        assertThat(believed(StrategyCodec.render(SIGNED))).isTrue();
    }

    private static StrategyFile with(StrategyFile file, Signature signature) {
        Proof proof = file.proof().orElseThrow();
        return file.withProof(
                new Proof(
                        proof.provenance(),
                        proof.evidence(),
                        proof.verdict(),
                        proof.digest(),
                        Optional.of(signature)));
    }

    private static StrategyFile proven() {
        byte[] golden = Repository.golden("proven.json");
        return StrategyCodec.read(golden, "proven.json");
    }
}
