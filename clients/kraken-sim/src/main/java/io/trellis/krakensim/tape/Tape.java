package io.trellis.krakensim.tape;

import io.trellis.core.market.Side;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The trades of a market, the latest kept. Candles of an interval are made once somebody asks for
 * them and are kept up from then on: a world that looks at none pays for none.
 */
public final class Tape {

    private static final int MOST_TRADES = 100_000;
    private static final int DAY_SECONDS = 86_400;

    private final List<Trade> trades = new ArrayList<>();
    private final SortedMap<Integer, Candles> candles = new TreeMap<>();
    private final long firstPrice;
    private long nextId;
    private long dayMinute = Long.MIN_VALUE;
    private DayStatistics day;

    /** A tape before its first trade. */
    public Tape(long firstId, long firstPrice) {
        this.nextId = firstId;
        this.firstPrice = firstPrice;
        this.day = new DayStatistics(Candle.empty(0, firstPrice));
    }

    /**
     * Adds a trade; its number is one more than that of the last, and its time is later, by a
     * nanosecond if need be, so that paging by time loses none.
     */
    public Trade add(long nowNanos, long price, long lots, Side takerSide, boolean market) {
        long timeNanos =
                trades.isEmpty() ? nowNanos : Math.max(nowNanos, trades.getLast().timeNanos() + 1);
        var trade = new Trade(nextId++, timeNanos, price, lots, takerSide, market);
        if (trades.size() >= MOST_TRADES) {
            trades.subList(0, MOST_TRADES / 2).clear();
        }
        trades.add(trade);
        candles.values().forEach(kept -> kept.add(trade));
        if (minute(timeNanos) == dayMinute) {
            day = day.with(trade);
        }
        return trade;
    }

    /** The price of the last trade, or the one the market opened at. */
    public long lastPrice() {
        return trades.isEmpty() ? firstPrice : trades.getLast().price();
    }

    /** The last trade. */
    public Optional<Trade> last() {
        return trades.isEmpty() ? Optional.empty() : Optional.of(trades.getLast());
    }

    /** The trades kept, oldest first; not to be changed. */
    public List<Trade> trades() {
        return trades;
    }

    /** The latest trades, oldest first. */
    public List<Trade> latest(int most) {
        return trades.subList(Math.max(0, trades.size() - most), trades.size());
    }

    /** The oldest trades after a time, oldest first. */
    public List<Trade> after(long timeNanos, boolean inclusive, int most) {
        int first = 0;
        int end = trades.size();
        while (first < end) {
            int middle = (first + end) >>> 1;
            long time = trades.get(middle).timeNanos();
            if (time < timeNanos || (time == timeNanos && !inclusive)) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return trades.subList(first, Math.min(trades.size(), first + most));
    }

    /** The candles of so many minutes. */
    public Candles candles(int minutes) {
        return candles.computeIfAbsent(minutes, this::built);
    }

    /** The last 24 hours. */
    public Candle lastDay(long nowNanos) {
        long minute = minute(nowNanos);
        if (minute != dayMinute) {
            long from = minute * 60 - DAY_SECONDS;
            day = DayStatistics.since(candles(1), from, lastPrice());
            dayMinute = minute;
        }
        return day.candle();
    }

    /** Since midnight. */
    public Candle today(long nowNanos) {
        long midnight = Math.floorDiv(nowNanos, 1_000_000_000L * DAY_SECONDS) * DAY_SECONDS;
        return DayStatistics.since(candles(1), midnight, lastPrice()).candle();
    }

    private static long minute(long nanos) {
        return Math.floorDiv(nanos, 60_000_000_000L);
    }

    private Candles built(int minutes) {
        var made = new Candles(minutes, minutes == 1 ? 2_000 : Candles.MOST_ROWS + 2);
        trades.forEach(made::add);
        return made;
    }
}
