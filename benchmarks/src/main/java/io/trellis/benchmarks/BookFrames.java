package io.trellis.benchmarks;

import io.trellis.clients.kraken.book.BookDecimals;
import io.trellis.clients.kraken.book.BookDecoder;
import io.trellis.clients.kraken.book.LevelBook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/**
 * The book of a made-up market as a venue publishes it: mostly a new quantity at a level near the
 * best, at times a new level, at times one that goes, with the level that moves in for it.
 */
final class BookFrames {

    private static final long MIDDLE = 600_000;
    private static final long LARGEST_QUANTITY = 500_000_000;

    private final Random random;
    private final int depth;
    private final BookDecimals decimals;
    private final BookDecoder decoder = new BookDecoder();
    private final LevelBook check;

    private final NavigableMap<Long, Long> bids = new TreeMap<>(Collections.reverseOrder());
    private final NavigableMap<Long, Long> asks = new TreeMap<>();

    BookFrames(long seed, int depth, BookDecimals decimals) {
        this.random = new Random(seed);
        this.depth = depth;
        this.decimals = decimals;
        this.check = new LevelBook(depth, decimals);
        for (int i = 1; i <= 3 * depth; i++) {
            bids.put(MIDDLE - 2L * i, quantity());
            asks.put(MIDDLE + 2L * i, quantity());
        }
    }

    private long quantity() {
        return 1 + random.nextLong(LARGEST_QUANTITY);
    }

    String snapshot() {
        return frame("snapshot", window(bids), window(asks));
    }

    private List<String> window(NavigableMap<Long, Long> side) {
        return side.entrySet().stream()
                .limit(depth)
                .map(level -> row(level.getKey(), level.getValue()))
                .toList();
    }

    String update() {
        boolean ofBids = random.nextBoolean();
        List<String> rows = change(ofBids ? bids : asks, ofBids ? -1 : 1);
        return frame("update", ofBids ? rows : List.of(), ofBids ? List.of() : rows);
    }

    private List<String> change(NavigableMap<Long, Long> side, int away) {
        var rows = new ArrayList<String>();
        int kind = random.nextInt(100);
        long price = price(side, random.nextInt(1 + random.nextInt(depth)));
        if (kind < 70) {
            rows.add(put(side, price, quantity()));
        } else if (kind < 85 && side.size() > 2 * depth) {
            rows.add(remove(side, price));
            long movedIn = price(side, depth - 1);
            rows.add(row(movedIn, side.getOrDefault(movedIn, 1L)));
        } else {
            rows.add(put(side, price + away, quantity()));
            if (kind >= 95) {
                rows.add(put(side, price, quantity()));
            }
        }
        return rows;
    }

    private static long price(NavigableMap<Long, Long> side, int level) {
        return side.keySet().stream().skip(level).findFirst().orElseThrow();
    }

    private String put(NavigableMap<Long, Long> side, long price, long quantity) {
        side.put(price, quantity);
        return row(price, quantity);
    }

    private String remove(NavigableMap<Long, Long> side, long price) {
        side.remove(price);
        return row(price, 0);
    }

    private String row(long price, long quantity) {
        return "{\"price\":"
                + text(price, decimals.price())
                + ",\"qty\":"
                + text(quantity, decimals.quantity())
                + "}";
    }

    private static String text(long units, int decimals) {
        return BigDecimal.valueOf(units, decimals).toPlainString();
    }

    private String frame(String type, List<String> bidRows, List<String> askRows) {
        String unchecked = frame(type, bidRows, askRows, 0);
        decoder.read(unchecked);
        check.take(decoder);
        return frame(type, bidRows, askRows, check.checksum());
    }

    private static String frame(
            String type, List<String> bidRows, List<String> askRows, long checksum) {
        return "{\"channel\":\"book\",\"type\":\""
                + type
                + "\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":["
                + String.join(",", bidRows)
                + "],\"asks\":["
                + String.join(",", askRows)
                + "],\"checksum\":"
                + checksum
                + ",\"timestamp\":\"2026-01-19T09:30:59.240012Z\"}]}";
    }
}
