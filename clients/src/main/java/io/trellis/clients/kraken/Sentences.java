package io.trellis.clients.kraken;

import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.core.InvalidInputException;

import java.util.concurrent.CompletionException;

/** What is said of a failure. */
final class Sentences {

    private Sentences() {}

    /**
     * The whole sentence of a call that brought nothing.
     *
     * @throws IllegalStateException if the failure is an error of ours
     */
    static String of(Throwable failure) {
        return switch (failure) {
            case CompletionException around when around.getCause() != null -> of(around.getCause());
            case KrakenReadException unread -> String.valueOf(unread.getMessage());
            case InvalidInputException unlisted -> String.valueOf(unlisted.getMessage());
            default -> throw new IllegalStateException(failure);
        };
    }
}
