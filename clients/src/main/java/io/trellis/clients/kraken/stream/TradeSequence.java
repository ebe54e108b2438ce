package io.trellis.clients.kraken.stream;

import io.trellis.clients.net.Loop;
import io.trellis.core.venue.VenueEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The trades of one market in the order of their numbers, each once. Where some are missing, those
 * after them wait until they were looked up.
 */
final class TradeSequence {

    /** More than that is no gap that one looks up while trading. */
    private static final long LARGEST_GAP = 20_000;

    private static final int MOST_WAITING = 20_000;

    /** A look-up has its own limits and attempts; this only is no wait without an end. */
    private static final Duration FOUND_WITHIN = Duration.ofMinutes(2);

    private static final long NONE = -1;

    private final String symbol;
    private final TradeBackfill backfill;
    private final Consumer<VenueEvent> out;
    private final Loop loop;
    private final Deadline patience;

    private long lastId = NONE;
    private long lastMillis;

    /** Trades behind a gap that is being looked up. */
    private final Deque<MarketTrade> waiting = new ArrayDeque<>();

    private boolean begun;
    private boolean lookingUp;
    private long duplicates;
    private long gaps;

    TradeSequence(String symbol, Loop loop, TradeBackfill backfill, Consumer<VenueEvent> out) {
        this.symbol = symbol;
        this.loop = loop;
        this.patience = new Deadline(loop);
        this.backfill = backfill;
        this.out = out;
    }

    /** Whether trades are told by now, and those before are known by number. */
    boolean hasBegun() {
        return begun;
    }

    /** All that was traded before is known. */
    void begin() {
        begun = true;
    }

    long duplicates() {
        return duplicates;
    }

    long gaps() {
        return gaps;
    }

    /** Takes a trade of before it was followed: it only tells where the numbers stand. */
    void takeEarlier(MarketTrade trade) {
        told(trade);
    }

    /** Takes the next trade that has come. */
    void take(MarketTrade trade) {
        begun = true;
        if (lookingUp) {
            hold(trade);
        } else if (lastId != NONE && trade.id() <= lastId) {
            duplicates++;
        } else if (lastId == NONE || trade.id() == lastId + 1) {
            tell(trade);
        } else {
            lookUp(trade);
        }
    }

    private void tell(MarketTrade trade) {
        told(trade);
        out.accept(new VenueEvent.Market(symbol, trade.print()));
    }

    private void told(MarketTrade trade) {
        lastId = Math.max(lastId, trade.id());
        lastMillis = trade.print().timeMillis();
    }

    private void hold(MarketTrade trade) {
        // What does not fit any more is a gap again, and looked up like one.
        if (waiting.size() < MOST_WAITING) {
            waiting.addLast(trade);
        }
    }

    private void lookUp(MarketTrade next) {
        long first = lastId + 1;
        long last = next.id() - 1;
        gaps++;
        if (last - first >= LARGEST_GAP) {
            out.accept(new VenueEvent.TradesMissed(symbol, first, last, false));
            tell(next);
            return;
        }
        lookingUp = true;
        waiting.addFirst(next);
        long gap = gaps;
        patience.in(FOUND_WITHIN, () -> found(List.of(), first, last));
        // In a turn of its own: an error there is one of the loop, and not lost in a future.
        var _ =
                backfill.trades(symbol, Instant.ofEpochMilli(lastMillis), first, last)
                        .exceptionally(_ -> List.of())
                        .thenAccept(trades -> loop.execute(() -> found(trades, gap, first, last)));
    }

    private void found(List<MarketTrade> trades, long gap, long first, long last) {
        if (lookingUp && gap == gaps) {
            found(trades, first, last);
        }
    }

    private void found(List<MarketTrade> trades, long first, long last) {
        patience.cancel();
        List<MarketTrade> missing =
                trades.stream().filter(trade -> first <= trade.id() && trade.id() <= last).toList();
        boolean whole = missing.size() == last - first + 1;
        out.accept(new VenueEvent.TradesMissed(symbol, first, last, whole));
        missing.stream().filter(trade -> trade.id() > lastId).forEach(this::tell);
        // The gap is closed as far as it ever will be.
        lastId = Math.max(lastId, last);
        lookingUp = false;
        while (!waiting.isEmpty() && !lookingUp) {
            take(waiting.removeFirst());
        }
    }
}
