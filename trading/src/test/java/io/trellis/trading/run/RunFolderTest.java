package io.trellis.trading.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class RunFolderTest {

    @TempDir private Path state;

    @Test
    void givenALockedRun_thenNobodyElseTakesIt() {
        var run = created("grid");

        try (RunLock _ = run.lock()) {
            assertThat(run.isRunning()).isTrue();
            assertThatThrownBy(run::lock)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("grid")
                    .hasMessageContaining("another process");
            assertThat(run.isRunning()).isTrue();
        }

        assertThat(run.isRunning()).isFalse();
        run.lock().close();
    }

    @Test
    void givenNoProcess_thenARunIsNotRunning() {
        assertThat(created("grid").isRunning()).isFalse();
    }

    @Test
    void aRunIsItsOwnersAlone() throws IOException {
        var run = created("grid");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.commands())))
                .isEqualTo("rwx------");
        Files.setPosixFilePermissions(run.commands(), PosixFilePermissions.fromString("rwxrwx---"));

        assertThatThrownBy(run::create)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("chmod 700");
    }

    @Test
    void givenTheFile_thenAKillIsAskedFor() throws IOException {
        var run = created("grid");
        assertThat(run.isKillAsked()).isFalse();

        Files.createFile(run.killFile());

        assertThat(run.isKillAsked()).isTrue();
    }

    @Test
    void runsAreListedByName() throws IOException {
        created("one");
        created("another");
        Files.createFile(state.resolve("runs").resolve("three"));

        assertThat(RunFolder.all(state))
                .extracting(RunFolder::name)
                .containsExactly("another", "one");
        assertThatThrownBy(() -> RunFolder.existing(state, "three"))
                .hasMessageContaining("there are another, one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "A", "-a", "a\nb"})
    void givenANameThatCouldLeadElsewhere_thenItIsRefused(String name) {
        assertThatThrownBy(() -> new RunFolder(state, name))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theKeyOfAnInstallationIsDrawnOnce() throws IOException {
        byte[] first = Installation.in(state).namesKey();

        assertThat(Installation.in(state).namesKey()).isEqualTo(first).hasSize(16);

        Files.setPosixFilePermissions(
                state.resolve("installation.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Installation.in(state))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void givenADamagedKey_thenNoOtherIsDrawn() throws IOException {
        Installation.in(state);
        Files.writeString(state.resolve("installation.key"), "abc");

        assertThatThrownBy(() -> Installation.in(state))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("64 hex digits");
    }

    private RunFolder created(String name) {
        var run = new RunFolder(state, name);
        run.create();
        return run;
    }
}
