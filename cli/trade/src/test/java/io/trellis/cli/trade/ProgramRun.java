package io.trellis.cli.trade;

import io.trellis.cli.terminal.Program;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** What a call of the program gave. */
public record ProgramRun(int code, String out, String err) {

    /**
     * Calls the program.
     *
     * @param input what stands on standard input
     */
    public static ProgramRun of(String input, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            int code =
                    Program.commandLine(new TradeProgram())
                            .setOut(new PrintWriter(out))
                            .setErr(new PrintWriter(err))
                            .execute(arguments);
            return new ProgramRun(code, out.toString(), err.toString());
        } finally {
            System.setIn(before);
        }
    }
}
