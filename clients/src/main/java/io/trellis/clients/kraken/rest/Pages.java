package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.Remedy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Reads of several pages, newest first. What comes in meanwhile moves the rest on, so that a row
 * may be told twice: it counts once.
 *
 * @param call for messages
 * @param page asks for the page that begins at an offset
 * @param id of a row, unique for ever
 * @param time of a row
 */
record Pages<T>(
        String call,
        IntFunction<CompletableFuture<Rows<T>>> page,
        Function<T, String> id,
        Function<T, Instant> time) {

    private static final int PAGE_ROWS = 50;

    /** A call of history costs two points or more, so this takes half an hour and longer. */
    private static final int MOST_PAGES = 500;

    /** All rows, oldest first. */
    CompletableFuture<Rows<T>> all() {
        return Promises.mapped(from(0, new Rows<>(List.of(), List.of())), this::sorted);
    }

    private CompletableFuture<Rows<T>> from(int offset, Rows<T> before) {
        return page.apply(offset).thenCompose(next -> afterPage(offset, before.and(next), next));
    }

    private CompletableFuture<Rows<T>> afterPage(int offset, Rows<T> soFar, Rows<T> last) {
        if (last.size() < PAGE_ROWS) {
            return CompletableFuture.completedFuture(soFar);
        }
        if (offset / PAGE_ROWS + 1 >= MOST_PAGES) {
            return CompletableFuture.failedFuture(
                    KrakenReadException.of(
                            call,
                            "there are more than "
                                    + MOST_PAGES * PAGE_ROWS
                                    + " rows; ask for a later start",
                            Remedy.NONE,
                            Optional.empty()));
        }
        return from(offset + PAGE_ROWS, soFar);
    }

    private Rows<T> sorted(Rows<T> all) {
        var once = new LinkedHashMap<String, T>();
        all.rows().forEach(row -> once.putIfAbsent(id.apply(row), row));
        var rows = new ArrayList<>(once.values());
        // Those of one moment come newest first, too.
        Collections.reverse(rows);
        rows.sort(Comparator.comparing(time));
        return new Rows<>(rows, all.passedOver().stream().distinct().toList());
    }
}
