package io.trellis.cli.trade.run;

import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.ProgressLine;
import io.trellis.cli.trade.operate.StatusText;
import io.trellis.core.fact.Fact;
import io.trellis.core.machine.Command;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.projection.History;
import io.trellis.trading.projection.ProjectionFeed;
import io.trellis.trading.run.CommandInbox;
import io.trellis.trading.run.Connection;
import io.trellis.trading.run.RunFolder;
import io.trellis.trading.run.RunProcess;
import io.trellis.trading.run.RunStatus;
import io.trellis.trading.session.Ending;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Trades until the end, with a line in front of a person, and what happens above it. */
final class Trading {

    private static final Duration BETWEEN_TURNS = Duration.ofMillis(200);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final PrintWriter err;
    private final boolean cancelsOnStop;
    private final Optional<Duration> duration;

    /**
     * @param cancelsOnStop whether orders are cancelled when a signal or the time ends trading
     */
    Trading(PrintWriter err, boolean cancelsOnStop, Optional<Duration> duration) {
        this.err = err;
        this.cancelsOnStop = cancelsOnStop;
        this.duration = duration;
    }

    /** How it stood at the end, and how it ended. */
    record Outcome(Ending ending, RunStatus status) {

        Json.ObjectValue json() {
            return status.document()
                    .with("ended", new Json.BooleanValue(true))
                    .with("clean", new Json.BooleanValue(ending.clean()))
                    .with("ending", new Json.TextValue(Json.printable(ending.reason(), 400)));
        }

        String text() {
            return "%s%n%nended: %s%n".formatted(StatusText.line(status), ending.reason());
        }
    }

    /**
     * Trades; returns when trading has ended and everything is closed.
     *
     * @param print tells the outcome; after a signal nothing comes to be told later
     * @return whether it ended as it should
     */
    boolean run(RunProcess.Start start, Connection.Maker connections, Consumer<Outcome> print) {
        RunFolder folder = start.folder();
        History history = History.in(folder.journal());
        try (var tables = ProjectionFeed.of(folder.database(), history, err::println)) {
            return trade(start.watchedBy(tables::written), connections, tables::close, print);
        }
    }

    private boolean trade(
            RunProcess.Start start,
            Connection.Maker connections,
            Runnable closing,
            Consumer<Outcome> print) {
        RunProcess process = RunProcess.start(start, connections);
        try (StopSignal signal = StopSignal.asking(() -> stop(process))) {
            Outcome outcome = trade(process);
            process.close();
            closing.run();
            print.accept(outcome);
            err.flush();
            signal.over(outcome.ending().clean() ? Program.DONE : Program.FAILED);
            return outcome.ending().clean();
        } catch (RuntimeException | Error failure) {
            process.close();
            throw failure;
        }
    }

    private Outcome trade(RunProcess process) {
        err.println(process.opening().sentence());
        long end = duration.map(each -> System.nanoTime() + each.toNanos()).orElse(0L);
        boolean stopped = duration.isEmpty();
        try (ProgressLine line = ProgressLine.on(err, BETWEEN_LINES)) {
            Optional<Ending> ending = Optional.empty();
            while (ending.isEmpty()) {
                ending = process.ended(BETWEEN_TURNS);
                process.turn().forEach(fact -> words(fact).ifPresent(line::above));
                line.show(() -> StatusText.line(process.status()));
                if (!stopped && System.nanoTime() - end >= 0) {
                    stopped = true;
                    stop(process);
                }
            }
            return new Outcome(ending.get(), process.status());
        }
    }

    private void stop(RunProcess process) {
        process.command(new Command.Stop(CommandInbox.newId(), cancelsOnStop));
    }

    /** What a person should see come by. */
    private static Optional<String> words(Fact fact) {
        return switch (fact) {
            case Fact.ModeChanged(var from, var to, String reason) ->
                    Optional.of(
                            "%s: %s (before: %s)".formatted(to, Json.printable(reason, 400), from));
            case Fact.Alarm(var severity, String code, String sentence) ->
                    Optional.of(
                            "%s: %s: %s"
                                    .formatted(
                                            severity == Fact.Severity.INFO
                                                    ? "note"
                                                    : severity == Fact.Severity.WARNING
                                                            ? "warning"
                                                            : "ALARM",
                                            code,
                                            Json.printable(sentence, 400)));
            case Fact.CommandDone(_, String action, boolean done, String words) ->
                    Optional.of(
                            "command %s: %s"
                                    .formatted(
                                            action.toLowerCase(Locale.ROOT),
                                            done ? "done" : Json.printable(words, 400)));
            case Fact.OrderChanged _,
                    Fact.Executed _,
                    Fact.Filled _,
                    Fact.Noted _,
                    Fact.GridChanged _,
                    Fact.Denied _,
                    Fact.Equity _,
                    Fact.Outside _ ->
                    Optional.empty();
        };
    }
}
