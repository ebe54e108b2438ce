package io.trellis.clients.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.clients.secret.EncryptedKey.Effort;
import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

class EncryptedKeyTest {

    private static final String FILE = "keys/main.key";
    private static final Effort LITTLE = new Effort(2);
    private static final Instant MADE = Instant.parse("2026-01-31T12:00:00Z");
    private static final byte[] PRIVATE = bytes("0123456789abcdef".repeat(4));
    private static final Secret PASSWORD = Secret.copyOf(bytes("gefährlich-lang"));

    /** Made by another program: PBKDF2 and SHA-256 of Python, AES-GCM of OpenSSL. */
    private static final String KNOWN =
            """
            trellis-venue-key 1
            public: PUBLIC/PART+1=
            made: 2026-01-31T12:00:00Z
            derivation: PBKDF2-HMAC-SHA-512
            iterations: 3
            salt: 000102030405060708090a0b0c0d0e0f
            encryption: AES-256-GCM
            nonce: 6465666768696a6b6c6d6e6f
            sealed: 2b6874d3e6eaf2fe7cb22bb12d0c1755f6cb47c0fbb8f0c5eca4a9e0a91952a7f721f06031c043d2539fc91495787833f981e4958575236a192d5cdf0c151cd856e3ab2284bf57f5f79d417c6ad44b5c
            checksum: c76029525e16d85084a48e6e16cfe6988f71346f98a6a06de0a8d09f3f02950b
            """;

    @Test
    void givenThePassword_thenTheKeyComesBackFromTheFile() {
        EncryptedKey read = EncryptedKey.read(file(), FILE, LITTLE);

        ApiKey key = read.open(PASSWORD, FILE);

        assertThat(key).isEqualTo(new ApiKey("PUBLIC/PART+1=", Secret.copyOf(PRIVATE)));
        assertThat(read.publicPart()).isEqualTo("PUBLIC/PART+1=");
        assertThat(read.made()).isEqualTo(MADE);
        assertThat(read.bytes()).isEqualTo(EncryptedKey.read(read.bytes(), FILE, LITTLE).bytes());
    }

    @Test
    void givenTheUsualEffort_thenTheFileSaysItAndOpens() {
        byte[] file = sealed(Effort.USUAL).bytes();

        assertThat(text(file)).contains("\niterations: 600000\n");
        assertThat(EncryptedKey.read(file, FILE, Effort.USUAL).open(PASSWORD, FILE).privatePart())
                .isEqualTo(Secret.copyOf(PRIVATE));
    }

    /** So the format can be read by another program, and is not changed by accident. */
    @Test
    void givenAFileOfVersion1_thenItIsReadForEver() {
        byte[] file = KNOWN.getBytes(StandardCharsets.US_ASCII);

        assertThat(EncryptedKey.read(file, FILE, LITTLE).open(PASSWORD, FILE))
                .isEqualTo(new ApiKey("PUBLIC/PART+1=", Secret.copyOf(PRIVATE)));
    }

    @Test
    void givenTheSameKeyTwice_thenNothingEncryptedIsTheSame() {
        assertThat(line(file(), "sealed")).isNotEqualTo(line(file(), "sealed"));
        assertThat(line(file(), "salt")).isNotEqualTo(line(file(), "salt"));
        assertThat(line(file(), "nonce")).isNotEqualTo(line(file(), "nonce"));
    }

    @Test
    void givenAFile_thenThePrivatePartIsNowhereInIt() {
        assertThat(text(file()))
                .doesNotContain(text(PRIVATE))
                .doesNotContain(HexFormat.of().formatHex(PRIVATE));
    }

    @Test
    void givenAnotherPassword_thenItIsSaidWithoutShowingIt() {
        EncryptedKey read = EncryptedKey.read(file(), FILE, LITTLE);

        assertThatThrownBy(() -> read.open(Secret.copyOf(bytes("another-password")), FILE))
                .isInstanceOf(InvalidInputException.class)
                .hasNoCause()
                .hasMessage(
                        "keys/main.key: the password is another one, or somebody changed the file"
                                + " together with its checksum.");
    }

