package io.trellis.backtesting.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.backtesting.store.trades.TradeWriter;
import io.trellis.core.history.OrderKind;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.history.TradeHistory;
import io.trellis.core.market.Aggressor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

class FetchMemoryTest {

    private static final long TRADES = 1_000_000;
    private static final int PAGE_ROWS = 1_000;

    @TempDir private Path folder;

    private long usedEarly;
    private long usedLate;

    /** A million trades take 50 MB as columns; what grows with them is a line of the manifest. */
    @Test
    void givenALongHistory_thenTheHeapDoesNotGrowWithIt() {
        var settings =
                new FetchSettings(
                        "test",
                        Instant.EPOCH,
                        Optional.empty(),
                        20,
                        Duration.ZERO,
                        Duration.ofMinutes(1));
        try (var store = TradeWriter.open(folder, "kraken", "BTC/USD", "test")) {
            new TradeFetch(
                            new Endless(),
                            store,
                            settings,
                            new NoWaiting(),
                            new Random(1),
                            new StopSignal(),
                            this::look)
                    .run();
        }

        assertThat(TradeFolder.open(folder).manifest().rows()).isEqualTo(TRADES);
        assertThat(usedLate - usedEarly).isLessThan(8L << 20);
    }

    /** At the same place between two parts. */
    private void look(FetchProgress progress) {
        if (progress.rows() == TRADES / 5) {
            usedEarly = used();
        } else if (progress.rows() == TRADES) {
            usedLate = used();
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Nobody waits, and nothing is remembered of it. */
    private static final class NoWaiting implements Waiting {

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void pass(Duration duration, StopSignal stop) {}
    }

    /** Trades that follow from their number. */
    private static final class Endless implements TradeHistory {

        @Override
        public String from(long nanos) {
            return "0";
        }

        @Override
        public String overlapping(String cursor) {
            return cursor;
        }

        @Override
        public Answer after(String cursor) {
            long first = Long.parseLong(cursor) + 1;
            long last = Math.min(TRADES, first + PAGE_ROWS - 1);
            return new Answer.Page(
                    LongStream.rangeClosed(first, last).mapToObj(Endless::trade).toList(),
                    Long.toString(last),
                    last < TRADES);
        }

        private static RecordedTrade trade(long id) {
            return new RecordedTrade(
                    SyntheticHistory.START + id * 1_000,
                    BigDecimal.valueOf(5_000_000 + id % 1_000, 2),
                    BigDecimal.valueOf(1 + id % 100_000, 8),
                    Aggressor.BUYER,
                    OrderKind.LIMIT,
                    id);
        }
    }
}
