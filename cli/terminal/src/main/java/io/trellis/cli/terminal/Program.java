package io.trellis.cli.terminal;

import io.trellis.core.InvalidInputException;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A program of commands. Results go to standard output, everything else to standard error; the exit
 * code is 0 when the work is done, 1 when it failed, 2 for wrong usage or input. What a person got
 * wrong is told in one sentence, never with a stack trace.
 */
public final class Program {

    /** The work is done. */
    public static final int DONE = 0;

    /** The work failed. */
    public static final int FAILED = 1;

    /** Wrong usage or wrong input. */
    public static final int WRONG_INPUT = 2;

    private Program() {}

    /** Runs a program on the streams of the process and ends it with the exit code. */
    public static void main(Object command, String... arguments) {
        // Whatever is printed is the same everywhere.
        Locale.setDefault(Locale.ROOT);
        CommandLine line = commandLine(command);
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        var err = new OutputStreamWriter(System.err, StandardCharsets.UTF_8);
        line.setErr(new PrintWriter(new MessageWriter(err), true));
        int code = line.execute(arguments);
        line.getOut().flush();
        line.getErr().flush();
        System.exit(code);
    }

    /** The program with its exit codes and its words for errors; a test sets its own streams. */
    public static CommandLine commandLine(Object command) {
        var line = new CommandLine(command);
        line.getCommandSpec().addOption(ColorChoice.option());
        Completion.addTo(line);
        headExamples(line);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                // An option may take a word that is a command too, as --color auto does.
                .setAllowSubcommandsAsOptionParameters(true)
                .setExecutionStrategy(Program::onTerminal)
                .setParameterExceptionHandler(Program::wrongUsage)
                .setExecutionExceptionHandler(Program::failed);
    }

    /** The foot of a help text holds examples, and nothing else. */
    private static void headExamples(CommandLine line) {
        line.getCommandSpec().usageMessage().footerHeading("%nExamples:%n");
        line.getSubcommands().values().forEach(Program::headExamples);
    }

    /** Runs what was parsed, in the colours that it asks for. */
    private static int onTerminal(ParseResult parsed) {
        boolean colourless = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
        Terminal terminal = ColorChoice.of(parsed).on(Streams.ofProcess(), colourless);
        CommandLine line = parsed.commandSpec().commandLine();
        line.setColorScheme(
                Help.defaultColorScheme(terminal.colouredResults() ? Ansi.ON : Ansi.OFF));
        return terminal.during(() -> new RunLast().execute(parsed));
    }

    private static int wrongUsage(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(sentence(wrong) + " See " + name + " --help.");
        return WRONG_INPUT;
    }

    private static int failed(Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        return switch (failure) {
            case InvalidInputException wrong -> {
                err.println(sentence(wrong));
                yield WRONG_INPUT;
            }
            case UncheckedIOException broken -> {
                err.println(sentence(broken));
                yield FAILED;
            }
            default -> {
                err.println("This is a fault of the program, please report it with these lines:");
                failure.printStackTrace(err);
                yield FAILED;
            }
        };
    }

    private static String sentence(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }
}
