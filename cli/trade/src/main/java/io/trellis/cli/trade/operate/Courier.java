package io.trellis.cli.trade.operate;

import io.trellis.cli.terminal.StateFolder;
import io.trellis.core.InvalidInputException;
import io.trellis.core.machine.Command;
import io.trellis.trading.run.Answer;
import io.trellis.trading.run.CommandInbox;
import io.trellis.trading.run.Installation;
import io.trellis.trading.run.RunFolder;
import io.trellis.trading.run.RunStatus;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Brings a command to the process that trades a run, and waits for its answer. */
final class Courier {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final RunFolder run;

    private Courier(RunFolder run) {
        this.run = run;
    }

    /**
     * To a run that there is.
     *
     * @throws InvalidInputException if there is none of this name
     */
    static Courier to(String name) {
        return new Courier(RunFolder.existing(StateFolder.ofProcess(), name));
    }

    RunFolder run() {
        return run;
    }

    /**
     * How the run stands.
     *
     * @throws InvalidInputException if no process trades it
     */
    RunStatus standing() {
        Optional<RunStatus> status = run.isRunning() ? RunStatus.read(run) : Optional.empty();
        return status.orElseThrow(() ->
                new InvalidInputException(
                        "no process trades the run %s now, so nobody would obey; see bin/trade runs."
                                .formatted(run.name())));
    }

    /**
     * Sends a command and waits for its answer.
     *
     * @param status as the person has seen it: another process does not obey
     * @return empty if none has come in time
     */
    Optional<Answer> send(Command command, RunStatus status, Duration patience) {
        Path state = StateFolder.ofProcess();
        Instant now = Instant.now();
        new CommandInbox(run, Installation.in(state)).put(command, status.epoch(), now);
        Instant end = now.plus(patience);
        Optional<Answer> answer = Optional.empty();
        while (answer.isEmpty() && Instant.now().isBefore(end)) {
            pause();
            answer = RunStatus.read(run).flatMap(read -> read.answer(command.id()));
        }
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }
}
