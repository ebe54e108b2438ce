package io.trellis.clients.kraken.rest;

import io.trellis.clients.net.Loop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Futures whose failures are what failed, not something around it. */
final class Promises {

    private Promises() {}

    /** What something promises that is begun on a loop. */
    static <T> CompletableFuture<T> begunOn(Loop loop, Supplier<CompletableFuture<T>> begin) {
        var promise = new CompletableFuture<T>();
        loop.execute(() -> forward(begin.get(), promise));
        return promise;
    }

    /** The same with another value. */
    static <T, U> CompletableFuture<U> mapped(CompletableFuture<T> from, Function<T, U> value) {
        var promise = new CompletableFuture<U>();
        forward(from.thenApply(value), promise);
        return promise;
    }

    private static <T> void forward(CompletableFuture<T> from, CompletableFuture<T> to) {
        var _ =
                from.handle((value, failure) ->
                        failure == null
                                ? to.complete(value)
                                : to.completeExceptionally(cause(failure)));
    }

    private static Throwable cause(Throwable failure) {
        Throwable within = failure.getCause();
        return failure instanceof CompletionException && within != null ? within : failure;
    }
}