    @Test
    void givenAShortPassword_thenNothingIsEncrypted() {
        Secret tooShort = Secret.copyOf(bytes("eleven-char"));

        assertThatThrownBy(
                        () -> EncryptedKey.seal(key(), MADE, tooShort, LITTLE, new SecureRandom()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("shorter than 12 characters");
    }

    @Test
    void givenAnyByteFlipped_thenTheFileIsRefused() {
        byte[] file = file();
        for (int at = 0; at < file.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] flipped = file.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertRefused(flipped, "bit " + bit + " of byte " + at);
            }
        }
    }

    /** As somebody would who knows the format: only the encryption itself tells. */
    @Test
    void givenAnyByteFlippedAndAChecksumThatFits_thenTheFileIsRefusedAllTheSame() {
        byte[] file = file();
        int end = text(file).lastIndexOf("checksum: ");
        for (int at = 0; at < end; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] flipped = file.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertRefused(withChecksum(flipped, end), "bit " + bit + " of byte " + at);
            }
        }
    }

    @Test
    void givenAFileCutOffOrLonger_thenItIsRefused() {
        byte[] file = file();
        for (int length = 0; length < file.length; length++) {
            assertRefused(Arrays.copyOf(file, length), "the first " + length + " bytes");
        }
        assertRefused(Arrays.copyOf(file, file.length + 1), "one more byte");
        assertRefused(new byte[1_000_000], "a large file");
    }

    @Test
    void givenDamage_thenItIsToldFromAWrongPassword() {
        byte[] file = file();
        file[text(file).indexOf("sealed: ") + 10] ^= 1;

        assertThatThrownBy(() -> EncryptedKey.read(file, FILE, LITTLE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("keys/main.key: its checksum is not that of its content");
    }

    @Test
    void givenALaterVersion_thenItIsSaid() {
        assertThatThrownBy(() -> EncryptedKey.read(bytes("trellis-venue-key 2\n…"), FILE, LITTLE))
                .hasMessageContaining("its version is none that this program reads, which is 1");
    }

    /** Else somebody who may write the file could make the password cheap to guess. */
    @Test
    void givenTooFewOrTooManyIterations_thenTheFileIsRefusedBeforeAnyIsMade() {
        byte[] cheap = sealed(new Effort(1)).bytes();

        assertThatThrownBy(() -> EncryptedKey.read(cheap, FILE, LITTLE))
                .hasMessageContaining("iterations is 1, and must be 2 to 32");
        byte[] dear = bytes(text(file()).replace("iterations: 2\n", "iterations: 999999999\n"));
        int end = text(dear).lastIndexOf("checksum: ");
        assertThatThrownBy(() -> EncryptedKey.read(withChecksum(dear, end), FILE, LITTLE))
                .hasMessageContaining("iterations is 999999999, and must be 2 to 32");
    }

    private static void assertRefused(byte[] file, String what) {
        assertThatThrownBy(() -> EncryptedKey.read(file, FILE, LITTLE).open(PASSWORD, FILE))
                .as(what)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("keys/main.key: ");
    }

    private static byte[] withChecksum(byte[] file, int end) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(file, end));
            byte[] made = file.clone();
            byte[] hex = bytes(HexFormat.of().formatHex(hash));
            System.arraycopy(hex, 0, made, end + "checksum: ".length(), hex.length);
            return made;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] file() {
        return sealed(LITTLE).bytes();
    }

    private static EncryptedKey sealed(Effort effort) {
        return EncryptedKey.seal(key(), MADE, PASSWORD, effort, new SecureRandom());
    }

    private static ApiKey key() {
        return new ApiKey("PUBLIC/PART+1=", Secret.copyOf(PRIVATE));
    }

    private static String line(byte[] file, String name) {
        return text(file)
                .lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
