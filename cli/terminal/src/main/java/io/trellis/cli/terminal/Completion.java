package io.trellis.cli.terminal;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** The command {@code completion}, which every program has. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script that completes commands and options by the tab key, for bash and zsh.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the spec.
final class Completion implements Callable<Integer> {

    @Spec private CommandSpec spec;

    static void addTo(CommandLine program) {
        var line = new CommandLine(new Completion());
        String name = program.getCommandName();
        line.getCommandSpec()
                .usageMessage()
                .footer(
                        "  bin/" + name + " completion > ~/." + name + "-completion",
                        "  source ~/." + name + "-completion");
        program.addSubcommand(line);
    }

    @Override
    public Integer call() {
        CommandLine program = spec.root().commandLine();
        spec.commandLine().getOut().print(AutoComplete.bash(program.getCommandName(), program));
        spec.commandLine().getOut().flush();
        return Program.DONE;
    }
}
