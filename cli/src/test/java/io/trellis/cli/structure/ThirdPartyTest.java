package io.trellis.cli.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The notices list what is delivered, no less and no more. */
class ThirdPartyTest {

    @Test
    void theNoticesListTheLibrariesOfThisProgram() throws IOException {
        String program = String.valueOf(Path.of("").toAbsolutePath().getFileName());

        assertThat(noticesFor(program))
                .containsExactlyElementsOf(
                        ProgramClassPath.libraries().stream()
                                .filter(library -> !library.startsWith("io.trellis:"))
                                .toList());
    }

    /** The rows {@code | library | licence | programs |} that name the program. */
    private static List<String> noticesFor(String program) throws IOException {
        return Files.readAllLines(Path.of("..", "..", "THIRD-PARTY.md")).stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .filter(cells -> List.of(cells[3].strip().split(", ")).contains(program))
                .map(cells -> cells[1].strip())
                .sorted()
                .toList();
    }
}
