package io.trellis.cli.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.cli.terminal.Program;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every command shows at its foot how it is called, and each of these calls is one. */
final class HelpExamples {

    private static final Path ROOT = Path.of("..", "..");

    private HelpExamples() {}

    /**
     * Checks a program and all its commands.
     *
     * @param program a new one
     */
    static void check(Object program) {
        var line = Program.commandLine(program);
        check(line, line.getCommandName());
    }

    private static void check(CommandLine command, String path) {
        List<String> examples = examples(command);
        assertThat(examples).as("examples at the foot of %s --help", path).isNotEmpty();
        for (String example : examples) {
            if (example.startsWith("bin/")) {
                checkCall(command, path, example);
            }
        }
        command.getSubcommands().forEach((name, each) -> check(each, path + " " + name));
    }

    /** It leads to the command, its options are right, and what it names of ours is there. */
    private static void checkCall(CommandLine command, String path, String example) {
        assertThat(example).as("example of %s", path).startsWith("bin/" + path);
        Object root = command.getCommandSpec().root().userObject();
        String call = example.substring("bin/".length()).replaceFirst(" > .*", "");
        String[] words = call.split(" +");
        ParseResult parsed =
                Program.commandLine(root).parseArgs(Arrays.copyOfRange(words, 1, words.length));
        assertThat(parsed.errors()).as(example).isEmpty();
        Stream.of(words)
                .filter(word -> word.startsWith("strategies/") || word.startsWith("data/sample/"))
                .forEach(file -> assertThat(Files.exists(ROOT.resolve(file))).as(file).isTrue());
    }

    /** Lines that end with a backslash go on in the next. */
    private static List<String> examples(CommandLine command) {
        String text = String.join("\n", command.getCommandSpec().usageMessage().footer());
        return text.replaceAll("\\\\\n *", " ").lines().map(String::strip).toList();
    }
}
