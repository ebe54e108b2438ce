package io.trellis.core.machine;

/** What a person wants of a running trader. */
public sealed interface Command {

    /** The name of the command, never used again: it is carried out once, over every restart. */
    String id();

    /**
     * Trading ends and the process with it.
     *
     * @param cancel whether our orders are cancelled first, or stay
     */
    record Stop(String id, boolean cancel) implements Command {}

    /** Our orders are cancelled and the inventory is sold at the market; then trading is halted. */
    record Flatten(String id) implements Command {}

    /** Our orders are cancelled and trading is halted; the inventory stays. */
    record Kill(String id, String reason) implements Command {}

    /** Trading that was halted goes on. */
    record Rearm(String id) implements Command {}

    /** No new orders; cancels only, until {@link Resume}. */
    record Hold(String id) implements Command {}

    /** A hold by a person ends. */
    record Resume(String id) implements Command {}
}
