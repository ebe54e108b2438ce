package io.trellis.clients.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.rest.Depth;
import io.trellis.clients.kraken.rest.KrakenRest;
import io.trellis.clients.kraken.stream.Candle;
import io.trellis.clients.kraken.stream.ConnectionBudget;
import io.trellis.clients.kraken.stream.ListedMarkets;
import io.trellis.clients.kraken.stream.MarketStream;
import io.trellis.clients.kraken.stream.StreamHost;
import io.trellis.clients.kraken.stream.StreamSettings;
import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.history.RecordedCandle;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.DepthBook;
import io.trellis.core.market.Side;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.VenueEvent;
import io.trellis.krakensim.network.Fault;
import io.trellis.krakensim.network.LineFault;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.rules.Rules;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the streams of markets tell, and what is made of it when they do not. */
class StreamConformanceTest {

    private static final String BTC = Machine.BTC;

    @Test
    void c36_messagesAreAppliedInTheirOrderThenCutThenVerified() {
        for (var rules :
                List.of(Rules.standard(), Rules.standard().with(Quirk.BOOK_REPEATS_PRICES))) {
            Machine machine = Machine.live(rules);
            moveAbout(machine, 300, 11);
            machine.run(3);

            assertThat(machine.all(VenueEvent.MarketLost.class)).isEmpty();
            assertThat(machine.updates()).hasSizeGreaterThan(100);
            var book = new DepthBook();
            machine.updates().forEach(book::update);
            KrakenRest rest = machine.rest();
            Market market = machine.listed(BTC);
            Depth depth = machine.get(rest.depth(market, 10));
            assertThat(levels(book, Side.BUY)).isEqualTo(levels(market, depth.bids()));
            assertThat(levels(book, Side.SELL)).isEqualTo(levels(market, depth.asks()));
        }
    }

    private static void moveAbout(Machine machine, int moves, long seed) {
        var random = new Random(seed);
        for (int i = 0; i < moves; i++) {
            String price = BigDecimal.valueOf(600_000 + random.nextInt(-60, 60), 1).toPlainString();
            if (i % 7 == 0) {
                machine.sweep(price);
            } else {
                machine.print(random.nextBoolean() ? Side.BUY : Side.SELL, price, "0.01234567");
            }
            machine.host().run(Duration.ofMillis(random.nextInt(200)));
        }
    }

    private static List<Map.Entry<Long, Long>> levels(DepthBook book, Side side) {
        var levels = new ArrayList<Map.Entry<Long, Long>>();
        book.levels(side)
                .forEach(level -> levels.add(Map.entry(level.getKey(), rounded(level.getValue()))));
        return levels;
    }

    /** The volumes of REST have three decimals only. */
    private static long rounded(long lots) {
        return (lots + 50_000) / 100_000 * 100_000;
    }

    private static List<Map.Entry<Long, Long>> levels(Market market, List<Depth.Level> levels) {
        return levels.stream()
                .map(level ->
                        Map.entry(
                                market.ticks(level.price().toPlainString()),
                                market.lots(level.quantity().toPlainString())))
                .toList();
    }

    @Test
    void c37_aWrongChecksumVoidsTheBookUntilAnotherSnapshot() {
        Machine machine = Machine.live();
        machine.forget();
        int asked = machine.tap().frames("subscribe").size();
        machine.at((exchange, _) -> exchange.corruptChecksums(BTC, 1));

        moveAbout(machine, 5, 1);
        machine.run(3);

        List<VenueEvent> events = machine.events();
        int lost = events.indexOf(machine.all(VenueEvent.MarketLost.class).getFirst());
        assertThat(machine.all(VenueEvent.MarketLost.class)).hasSize(1);
        Optional<BookUpdate> next =
                events.subList(lost, events.size()).stream()
                        .filter(VenueEvent.Market.class::isInstance)
                        .map(event -> ((VenueEvent.Market) event).event())
                        .filter(BookUpdate.class::isInstance)
                        .map(BookUpdate.class::cast)
                        .findFirst();
        assertThat(next).hasValueSatisfying(update -> assertThat(update.snapshot()).isTrue());
        assertThat(machine.tap().frames("unsubscribe")).hasSize(1);
        assertThat(machine.tap().frames("subscribe")).hasSize(asked + 1);
    }

