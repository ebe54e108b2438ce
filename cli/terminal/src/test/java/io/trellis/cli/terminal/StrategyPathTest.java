package io.trellis.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class StrategyPathTest {

    private final StrategyPath paths = new StrategyPath();

    @TempDir private Path folder;

    @Test
    void givenAName_thenItIsAFileOfTheFolderOfStrategies() {
        assertEquals(Path.of("strategies", "btc-40.json"), paths.convert("btc-40"));
    }

    /** What has a dot, a slash or anything else that no name has is taken as it is written. */
    @ParameterizedTest
    @ValueSource(strings = {"found.json", "../found", "a/b", ".", "..", "-a", "Big", "/srv", "a b"})
    void givenAnythingElse_thenItIsThePathItself(String text) {
        assertEquals(Path.of(text), paths.convert(text));
    }

    @Test
    void givenALinkInPlaceOfAFile_thenItIsNotFollowed() throws IOException {
        Path target = Files.writeString(folder.resolve("target.json"), "{}");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), target);

        assertThatThrownBy(() -> StrategyInput.read(link))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(link + " is a link; name the file itself.");
    }

    @Test
    void givenAFileThatIsTooLong_thenNoMoreThanTheLimitIsRead() throws IOException {
        Path large = folder.resolve("large.json");
        Files.write(large, new byte[1_000_000]);

        assertThatThrownBy(() -> StrategyInput.read(large))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the file has 262145 bytes; write at most 262144");
        assertThat(Files.size(large)).isEqualTo(1_000_000);
    }
}
