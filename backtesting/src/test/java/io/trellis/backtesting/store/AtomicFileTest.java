package io.trellis.backtesting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

class AtomicFileTest {

    @TempDir Path folder;

    @Test
    void givenText_thenTheFileAndItsFoldersAreMade() {
        Path target = folder.resolve("a/b/c.json");

        AtomicFile.writeText(target, "höchst");

        assertThat(target).hasContent("höchst");
        assertThat(target.getParent()).isDirectoryContaining(target::equals);
    }

    @Test
    void givenAFile_thenItIsReplaced() throws IOException {
        Path target = Files.writeString(folder.resolve("a"), "old");

        AtomicFile.writeText(target, "new");

        assertThat(target).hasContent("new");
    }

    @Test
    void givenContentThatFails_thenTheOldFileStaysAndNothingElseIsLeft() throws IOException {
        Path target = Files.writeString(folder.resolve("a"), "old");

        assertThatThrownBy(() ->
                        AtomicFile.write(
                                target,
                                temporary -> {
                                    Files.writeString(temporary, "half");
                                    throw new IOException("No space left on device");
                                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + target + ": No space left on device.");
        assertThat(target).hasContent("old");
        assertThat(folder).isDirectoryContaining(target::equals);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void givenAFileWhereAFolderIsNeeded_thenTheSentenceSaysSo() throws IOException {
        Files.writeString(folder.resolve("a"), "file");
        Path target = folder.resolve("a/b/c");

        assertThatThrownBy(() -> AtomicFile.writeText(target, "text"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + target + ": Not a directory.");
    }

    @Test
    void givenADirectoryOrADevice_thenItIsRefused() {
        assertRefused(folder, true, " is a directory; name a file.");
        assertRefused(
                Path.of("/dev/null"),
                true,
                " is not a regular file and cannot be replaced; name another.");
    }

    @Test
    void givenAFileThatMayNotBeReplaced_thenItIsRefused() throws IOException {
        Path target = Files.writeString(folder.resolve("a"), "old");

        assertRefused(
                target, false, " exists already; name another file, or replace it with --force.");
        AtomicFile.requireWritable(target, true);
        AtomicFile.requireWritable(folder.resolve("b"), false);
    }

    private static void assertRefused(Path target, boolean replace, String sentence) {
        assertThatThrownBy(() -> AtomicFile.requireWritable(target, replace))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(target + sentence);
    }
}
