package io.trellis.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

/** Where keys and the ledger of trials are kept. */
final class StateFolderTest {

    private static final Path HOME = Path.of("/home/ann");

    private static Path folder(Map<String, String> environment) {
        return StateFolder.of(environment, HOME);
    }

    @Test
    void givenNothing_thenItIsInTheUsersHome() {
        assertThat(folder(Map.of())).isEqualTo(Path.of("/home/ann/.local/state/trellis"));
    }

    @Test
    void givenAStateFolderOfTheSystem_thenItIsInThere() {
        assertThat(folder(Map.of("XDG_STATE_HOME", "/var/state")))
                .isEqualTo(Path.of("/var/state/trellis"));
    }

    @Test
    void givenAFolderOfItsOwn_thenThatIsIt() {
        assertThat(folder(Map.of("XDG_STATE_HOME", "/var/state", "TRELLIS_HOME", "/srv/t")))
                .isEqualTo(Path.of("/srv/t"));
    }

    @Test
    void givenAnEmptyOrHalfPath_thenItIsAsIfThereWereNone() {
        assertThat(folder(Map.of("XDG_STATE_HOME", "", "TRELLIS_HOME", "here")))
                .isEqualTo(Path.of("/home/ann/.local/state/trellis"));
    }
}
