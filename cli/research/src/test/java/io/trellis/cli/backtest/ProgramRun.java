package io.trellis.cli.backtest;

import io.trellis.cli.terminal.Program;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a program printed, and its exit code. */
public record ProgramRun(int code, String out, String err) {

    public static ProgramRun of(Object program, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Program.commandLine(program)
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments);
        return new ProgramRun(code, out.toString(), err.toString());
    }
}
