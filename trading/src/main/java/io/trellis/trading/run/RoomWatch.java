package io.trellis.trading.run;

import io.trellis.core.machine.Command;
import io.trellis.trading.journal.Room;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks at the room that is left to the journal: when it gets little, the trader holds, and when
 * the reserve has been used, it halts. That there is room again ends neither: a person has seen to
 * it, and that person says so, with {@code trade resume} or {@code trade rearm}.
 */
final class RoomWatch {

    private final Supplier<Room> journal;
    private final Consumer<Command> commands;
    private Room before = Room.AMPLE;

    /**
     * @param journal what is left, now
     * @param commands takes what the trader has to do
     */
    RoomWatch(Supplier<Room> journal, Consumer<Command> commands) {
        this.journal = journal;
        this.commands = commands;
    }

    /** Looks, and says what a person should know if it is another answer than before. */
    Optional<String> look() {
        Room now = journal.get();
        if (now == before) {
            return Optional.empty();
        }
        before = now;
        return switch (now) {
            case AMPLE -> Optional.of("There is room on the disk of the journal again.");
            case LOW -> {
                commands.accept(new Command.Hold(CommandInbox.newId()));
                yield Optional.of(
                        "There is little room on the disk of the journal: no new orders. Make room,"
                                + " then `trade resume`.");
            }
            case USED_UP -> {
                String full = "The disk of the journal is full and its reserve has been used.";
                commands.accept(new Command.Kill(CommandInbox.newId(), full));
                yield Optional.of(full + " Make room, start again, then `trade rearm`.");
            }
        };
    }
}
