package io.trellis.core.grid;

import java.util.function.Function;

/** Something that may be refused for a reason a user can act on. */
public sealed interface Attempt<T> {

    /** It was possible. */
    record Done<T>(T value) implements Attempt<T> {}

    /** It was not; the reason names the place, the figure and what would be right. */
    record Refused<T>(String reason) implements Attempt<T> {}

    /** The next step of a chain, or the first refusal. */
    default <R> Attempt<R> then(Function<T, Attempt<R>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Refused<T>(var reason) -> new Refused<>(reason);
        };
    }
}
