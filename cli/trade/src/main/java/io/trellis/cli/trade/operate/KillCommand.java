package io.trellis.cli.trade.operate;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.StateFolder;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.file.PrivateFile;
import io.trellis.trading.file.WholeFile;
import io.trellis.trading.run.RunFolder;
import io.trellis.trading.run.RunStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** {@code trade kill}: trading ends, now and until a person re-arms it. */
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/trade kill example-kraken",
            "  bin/trade kill example-kraken --reason maintenance"
        },
        description = {
            "Halts a run: its orders are cancelled and no new ones placed, until bin/trade rearm."
                    + " Coins are kept. It puts the file KILL into the folder of the run, so that a"
                    + " run that no process trades now begins halted.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
public final class KillCommand implements Callable<Integer> {

    private static final int LOOKS = 50;
    private static final int BETWEEN_MILLIS = 100;

    @Parameters(paramLabel = "RUN", description = "Name of the run, as bin/trade runs lists it.")
    private String name;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "killed by a person",
            description = "Why, for the journal (default: ${DEFAULT-VALUE}).")
    private String reason;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        RunFolder run = RunFolder.existing(StateFolder.ofProcess(), name);
        PrivateFile.write(run.killFile(), reason.getBytes(StandardCharsets.UTF_8));
        boolean running = run.isRunning();
        boolean halted = running && halts(run);
        String words =
                !running
                        ? "no process trades it now; the next one begins halted"
                        : halted
                                ? "halted"
                                : "asked for, and not told to be done yet; see bin/trade status";
        output.write(
                () ->
                        Json.object()
                                .put("run", name)
                                .put("running", running)
                                .put("halted", halted)
                                .put("text", words)
                                .build(),
                "kill %s: %s%n".formatted(name, words),
                spec.commandLine().getOut(),
                WholeFile::writeText);
        return running && !halted ? Program.FAILED : Program.DONE;
    }

    private static boolean halts(RunFolder run) {
        for (int look = 0; look < LOOKS; look++) {
            if (RunStatus.read(run)
                    .filter(each -> each.text("mode").equals("halted"))
                    .isPresent()) {
                return true;
            }
            try {
                Thread.sleep(BETWEEN_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
