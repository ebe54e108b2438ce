package io.trellis.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

class ProgramTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Command(name = "shop", mixinStandardHelpOptions = true, subcommands = Sell.class)
    private static final class Shop {}

    @SuppressWarnings("NullAway.Init") // picocli sets the spec.
    @Command(name = "sell", mixinStandardHelpOptions = true, description = "Sells.")
    private static final class Sell implements Callable<Integer> {

        @Option(names = "--price", description = "What for.")
        private int price = 5;

        @Spec private CommandSpec spec;

        @Override
        public Integer call() {
            CommandLine line = spec.commandLine();
            line.getErr().println("warning: no refund.");
            line.getErr().printf("sold for %d%n", price);
            line.getOut().print(new TextTable("what", "gain").gains("gain").row("it", "-" + price));
            return 0;
        }
    }

    @ParameterizedTest
    @CsvSource({"'', false", "always, true", "never, false", "auto, false", "ALWAYS, true"})
    void colorSaysWhetherThereAreColours(String when, boolean coloured) {
        String[] arguments =
                when.isEmpty() ? new String[] {"sell"} : new String[] {"sell", "--color", when};

        assertThat(run(arguments)).isZero();

        assertThat(out.toString().contains("\u001b[31m-5\u001b[0m")).isEqualTo(coloured);
        assertThat(err.toString().contains("\u001b[33mwarning: no refund.\u001b[0m\n"))
                .isEqualTo(coloured);
        assertThat(err.toString()).endsWith("sold for 5\n");
    }

    @Test
    void colorMayStandBeforeTheCommandAndIsInItsHelp() {
        assertThat(run("--color=always", "sell")).isZero();
        assertThat(out.toString()).contains("\u001b[31m-5\u001b[0m");

        assertThat(run("sell", "--help")).isZero();
        assertThat(out.toString()).contains("--color=WHEN");
    }

    @Test
    void afterACommandNothingIsColouredAnyMore() {
        assertThat(run("sell", "--color", "always")).isZero();

        assertThat(Terminal.current()).isEqualTo(Terminal.PLAIN);
    }

    @Test
    void theCompletionKnowsCommandsAndOptions() {
        assertThat(run("completion")).isZero();

        assertThat(out.toString())
                .startsWith("#!/usr/bin/env bash")
                .contains("sell", "--price", "--color", "complete -F _complete_shop");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, true, true, false, true, true",
        "AUTO, true, false, false, true, false",
        "AUTO, false, true, false, false, true",
        "AUTO, true, true, true, false, false",
        "ALWAYS, false, false, true, true, true",
        "NEVER, true, true, false, false, false",
    })
    void autoHangsOnEachStreamAndOnTheEnvironment(
            ColorChoice choice,
            boolean outIsTerminal,
            boolean errIsTerminal,
            boolean colourless,
            boolean results,
            boolean messages) {
        var streams = new Streams(outIsTerminal, errIsTerminal, OptionalInt.of(80));

        assertThat(choice.on(streams, colourless))
                .isEqualTo(new Terminal(results, messages, OptionalInt.of(80)));
    }

    private int run(String... arguments) {
        return Program.commandLine(new Shop())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new MessageWriter(err), true))
                .execute(arguments);
    }
}
