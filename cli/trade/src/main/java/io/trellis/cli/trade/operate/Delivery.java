package io.trellis.cli.trade.operate;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.core.machine.Command;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.file.WholeFile;
import io.trellis.trading.run.Answer;
import io.trellis.trading.run.RunStatus;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.Optional;

/** What all commands to a run have in common: its name, how long to wait, what is printed. */
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
final class Delivery {

    @Parameters(paramLabel = "RUN", description = "Name of the run, as bin/trade runs lists it.")
    private String name;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait until it is done (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Mixin private JsonOutput output;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Courier courier() {
        return Courier.to(name);
    }

    /** Sends a command to the process that trades the run now, and prints its answer. */
    int deliver(Command command, String action) {
        Courier courier = courier();
        return deliver(courier, courier.standing(), command, action);
    }

    /** The same for a status that the person has seen. */
    int deliver(Courier courier, RunStatus seen, Command command, String action) {
        Optional<Answer> answer = courier.send(command, seen, Duration.ofSeconds(seconds));
        boolean done = answer.map(Answer::done).orElse(false);
        String words =
                answer.map(each -> each.done() ? "done" : "not done: " + each.words())
                        .orElse(
                                "no answer within %d s; it is carried out as soon as the trader can,"
                                                .formatted(seconds)
                                        + " see bin/trade status "
                                        + name);
        output.write(
                () ->
                        Json.object()
                                .put("run", name)
                                .put("command", command.id())
                                .put("action", action)
                                .put("answered", answer.isPresent())
                                .put("done", done)
                                .put("text", words)
                                .build(),
                "%s %s: %s%n".formatted(action, name, words),
                spec.commandLine().getOut(),
                WholeFile::writeText);
        return done ? Program.DONE : Program.FAILED;
    }
}
