package io.trellis.backtesting.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.fetch.SyntheticHistory;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.backtesting.store.trades.TradeWriter;
import io.trellis.core.InvalidInputException;
import io.trellis.core.history.OrderKind;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Span;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

class TradeBarsTest {

    private static final Timeframe MINUTE = Timeframe.parse("1m");
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long START =
            Math.floorDiv(SyntheticHistory.START, MINUTE_NANOS) * MINUTE_NANOS;

    @TempDir private Path folder;

    /** Of the venue's own page: 70.19 / 0.7 = 100.2714..., rounded down. */
    @Test
    void givenTwoTradesOfAMinute_thenTheBarIsTheirs() {
        var bars =
                bars(
                        List.of(
                                trade(0, "100.1", "0.3", 1),
                                trade(59_999_999_999L, "100.4", "0.4", 2),
                                trade(MINUTE_NANOS, "9", "1", 3)));

        assertThat(bars).hasSize(1);
        TradeBar bar = bars.getFirst();
        assertThat(bar.open()).isEqualByComparingTo("100.1");
        assertThat(bar.high()).isEqualByComparingTo("100.4");
        assertThat(bar.low()).isEqualByComparingTo("100.1");
        assertThat(bar.close()).isEqualByComparingTo("100.4");
        assertThat(bar.volume()).isEqualByComparingTo("0.7");
        assertThat(bar.trades()).isEqualTo(2);
        assertThat(bar.vwap(1)).isEqualTo(new BigDecimal("100.2"));
    }

    @Test
    void givenMinutesWithoutTrades_thenTheyHaveNoBar() {
        write(
                List.of(
                        trade(0, "1", "1", 1),
                        trade(5 * MINUTE_NANOS, "2", "0", 2),
                        trade(6 * MINUTE_NANOS, "3", "1", 3)),
                Optional.empty());

        Resampled made = resample(Span.ALL);

        assertThat(made.bars().timeMillis())
                .containsExactly(START / 1_000_000, START / 1_000_000 + 300_000);
        assertThat(made.bars().volume()).containsExactly(1, 0);
        assertThat(made.openRows()).isEqualTo(1);
    }

    /** Every figure is that of a plain reading of the law in decimals, however parts are cut. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenRandomTrades_thenTheBarsAreThoseOfThePlainLaw(long seed) {
        var trades = SyntheticHistory.random(new Random(seed), 3_000, 8);

        List<TradeBar> made = bars(trades);

        var plain = new TreeMap<Long, TradeBar>();
        for (RecordedTrade trade : trades) {
            long start = Math.floorDiv(trade.timeNanos(), MINUTE_NANOS) * MINUTE_NANOS;
            plain.merge(start, single(start, trade), TradeBarsTest::plainly);
        }
        plain.pollLastEntry();
        assertThat(made)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .as("seed " + seed)
                .isEqualTo(new ArrayList<>(plain.values()));
    }

    /** The open bar is never visible: what is made of a prefix is a prefix of what is made. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void givenAnyCut_thenNoBarIsSeenThatLaterTradesChange(long seed) {
        var trades = SyntheticHistory.random(new Random(seed), 400, 6);
        List<TradeBar> all = bars(trades);
        for (int cut = 1; cut <= trades.size(); cut++) {
            List<TradeBar> seen = bars(trades.subList(0, cut));
            assertThat(seen)
                    .as("seed %d, cut at %d", seed, cut)
                    .isEqualTo(all.subList(0, seen.size()));
            long newest = trades.get(cut - 1).timeNanos();
            assertThat(seen).allMatch(bar -> bar.startNanos() + MINUTE_NANOS <= newest);
        }
    }

    @Test
    void givenAStoreThatKnowsThatNothingFollows_thenTheLastBarIsThere() {
        var trades = List.of(trade(0, "1", "1", 1), trade(30_000_000_000L, "2", "1", 2));
        write(trades, Optional.of(TradeFolder.instant(START + MINUTE_NANOS - 1)));
        assertThatThrownBy(() -> resample(Span.ALL))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("make no whole bar of 1m");

        write(List.of(), Optional.of(TradeFolder.instant(START + MINUTE_NANOS)));

        assertThat(resample(Span.ALL).bars().close()).containsExactly(2);
        assertThat(resample(Span.ALL).openRows()).isZero();
    }

    @Test
    void givenAnEndThatATradeLiesBeyond_thenTheBarsBeforeItHaveClosed() {
        write(
                List.of(trade(0, "1", "1", 1), trade(7 * MINUTE_NANOS + 1, "2", "1", 2)),
                Optional.empty());
        long start = START / 1_000_000;

        assertThat(resample(new Span(start, start + 60_000)).bars().rows()).isEqualTo(1);
        assertThatThrownBy(() -> resample(new Span(start + 30_000, start + 60_000)))
                .hasMessageContaining("lies inside a bar of 1m; give ");
    }

    private Resampled resample(Span span) {
        return Resample.trades(TradeFolder.open(folder), MINUTE, span, "test");
    }

    /** Written in parts of a random size, and read back. */
    private List<TradeBar> bars(List<RecordedTrade> trades) {
        var bars = new ArrayList<TradeBar>();
        var builder = new TradeBars(MINUTE, bars::add);
        var random = new Random(trades.size());
        for (int from = 0; from < trades.size(); ) {
            int to = Math.min(trades.size(), from + random.nextInt(1, 200));
            builder.accept(Blocks.of(trades.subList(from, to)));
            from = to;
        }
        return bars;
    }

    private void write(List<RecordedTrade> trades, Optional<Instant> completeTo) {
        try (var store = TradeWriter.open(folder, "kraken", "BTC/USD", "test")) {
            trades.forEach(store::add);
            store.commit("test", Optional.empty(), completeTo);
        }
    }

    private static TradeBar single(long start, RecordedTrade trade) {
        BigDecimal price = trade.price();
        return new TradeBar(
                start,
                price,
                price,
                price,
                price,
                trade.quantity(),
                price.multiply(trade.quantity()),
                1);
    }

    private static TradeBar plainly(TradeBar one, TradeBar next) {
        return new TradeBar(
                one.startNanos(),
                one.open(),
                one.high().compareTo(next.high()) > 0 ? one.high() : next.high(),
                one.low().compareTo(next.low()) < 0 ? one.low() : next.low(),
                next.close(),
                one.volume().add(next.volume()),
                one.turnover().add(next.turnover()),
                one.trades() + next.trades());
    }

    private static RecordedTrade trade(long nanos, String price, String quantity, long id) {
        return new RecordedTrade(
                START + nanos,
                new BigDecimal(price),
                new BigDecimal(quantity),
                Aggressor.BUYER,
                OrderKind.LIMIT,
                id);
    }
}
