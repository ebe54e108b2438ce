package io.trellis.cli.trade.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.cli.terminal.StateFolder;
import io.trellis.cli.trade.ProgramRun;
import io.trellis.core.machine.Command;
import io.trellis.core.machine.Status;
import io.trellis.core.market.Instrument;
import io.trellis.core.risk.Exposure;
import io.trellis.core.risk.TraderMode;
import io.trellis.trading.run.Answer;
import io.trellis.trading.run.CommandInbox;
import io.trellis.trading.run.CommandInbox.Found;
import io.trellis.trading.run.CommandInbox.Obeyed;
import io.trellis.trading.run.Installation;
import io.trellis.trading.run.RunFolder;
import io.trellis.trading.run.RunKind;
import io.trellis.trading.run.RunLock;
import io.trellis.trading.run.RunStatus;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A run whose process is played by this test: it holds the lock and answers by the status. */
class OperateCommandsTest {

    private static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.1"),
                    new BigDecimal("0.0001"),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO);

    private final Path state = StateFolder.ofProcess();
    private final RunFolder run = new RunFolder(state, "test-" + UUID.randomUUID());

    @BeforeEach
    void createTheRun() {
        run.create();
        tell(TraderMode.ARMED, List.of());
    }

    @AfterEach
    void removeTheRun() throws IOException {
        try (var files = Files.walk(run.path())) {
            files.sorted(Comparator.reverseOrder()).forEach(OperateCommandsTest::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void givenACommand_thenTheProcessGetsItAndItsAnswerIsTold() {
        Command got = answered(Answered.DONE, "stop", "--orders", "cancel");

        assertThat(got)
                .isInstanceOfSatisfying(
                        Command.Stop.class,
                        stop -> {
                            assertThat(stop.cancel()).isTrue();
                        });
        assertThat(answered(Answered.DONE, "hold")).isInstanceOf(Command.Hold.class);
        assertThat(answered(Answered.DONE, "resume")).isInstanceOf(Command.Resume.class);
        assertThat(answered(Answered.REFUSED, "rearm")).isInstanceOf(Command.Rearm.class);
    }

    @Test
    void givenTheWordsThatWereAskedFor_thenEverythingIsSold() {
        assertThat(answered(Answered.DONE, "flatten", "--confirm", "flatten " + run.name()))
                .isInstanceOf(Command.Flatten.class);
    }

    @Test
    void givenOtherWords_thenNothingIsSold() {
        try (RunLock _ = run.lock()) {
            ProgramRun call = call("flatten", "--confirm", "flatten another");

            assertThat(call.code()).isEqualTo(2);
            assertThat(call.err()).contains("is not \"flatten " + run.name() + "\"");
            assertThat(inbox().look(3, Instant.now())).isEmpty();
        }
    }

    @Test
    void givenNoProcess_thenNobodyWouldObeyAndAKillWaitsForTheNextOne() {
        ProgramRun stop = call("stop", "--orders", "keep");
        ProgramRun kill = call("kill", "--reason", "the venue is mad");

        assertThat(stop.code()).isEqualTo(2);
        assertThat(stop.err()).contains("no process trades the run " + run.name());
        assertThat(kill.code()).isZero();
        assertThat(kill.out()).contains("the next one begins halted");
        assertThat(run.killFile()).hasContent("the venue is mad");
    }

    @Test
    void givenAProcessThatIsHalted_thenAKillIsDone() {
        tell(TraderMode.HALTED, List.of());
        try (RunLock _ = run.lock()) {
            assertThat(call("kill").out()).isEqualTo("kill " + run.name() + ": halted\n");
        }
    }

    @Test
    void theStatusIsToldForPeopleAndForScripts() {
        assertThat(call("status").out())
                .contains("no process trades it now", "armed", "60000.0", "1.2345");
        try (RunLock _ = run.lock()) {
            assertThat(call("status", "--json", "-").out())
                    .contains("\"running\": true", "\"position\": \"1.2345\"");
            assertThat(ProgramRun.of("", "runs").out()).contains(run.name(), "live", "BTC/USD");
        }
    }

    @Test
    void givenNoSuchRun_thenThoseThatThereAreAreNamed() {
        ProgramRun call = ProgramRun.of("", "hold", "no-such-run");

        assertThat(call.code()).isEqualTo(2);
        assertThat(call.err()).contains("there is no run no-such-run").contains(run.name());
    }

    private enum Answered {
        DONE,
        REFUSED
    }

    /** Plays the process until a command has come and its caller has been told. */
    private Command answered(Answered how, String... call) {
        try (RunLock _ = run.lock()) {
            var told = CompletableFuture.supplyAsync(() -> call(call));
            Command command = await();
            boolean done = how == Answered.DONE;
            tell(
                    TraderMode.ARMED,
                    List.of(new Answer(command.id(), done, done ? "done" : "not halted")));
            ProgramRun ended = told.join();
            assertThat(ended.code()).as(ended.err()).isEqualTo(done ? 0 : 1);
            assertThat(ended.out()).contains(done ? ": done" : "not done: not halted");
            return command;
        }
    }

    private Command await() {
        for (int look = 0; look < 600; look++) {
            for (Found found : inbox().look(3, Instant.now())) {
                found.remove();
                if (found instanceof Obeyed obeyed) {
                    return obeyed.command();
                }
            }
            pause();
        }
        throw new AssertionError("no command has come");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private CommandInbox inbox() {
        return new CommandInbox(run, Installation.in(state));
    }

    private ProgramRun call(String... call) {
        var words = new ArrayList<>(List.of(call));
        words.add(1, run.name());
        return ProgramRun.of("", words.toArray(String[]::new));
    }

    private void tell(TraderMode mode, List<Answer> answers) {
        var status =
                new Status(
                        mode,
                        "all is well",
                        600_000,
                        12_345,
                        new Exposure(12_345, 0, 0, 0, 4, 0, 0, 0),
                        1_000_000_000_000L,
                        1_000_000_000_000L,
                        0,
                        0,
                        0,
                        0,
                        0,
                        false);
        var header =
                new RunStatus.Header(
                        run.name(),
                        RunKind.LIVE,
                        "BTC/USD",
                        "example",
                        INSTRUMENT,
                        3,
                        4_711,
                        Instant.now());
        RunStatus.of(
                        header,
                        status,
                        new RunStatus.Surroundings(
                                Instant.now(), Optional.of(Duration.ZERO), 17, 0, answers))
                .write(run);
    }
}
