package io.trellis.trading.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.machine.Command;
import io.trellis.trading.run.CommandInbox.Found;
import io.trellis.trading.run.CommandInbox.Obeyed;
import io.trellis.trading.run.CommandInbox.Refused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** FM-157, FM-158, FM-159: who may command a run, and when. */
class CommandInboxTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123Z");
    private static final String ID = "0b6f3a1e-0000-4000-8000-000000000001";

    @TempDir private Path state;

    private RunFolder run;
    private CommandInbox inbox;

    @BeforeEach
    void createRun() {
        run = new RunFolder(state, "grid");
        run.create();
        inbox = new CommandInbox(run, Installation.in(state));
    }

    static Stream<Command> commands() {
        return Stream.of(
                new Command.Stop(ID, true),
                new Command.Stop(ID, false),
                new Command.Flatten(ID),
                new Command.Kill(ID, "the market is mad"),
                new Command.Rearm(ID),
                new Command.Hold(ID),
                new Command.Resume(ID));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void givenACommand_thenItIsObeyedAsItWasGiven(Command command) {
        inbox.put(command, 3, NOW);

        assertThat(look(NOW.plusSeconds(1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Obeyed.class, obeyed -> assertThat(obeyed.command()).isEqualTo(command));
    }

    @Test
    void givenACommandThatWasTaken_thenItsFileIsGone() {
        inbox.put(new Command.Hold(ID), 3, NOW);

        look(NOW).forEach(Found::remove);

        assertThat(look(NOW)).isEmpty();
    }

    @Test
    void givenACommandOfBefore_thenItIsVoid() {
        inbox.put(new Command.Flatten(ID), 3, NOW);

        assertRefused(look(NOW.plus(CommandInbox.VALIDITY)), "it was good until");
        assertThat(look(NOW.plus(CommandInbox.VALIDITY).minusMillis(1)))
                .singleElement()
                .isInstanceOf(Obeyed.class);
    }

    @Test
    void givenACommandToAnotherProcess_thenItIsRefused() {
        inbox.put(new Command.Flatten(ID), 2, NOW);

        assertRefused(look(NOW), "it is for process 2 of the run, and this is 3");
    }

    @Test
    void givenACommandToAnotherRun_thenItIsRefused() throws IOException {
        var other = new RunFolder(state, "other");
        other.create();
        new CommandInbox(other, Installation.in(state)).put(new Command.Flatten(ID), 3, NOW);
        Path file = onlyFile(other);
        Files.copy(file, run.commands().resolve("copied.json"));

        assertRefused(look(NOW), "it is for the run other");
    }

    @Test
    void givenACommandOfTheFuture_thenItIsRefused() {
        inbox.put(new Command.Flatten(ID), 3, NOW.plus(Duration.ofHours(1)));

        assertRefused(look(NOW), "no command is good from");
    }

    @Test
    void givenAFileThatOthersMayChange_thenItIsRefused() throws IOException {
        inbox.put(new Command.Stop(ID, true), 3, NOW);
        Files.setPosixFilePermissions(onlyFile(run), PosixFilePermissions.fromString("rw-rw-rw-"));

        assertRefused(look(NOW), "others may read or change it");
    }

    @Test
    void givenALink_thenItIsRefused() throws IOException {
        inbox.put(new Command.Stop(ID, true), 3, NOW);
        Path elsewhere = Files.move(onlyFile(run), state.resolve("elsewhere.json"));
        Files.createSymbolicLink(run.commands().resolve("link.json"), elsewhere);

        assertRefused(look(NOW), "it is a link");
    }

    @Test
    void givenAnotherKey_thenItsCommandsAreRefused() throws IOException {
        Path otherState = Files.createDirectory(state.resolve("other"));
        Installation stranger = Installation.in(otherState);
        new CommandInbox(run, stranger).put(new Command.Flatten(ID), 3, NOW);

        assertRefused(look(NOW), "digest: it was not made with the key of this installation");
    }

    @Test
    void givenAnyByteThatWasChanged_thenTheCommandIsRefused() throws IOException {
        inbox.put(new Command.Kill(ID, "why"), 3, NOW);
        Path file = onlyFile(run);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file, changed);

            List<Found> found = look(NOW);

            // Space that became another sort of space says the same.
            boolean layout = Character.isWhitespace(whole[i]) && found.getFirst() instanceof Obeyed;
            assertThat(found.getFirst() instanceof Refused || layout)
                    .as("byte %d of %s", i, new String(whole, StandardCharsets.UTF_8))
                    .isTrue();
        }
    }

    @Test
    void givenSomethingElse_thenItIsRefusedOnOneLine() throws IOException {
        Path file = run.commands().resolve("evil\u001b[2J\n.json");
        Files.writeString(file, "no command");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(look(NOW))
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.sentence())
                                        .startsWith("evil\\u001b[2J\\u000a.json")
                                        .doesNotContain("\n"));
    }

    private List<Found> look(Instant now) {
        return inbox.look(3, now);
    }

    private static void assertRefused(List<Found> found, String words) {
        assertThat(found)
                .singleElement()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.sentence()).contains(words));
    }

    private static Path onlyFile(RunFolder run) throws IOException {
        try (var files = Files.list(run.commands())) {
            return files.findFirst().orElseThrow();
        }
    }
}
