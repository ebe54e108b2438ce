package io.trellis.trading.world;

import java.time.Duration;
import java.util.Locale;

/** Something that happens to a trader besides the faults of its network and its venue. */
sealed interface Act {

    /** Since the world began. */
    Duration at();

    /**
     * The process dies, and another one takes over.
     *
     * @param loss which of the bytes that were not forced to the disk are lost: a seed
     * @param down until the next process begins
     * @param atEffect the death waits for so many effects more, and then comes inside one: -1 for
     *     death at once
     */
    record Crash(Duration at, long loss, Duration down, int atEffect) implements Act {}

    /** The disk refuses the next force or append, once. */
    record DiskRefuses(Duration at, Duration down) implements Act {}

    /** The wall clock of the machine is set. */
    record WallStep(Duration at, Duration step) implements Act {}

    /** The process stands still, as in a long pause of its collector. */
    record Freeze(Duration at, Duration span) implements Act {}

    /** Somebody pays dollars in, or takes them out. */
    record Transfer(Duration at, long dollars) implements Act {}

    /** The operator does something. */
    record Order(Duration at, Wish wish) implements Act {}

    /** The market moves by a share of its price at once, and perhaps returns. */
    record Wick(Duration at, int millionths, boolean returns) implements Act {}

    /** What an operator may wish. */
    enum Wish {
        HOLD,
        RESUME,
        KILL,
        FLATTEN,
        REARM
    }

    /** A line of a schedule. */
    default String line() {
        String what =
                switch (this) {
                    case Crash(_, long loss, Duration down, int effect) ->
                            "crash loss %d down %ds effect %d"
                                    .formatted(loss, down.toSeconds(), effect);
                    case DiskRefuses(_, Duration down) ->
                            "disk-refuses down %ds".formatted(down.toSeconds());
                    case WallStep(_, Duration step) -> "wall-step %dms".formatted(step.toMillis());
                    case Freeze(_, Duration span) -> "freeze %dms".formatted(span.toMillis());
                    case Transfer(_, long dollars) -> "transfer %d".formatted(dollars);
                    case Order(_, Wish wish) -> wish.name().toLowerCase(Locale.ROOT);
                    case Wick(_, int millionths, boolean returns) ->
                            "wick %d%s".formatted(millionths, returns ? " and back" : "");
                };
        return String.format(Locale.ROOT, "+%.3fs %s", at().toMillis() / 1e3, what);
    }
}
