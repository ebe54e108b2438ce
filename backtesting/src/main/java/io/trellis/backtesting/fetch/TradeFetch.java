package io.trellis.backtesting.fetch;

import io.trellis.backtesting.fetch.FetchEnd.Reason;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.backtesting.store.trades.TradeWriter;
import io.trellis.core.InvalidInputException;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.history.TradeHistory;
import io.trellis.core.history.TradeHistory.Answer.Page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Fetches the trades of one market into a folder.
 *
 * <p>Pages are taken until the wanted end, or until the venue has no more. Trades whose id is there
 * are left out, so it does not matter whether a venue's cursor is inclusive. Ids that are passed
 * over between two pages are asked for once more, since a cursor that is exclusive loses trades of
 * the very instant at which a page ends; what is still missing then is told as a hole.
 *
 * <p>Every so many pages become a part, which counts from the moment in which the manifest names it
 * together with the cursor. Killed at any point, a later fetch goes on from there, and the trades
 * are the same as if nothing had happened.
 */
public final class TradeFetch {

    private final TradeHistory history;
    private final TradeWriter store;
    private final FetchSettings settings;
    private final PageRequests requests;
    private final Consumer<FetchProgress> listener;

    private final long fromNanos;
    private final OptionalLong toNanos;
    private final long rowsBefore;
    private final Instant begun;
    private String cursor;
    private long duplicates;

    /**
     * A fetch that has not begun.
     *
     * @param store the folder; it goes on at its end
     * @param listener is told after every page
     * @throws InvalidInputException if the folder cannot go on, or begins after the wanted start
     */
    public TradeFetch(
            TradeHistory history,
            TradeWriter store,
            FetchSettings settings,
            Waiting waiting,
            RandomGenerator random,
            StopSignal stop,
            Consumer<FetchProgress> listener) {
        this.history = history;
        this.store = store;
        this.settings = settings;
        this.requests = new PageRequests(history, settings, waiting, random, stop);
        this.listener = listener;
        this.fromNanos = TradeFolder.nanos(settings.from());
        this.toNanos = settings.to().map(TradeFolder::nanos).stream().mapToLong(to -> to).findAny();
        this.rowsBefore = store.rows();
        this.begun = store.committed().map(SeriesManifest::to).orElse(settings.from());
        this.cursor =
                store.committed().map(this::cursorOf).orElseGet(() -> history.from(fromNanos));
    }

    private String cursorOf(SeriesManifest manifest) {
        if (manifest.cursor().isPresent()) {
            return manifest.cursor().get();
        }
        if (store.lastId().isEmpty()) {
            throw new InvalidInputException(
                    "the trades that are there have no ids, so that nobody can tell which of them"
                            + " would come again; name another folder with --out.");
        }
        return history.from(TradeFolder.nanos(manifest.to()));
    }

    /**
     * Fetches to the end.
     *
     * @throws UncheckedIOException if the venue refuses or does not answer, or the device fails;
     *     what came before is in the folder
     */
    public FetchEnd run() {
        try {
            Reason reason = pages();
            commit(reason);
            return new FetchEnd(
                    reason,
                    store.rows() - rowsBefore,
                    requests.requests(),
                    duplicates,
                    store.newGaps());
        } catch (VenueException e) {
            commit(Reason.STOPPED);
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The venue, and not the device, is what failed. */
    private static final class VenueException extends IOException {

        VenueException(String sentence) {
            super(sentence);
        }
    }

    private Reason pages() throws VenueException {
        for (int pages = 1; ; pages++) {
            Optional<Page> page = ask(cursor);
            if (page.isEmpty()) {
                return Reason.STOPPED;
            }
            Page whole = withoutTear(page.get());
            long before = store.rows();
            if (take(whole.trades())) {
                // The page is asked for again by whoever goes on, for what lies beyond the end.
                return Reason.REACHED_END;
            }
            boolean moved = !whole.last().equals(cursor) || store.rows() > before;
            cursor = whole.last();
            tell();
            if (!whole.full() || !moved) {
                return Reason.CAUGHT_UP;
            }
            if (pages % settings.pagesPerPart() == 0) {
                commit(Reason.STOPPED);
            }
        }
    }

    private Optional<Page> ask(String from) throws VenueException {
        try {
            return requests.after(from);
        } catch (UncheckedIOException e) {
            throw new VenueException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The page, or, where ids are missing before it, the page that begins with the instant at which
     * the last one ended, if that brings anything.
     */
    private Page withoutTear(Page page) throws VenueException {
        if (store.lastId().isEmpty() || !tearsAt(page.trades(), store.lastId().getAsLong())) {
            return page;
        }
        return ask(history.overlapping(cursor))
                .filter(again -> nearer(again.trades(), page.trades()))
                .orElse(page);
    }

    private static boolean tearsAt(List<RecordedTrade> trades, long lastId) {
        return firstNew(trades, lastId).stream().anyMatch(id -> id > lastId + 1);
    }

    private boolean nearer(List<RecordedTrade> again, List<RecordedTrade> page) {
        long lastId = store.lastId().orElseThrow();
        OptionalLong first = firstNew(again, lastId);
        return first.isPresent()
                && first.getAsLong() < firstNew(page, lastId).orElse(Long.MAX_VALUE);
    }

    private static OptionalLong firstNew(List<RecordedTrade> trades, long lastId) {
        return trades.stream().mapToLong(RecordedTrade::id).filter(id -> id > lastId).findFirst();
    }

    /** Adds what is new and wanted; true when the wanted end lies before one of the trades. */
    private boolean take(List<RecordedTrade> trades) throws VenueException {
        for (RecordedTrade trade : trades) {
            if (toNanos.isPresent() && trade.timeNanos() >= toNanos.getAsLong()) {
                return true;
            }
            if (isKnown(trade)) {
                duplicates++;
            } else if (trade.timeNanos() >= fromNanos) {
                requireOrder(trade);
                store.add(trade);
            }
        }
        return false;
    }

    private boolean isKnown(RecordedTrade trade) {
        return store.lastId().isPresent() && trade.id() <= store.lastId().getAsLong();
    }

    private void requireOrder(RecordedTrade trade) throws VenueException {
        if (store.lastNanos().isPresent() && trade.timeNanos() < store.lastNanos().getAsLong()) {
            throw new VenueException(
                    "The venue gives trade %d of %s after a trade of %s; times never fall."
                            .formatted(
                                    trade.id(),
                                    TradeFolder.instant(trade.timeNanos()),
                                    TradeFolder.instant(store.lastNanos().getAsLong())));
        }
    }

    private void tell() {
        store.lastNanos()
                .ifPresent(newest ->
                        listener.accept(
                                new FetchProgress(
                                        store.rows() - rowsBefore,
                                        begun,
                                        TradeFolder.instant(newest))));
    }

    private void commit(Reason reason) {
        if (store.rows() == 0) {
            return;
        }
        Instant newest = TradeFolder.instant(store.lastNanos().orElseThrow());
        Instant known = reason == Reason.REACHED_END ? settings.to().orElse(newest) : newest;
        Instant before = store.committed().flatMap(SeriesManifest::completeTo).orElse(known);
        store.commit(
                settings.source(),
                Optional.of(cursor),
                Optional.of(known.isAfter(before) ? known : before));
    }
}
