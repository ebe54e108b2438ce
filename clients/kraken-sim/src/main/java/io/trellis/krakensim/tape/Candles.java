package io.trellis.krakensim.tape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The candles of one interval, those with trades kept, the others made when they are asked for. */
public final class Candles {

    /** How many committed rows the venue gives at most. */
    public static final int MOST_ROWS = 720;

    private final long seconds;
    private final int kept;
    private final ArrayDeque<Candle> traded = new ArrayDeque<>();

    Candles(int minutes, int kept) {
        this.seconds = minutes * 60L;
        this.kept = kept;
    }

    void add(Trade trade) {
        long start = start(trade.timeNanos());
        Candle last = traded.peekLast();
        if (last != null && last.startSeconds() == start) {
            traded.removeLast();
            traded.addLast(last.with(trade));
            return;
        }
        traded.addLast(Candle.of(start, trade));
        if (traded.size() > kept) {
            traded.removeFirst();
        }
    }

    /** Where the interval of that time begins, in seconds since the epoch. */
    public long start(long nanos) {
        return Math.floorDiv(Math.floorDiv(nanos, 1_000_000_000L), seconds) * seconds;
    }

    /** The length of an interval. */
    public long seconds() {
        return seconds;
    }

    /** Those with trades, oldest first. */
    public Iterable<Candle> traded() {
        return traded;
    }

    /** The one that the last trade was in. */
    public Optional<Candle> last() {
        return Optional.ofNullable(traded.peekLast());
    }

    /** The last committed rows without gaps and the running one, oldest first. */
    public List<Candle> rows(long nowNanos) {
        List<Candle> rows = new ArrayList<>();
        if (traded.isEmpty()) {
            return rows;
        }
        long running = start(nowNanos);
        long first = running - MOST_ROWS * seconds;
        Candle before = traded.getFirst();
        long next = Math.max(first, before.startSeconds());
        for (Candle candle : traded) {
            if (candle.startSeconds() >= next) {
                fill(rows, next, candle.startSeconds(), before.close());
                rows.add(candle);
                next = candle.startSeconds() + seconds;
            }
            before = candle;
        }
        fill(rows, next, running + seconds, before.close());
        return rows;
    }

    private void fill(List<Candle> rows, long from, long to, long price) {
        for (long start = from; start < to; start += seconds) {
            rows.add(Candle.empty(start, price));
        }
    }
}