    @Test
    void c37_aWrongChecksumOfOneMarketDisturbsNoOther() {
        Machine machine = Machine.live();
        machine.venue().follow("ETH/USD");
        machine.run(3);
        machine.forget();
        machine.at((exchange, _) -> exchange.corruptChecksums(BTC, 1));
        machine.print(Side.BUY, "60000.1", "0.5");
        machine.run(1);
        machine.at((exchange, now) -> exchange.sweep(now, "ETH/USD", new BigDecimal("3001.00")));
        machine.run(1);

        assertThat(machine.all(VenueEvent.MarketLost.class))
                .extracting(VenueEvent.MarketLost::symbol)
                .containsExactly(BTC);
        assertThat(
                        machine.all(VenueEvent.Market.class).stream()
                                .filter(event -> event.symbol().equals("ETH/USD"))
                                .map(VenueEvent.Market::event)
                                .filter(BookUpdate.class::isInstance)
                                .map(BookUpdate.class::cast))
                .isNotEmpty()
                .noneMatch(BookUpdate::snapshot);
    }

    @Test
    void c38_tradesOfTheTimeAwayAreToldOnceAndInTheirOrder() {
        for (var rules :
                List.of(Rules.standard(), Rules.standard().with(Quirk.TRADES_SINCE_INCLUSIVE))) {
            for (int missed : List.of(10, 120)) {
                Machine machine = Machine.live(rules);
                trade(machine, 1, 20);
                machine.run(1);
                machine.strike(Fault.once(LineFault.LINE_BREAK, "public", Duration.ZERO));
                trade(machine, 21, 20 + missed);
                machine.run(30);
                trade(machine, 21 + missed, 40 + missed);
                machine.run(10);

                assertThat(machine.prints().stream().map(TradePrint::lots))
                        .isEqualTo(LongStream.rangeClosed(1, 40 + missed).boxed().toList());
                assertThat(machine.all(VenueEvent.TradesMissed.class))
                        .allSatisfy(event -> assertThat(event.found()).isTrue())
                        .hasSize(missed > 50 ? 1 : 0);
            }
        }
    }

    /** Trades of as many lots as their number. */
    private static void trade(Machine machine, int first, int last) {
        for (int lots = first; lots <= last; lots++) {
            machine.print(Side.BUY, "60000.1", BigDecimal.valueOf(lots, 8).toPlainString());
            machine.host().run(Duration.ofMillis(1));
        }
    }

    @Test
    void c39_candlesAreClosedByTheClockAndEmptyOnesAreFilled() {
        Machine machine = Machine.in(VirtualHost.sound());
        KrakenRest rest = machine.rest();
        var table = machine.get(rest.markets());
        var candles = new ArrayList<Candle>();
        var stream =
                new MarketStream(
                        new StreamHost(
                                machine.host().loop(),
                                machine.host().webSockets(),
                                ConnectionBudget.standard(),
                                new SplittableRandom(1),
                                StreamSettings.standard()),
                        machine.host().hosts().publicStream(),
                        new ListedMarkets(table),
                        (_, _, _, _) -> CompletableFuture.completedFuture(List.of()),
                        _ -> {});
        stream.followCandles(BTC, 1, candles::add);
        stream.open();
        machine.run(2);
        moveAbout(machine, 600, 5);
        machine.run(300);
        moveAbout(machine, 600, 6);
        machine.run(180);

        List<RecordedCandle> closed = machine.get(rest.candles(table.find(BTC), 1, 0)).closed();

        assertThat(candles).hasSizeGreaterThan(8);
        assertThat(candles.stream().filter(candle -> candle.trades() == 0)).hasSizeGreaterThan(3);
        assertThat(candles.stream().map(candle -> figures(candle, table.find(BTC))))
                .isEqualTo(
                        closed.subList(closed.size() - candles.size(), closed.size()).stream()
                                .map(StreamConformanceTest::figures)
                                .toList());
    }

    private static List<BigDecimal> figures(Candle candle, Market market) {
        var rules = market.instrument();
        return figures(
                new RecordedCandle(
                        candle.begin().toEpochMilli(),
                        rules.price(candle.openTicks()),
                        rules.price(candle.highTicks()),
                        rules.price(candle.lowTicks()),
                        rules.price(candle.closeTicks()),
                        candle.averagePrice(),
                        rules.quantity(candle.volumeLots()),
                        candle.trades()));
    }

    private static List<BigDecimal> figures(RecordedCandle candle) {
        return Stream.of(
                        BigDecimal.valueOf(candle.startMillis()),
                        candle.open(),
                        candle.high(),
                        candle.low(),
                        candle.close(),
                        candle.vwap(),
                        candle.volume(),
                        BigDecimal.valueOf(candle.trades()))
                .map(BigDecimal::stripTrailingZeros)
                .toList();
    }
}
