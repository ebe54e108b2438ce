package io.trellis.clients.kraken;

import io.trellis.clients.net.Loop;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What follows from a call. */
final class LoopCalls {

    private LoopCalls() {}

    /**
     * Goes on when a call has ended, in a turn of its own: what goes wrong there is an error of the
     * loop, and not lost in a future.
     */
    static <T> void when(
            Loop loop,
            CompletableFuture<T> call,
            Consumer<T> onValue,
            Consumer<Throwable> onFailure) {
        var _ =
                call.handle((value, failure) -> {
                    loop.execute(() -> {
                        if (failure == null) {
                            onValue.accept(value);
                        } else {
                            onFailure.accept(failure);
                        }
                    });
                    return value;
                });
    }
}
