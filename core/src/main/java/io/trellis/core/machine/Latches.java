package io.trellis.core.machine;

import java.util.Optional;

/** What stays as it is until a person or the machine itself takes it back, over every restart. */
final class Latches {

    private Optional<String> halt = Optional.empty();
    private Optional<String> hold = Optional.empty();
    private Optional<Closing> closing = Optional.empty();
    private boolean flattened;

    /**
     * Trading comes to its end.
     *
     * @param commandId of the person's command
     */
    record Closing(Kind kind, String commandId) {

        enum Kind {
            /** Our orders stay. */
            KEEP,
            /** Our orders go first. */
            CANCEL,
            /** Our orders go, and what is held is sold. */
            FLATTEN
        }
    }

    /** The first reason stays. */
    boolean halt(String reason) {
        if (halt.isPresent()) {
            return false;
        }
        halt = Optional.of(reason);
        return true;
    }

    Optional<String> halted() {
        return halt;
    }

    /** Why it cannot be re-armed; empty when it was. */
    Optional<String> rearm() {
        if (halt.isEmpty()) {
            return Optional.of("trading is not halted");
        }
        if (flattened) {
            return Optional.of("everything was sold; a new run starts anew");
        }
        halt = Optional.empty();
        return Optional.empty();
    }

    void hold(String reason) {
        hold = Optional.of(reason);
    }

    Optional<String> held() {
        return hold;
    }

    void resume() {
        hold = Optional.empty();
    }

    void close(Closing.Kind kind, String commandId) {
        closing = Optional.of(new Closing(kind, commandId));
        flattened |= kind == Closing.Kind.FLATTEN;
    }

    Optional<Closing> closing() {
        return closing;
    }

    /** A new process means to trade on, unless everything was being sold. */
    void restarted() {
        if (closing.isPresent() && closing.get().kind() != Closing.Kind.FLATTEN) {
            closing = Optional.empty();
        }
    }

    void closed() {
        closing = Optional.empty();
    }
}
