package io.trellis.core.strategyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What holds for every strategy file. */
class StrategyLawTest {

    private static final int CASES = 100;

    /** Law: what is written is read as what it was, and is written the same again. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261120, -77})
    void everyStrategyIsReadAsItWasWritten(long seed) {
        var strategies = new RandomStrategies(seed);
        for (int i = 0; i < CASES; i++) {
            StrategyFile file = strategies.next();
            byte[] bytes = StrategyCodec.render(file);

            StrategyFile read = StrategyCodec.read(bytes, "S.json");

            assertEquals(file, read, () -> "seed " + seed + ":\n" + text(bytes));
            assertThat(StrategyCodec.render(read)).isEqualTo(bytes);
            assertEquals(StrategyCodec.digestOf(file), StrategyCodec.digestOf(read));
        }
    }

    /** Law: equal digests, equal strategies. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"example-arithmetic", "example-geometric"})
    void everyChangedByteOfAHandWrittenFileIsRefusedOrSeenInTheDigest(String name) {
        byte[] bytes = Repository.example(name);
        StrategyFile original = StrategyCodec.read(bytes, name);
        for (int position = 0; position < bytes.length; position++) {
            readable(bytes, position, flippedBit(bytes, position))
                    .ifPresent(file -> assertDigestTells(original, file));
        }
    }

    @Tag("nightly")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"example-arithmetic", "example-geometric"})
    void everyValueOfEveryByteOfAHandWrittenFileIsRefusedOrSeenInTheDigest(String name) {
        byte[] bytes = Repository.example(name);
        StrategyFile original = StrategyCodec.read(bytes, name);
        for (int position = 0; position < bytes.length; position++) {
            for (int value = 0; value < 256; value++) {
                readable(bytes, position, (byte) value)
                        .ifPresent(file -> assertDigestTells(original, file));
            }
        }
    }

    private static void assertDigestTells(StrategyFile original, StrategyFile file) {
        assertEquals(file.equals(original), digest(file).equals(digest(original)), file::toString);
    }

    /** Law: under a digest a change is refused, unless it is one of spelling alone. */
    @Test
    void everyChangedByteOfAProvenFileIsRefusedOrChangesNothing() {
        var strategies = new RandomStrategies(3);
        StrategyFile original = strategies.proven(strategies.plain());
        byte[] bytes = StrategyCodec.render(original);
        for (int position = 0; position < bytes.length; position++) {
            readable(bytes, position, flippedBit(bytes, position))
                    .ifPresent(file -> assertEquals(original, file));
        }
    }

    /** Law: under a signature every change is refused; its own bytes are for its key to tell. */
    @Test
    void everyChangedByteOfASignedFileIsRefusedBeforeItsSignature() {
        byte[] bytes = signed();
        for (int position = 0; position < signature(bytes); position++) {
            assertThat(readable(bytes, position, flippedBit(bytes, position)))
                    .as("byte %d", position)
                    .isEmpty();
        }
    }

    @Tag("nightly")
    @Test
    void everyValueOfEveryByteOfASignedFileIsRefusedBeforeItsSignature() {
        byte[] bytes = signed();
        for (int position = 0; position < signature(bytes); position++) {
            for (int value = 0; value < 256; value++) {
                boolean same = bytes[position] == (byte) value;
                assertEquals(same, readable(bytes, position, (byte) value).isPresent());
            }
        }
    }

    private static byte[] signed() {
        var strategies = new RandomStrategies(4);
        return StrategyCodec.render(strategies.signed(strategies.proven(strategies.plain())));
    }

    private static int signature(byte[] bytes) {
        return text(bytes).indexOf("\"keyId\"");
    }

    /** Another bit in every byte, all eight in turn. */
    private static byte flippedBit(byte[] bytes, int position) {
        return (byte) (bytes[position] ^ (1 << position % 8));
    }

    private static String digest(StrategyFile file) {
        return StrategyCodec.digestOf(file);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"example-arithmetic", "example-geometric"})
    void everyTruncationIsRefused(String name) {
        byte[] bytes = Repository.example(name);
        int end = text(bytes).lastIndexOf('}');
        for (int length = 0; length <= end; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> StrategyCodec.read(cut, name))
                    .as("%d bytes", length)
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    /** The strategy of the changed file, or empty when it is refused as it should be. */
    private static Optional<StrategyFile> readable(byte[] bytes, int position, byte value) {
        byte[] changed = bytes.clone();
        changed[position] = value;
        try {
            return Optional.of(StrategyCodec.read(changed, "S.json"));
        } catch (InvalidInputException refused) {
            assertThat(refused.getMessage()).startsWith("S.json: ").matches("[ -~…]+");
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
