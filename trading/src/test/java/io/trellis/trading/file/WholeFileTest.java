package io.trellis.trading.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

class WholeFileTest {

    @TempDir private Path folder;

    @Test
    void givenAFileOfThatName_thenItIsReplacedAndNothingElseIsLeft() throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");

        WholeFile.writeText(target, "new: 10⁻⁸\n");

        assertThat(target).hasContent("new: 10⁻⁸\n");
        assertThat(folder).isDirectoryContaining(path -> path.equals(target));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void givenADirectory_thenItIsNamed() {
        assertThatThrownBy(() -> WholeFile.writeText(folder, "text"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder + " is a directory; name a file.");
    }

    @Test
    void givenNoFolder_thenTheFileIsNamedAndTheOldOneIsUntouched() {
        Path target = folder.resolve("none").resolve("a.txt");

        assertThatThrownBy(() -> WholeFile.writeText(target, "text"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + target + ".");
        assertThat(target.getParent()).doesNotExist();
    }
}
