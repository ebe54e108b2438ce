package io.trellis.core.journal;

import io.trellis.core.machine.Command;

/** What a person wants. */
final class CommandCodec {

    private static final int STOP = 0;
    private static final int FLATTEN = 1;
    private static final int KILL = 2;
    private static final int REARM = 3;
    private static final int HOLD = 4;
    private static final int RESUME = 5;

    private CommandCodec() {}

    static void write(RecordOutput out, Command command) {
        switch (command) {
            case Command.Stop stop -> {
                begin(out, STOP, stop);
                out.flag(stop.cancel());
            }
            case Command.Flatten flatten -> begin(out, FLATTEN, flatten);
            case Command.Kill kill -> {
                begin(out, KILL, kill);
                out.text(kill.reason());
            }
            case Command.Rearm rearm -> begin(out, REARM, rearm);
            case Command.Hold hold -> begin(out, HOLD, hold);
            case Command.Resume resume -> begin(out, RESUME, resume);
        }
    }

    private static void begin(RecordOutput out, int kind, Command command) {
        out.raw(kind);
        out.text(command.id());
    }

    static Command read(RecordInput in) {
        int kind = in.raw();
        String id = in.text();
        return switch (kind) {
            case STOP -> new Command.Stop(id, in.flag());
            case FLATTEN -> new Command.Flatten(id);
            case KILL -> new Command.Kill(id, in.text());
            case REARM -> new Command.Rearm(id);
            case HOLD -> new Command.Hold(id);
            case RESUME -> new Command.Resume(id);
            default -> throw in.refusal("the kind of a command reads " + kind);
        };
    }
}
