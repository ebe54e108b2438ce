package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.limits.RestCounter.Cost;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.clients.net.Loop;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts questions to the venue, public and private ones, each sort in a lane of its own. */
record Calls(Loop loop, Reads publicReads, Reads privateReads, boolean hasKey) {

    /** A public call. */
    <T> CompletableFuture<T> ask(String call, Form with, Function<WireField, T> parser) {
        var question = new ReadCall.Question<>(call, Family.MARKET, Cost.CALL, with, parser);
        return onLoop(() -> publicReads.begin(question));
    }

    /** A private call. */
    <T> CompletableFuture<T> tell(
            String call, Family family, Cost cost, Form with, Function<WireField, T> parser) {
        requireKey(call);
        var question = new ReadCall.Question<>(call, family, cost, with, parser);
        return onLoop(() -> privateReads.begin(question));
    }

    <T> CompletableFuture<T> onLoop(Supplier<CompletableFuture<T>> begin) {
        return Promises.begunOn(loop, begin);
    }

    /**
     * @throws IllegalStateException if there is no key
     */
    void requireKey(String call) {
        if (!hasKey) {
            throw new IllegalStateException(call + " needs a key, there is none");
        }
    }
}
