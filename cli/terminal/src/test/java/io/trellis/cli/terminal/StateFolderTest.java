package io.trellis.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;

class StateFolderTest {

    private static final Path HOME = Path.of("/home/ann");

    @Test
    void givenAFolderOfItsOwn_thenNothingElseCounts() {
        Map<String, String> both =
                Map.of("TRELLIS_HOME", "/srv/trellis", "XDG_STATE_HOME", "/home/ann/state");

        assertEquals(Path.of("/srv/trellis"), StateFolder.of(both, HOME, "Linux"));
    }

    @Test
    void givenTheFolderOfTheDesktop_thenAFolderInIt() {
        Map<String, String> xdg = Map.of("XDG_STATE_HOME", "/home/ann/state", "TRELLIS_HOME", "");

        assertEquals(Path.of("/home/ann/state/trellis"), StateFolder.of(xdg, HOME, "Linux"));
    }

    @Test
    void givenARelativeFolderOfTheDesktop_thenItDoesNotCount() {
        Map<String, String> relative = Map.of("XDG_STATE_HOME", "state");

        assertEquals(
                Path.of("/home/ann/.local/state/trellis"), StateFolder.of(relative, HOME, "Linux"));
    }

    @Test
    void givenAFolderWithDots_thenItIsTheFolderMeant() {
        assertEquals(
                Path.of("").toAbsolutePath().resolve("kept"),
                StateFolder.of(Map.of("TRELLIS_HOME", "./x/../kept"), HOME, "Linux"));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, /home/ann/.local/state/trellis",
        "FreeBSD, /home/ann/.local/state/trellis",
        "Mac OS X, /home/ann/Library/Application Support/trellis",
        "Windows 11, /home/ann/AppData/Local/trellis",
    })
    void givenNoFolder_thenTheSystemHasAPlaceForSuchThings(String system, String folder) {
        assertEquals(Path.of(folder), StateFolder.of(Map.of(), HOME, system));
    }
}
