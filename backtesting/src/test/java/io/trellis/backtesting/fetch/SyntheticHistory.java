package io.trellis.backtesting.fetch;

import io.trellis.core.history.OrderKind;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.history.TradeHistory;
import io.trellis.core.market.Aggressor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A venue that pages as Kraken does, over trades that were made up. */
public final class SyntheticHistory implements TradeHistory {

    public static final long START = 1_700_000_000_000_000_000L;

    private final List<RecordedTrade> trades;
    private final int pageRows;
    private final boolean inclusive;

    /**
     * @param inclusive whether a page begins at the time of the cursor, and not after it
     */
    public SyntheticHistory(List<RecordedTrade> trades, int pageRows, boolean inclusive) {
        this.trades = List.copyOf(trades);
        this.pageRows = pageRows;
        this.inclusive = inclusive;
    }

    /** Trades of which many share their time, with ids that rise by one. */
    public static List<RecordedTrade> random(RandomGenerator random, int count, int mostAtOnce) {
        var trades = new ArrayList<RecordedTrade>();
        long nanos = START;
        int atOnce = 0;
        for (int id = 1; id <= count; id++) {
            if (atOnce == 0) {
                nanos += 1 + random.nextLong(20_000_000_000L);
                atOnce = random.nextInt(1, mostAtOnce + 1);
            }
            atOnce--;
            trades.add(
                    new RecordedTrade(
                            nanos,
                            BigDecimal.valueOf(random.nextLong(1, 10_000_000), random.nextInt(6)),
                            BigDecimal.valueOf(random.nextLong(100_000_000), random.nextInt(9)),
                            random.nextBoolean() ? Aggressor.BUYER : Aggressor.SELLER,
                            random.nextBoolean() ? OrderKind.MARKET : OrderKind.LIMIT,
                            id));
        }
        return trades;
    }

    @Override
    public String from(long nanos) {
        return Long.toString(nanos - 1);
    }

    @Override
    public String overlapping(String cursor) {
        return Long.toString(Long.parseLong(cursor) - 1);
    }

    @Override
    public Answer after(String cursor) {
        long since = Long.parseLong(cursor) + (inclusive ? 0 : 1);
        List<RecordedTrade> page =
                trades.stream()
                        .filter(trade -> trade.timeNanos() >= since)
                        .limit(pageRows)
                        .toList();
        String last = page.isEmpty() ? cursor : Long.toString(page.getLast().timeNanos());
        return new Answer.Page(page, last, page.size() == pageRows && !last.equals(cursor));
    }
}
