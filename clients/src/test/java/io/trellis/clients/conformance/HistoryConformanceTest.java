package io.trellis.clients.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.rest.KrakenRest;
import io.trellis.clients.kraken.rest.Maintenance;
import io.trellis.clients.virtual.VirtualHost;
import io.trellis.core.history.RecordedCandle;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.market.Side;
import io.trellis.core.venue.LedgerEntry;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueRequest;
import io.trellis.krakensim.network.Faults;
import io.trellis.krakensim.rules.FeeSchedule;
import io.trellis.krakensim.rules.MaintenanceWindow;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.rules.Rules;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What is read of the past, and of the venue's plans. */
class HistoryConformanceTest {

    private static final String BTC = Machine.BTC;
    private static final long MINUTE_MILLIS = 60_000;
    private static final long MINUTE_NANOS = MINUTE_MILLIS * 1_000_000;

    private final Machine machine = Machine.in(VirtualHost.sound());
    private final Instant begin = machine.now();
    private final KrakenRest rest = machine.informedRest();
    private final Market market = machine.listed(BTC);

    @Test
    void c13_candlesOfEmptyIntervalsAreFlatAndTheAveragePriceIsRoundedDown() {
        machine.print(Side.BUY, "60000.1", "0.3");
        machine.print(Side.BUY, "60000.4", "0.4");
        machine.run(180);

        List<RecordedCandle> closed = machine.get(rest.candles(market, 1, 0)).closed();

        RecordedCandle traded =
                closed.stream().filter(candle -> candle.trades() > 0).toList().getLast();
        // 60000.1 and 60000.4 weighed by 0.3 and 0.4 are 60000.271...
        assertThat(traded.vwap()).isEqualByComparingTo("60000.2");
        RecordedCandle empty = closed.getLast();
        assertThat(List.of(empty.open(), empty.high(), empty.low()))
                .allSatisfy(price -> assertThat(price).isEqualByComparingTo(empty.close()));
        assertThat(empty.close()).isEqualByComparingTo("60000.4");
        assertThat(empty.volume()).isZero();
        assertThat(empty.vwap()).isZero();
        assertThat(empty.trades()).isZero();
    }

    @Test
    void c14_theLastRowIsNeverAmongTheClosedCandles() {
        machine.print(Side.BUY, "60000.0", "0.5");
        machine.run(150);
        machine.print(Side.BUY, "60001.0", "0.5");

        var page = machine.get(rest.candles(market, 1, 0));

        long running = Math.floorDiv(machine.now().toEpochMilli(), MINUTE_MILLIS) * MINUTE_MILLIS;
        assertThat(page.closed().getLast().startMillis()).isEqualTo(running - MINUTE_MILLIS);
        assertThat(page.last()).isEqualTo((running - MINUTE_MILLIS) / 1_000);
        assertThat(page.running())
                .hasValueSatisfying(candle -> assertThat(candle.startMillis()).isEqualTo(running))
                .hasValueSatisfying(candle -> assertThat(candle.trades()).isEqualTo(1));

        var next = machine.get(rest.candles(market, 1, page.last()));
        assertThat(next.closed()).isEmpty();
        assertThat(next.running()).isEqualTo(page.running());
    }

    @Test
    void c15_theCursorGoesBackAsItCameAndNoTradeIsLost() {
        trade(2_500, 1);

        List<RecordedTrade> trades = allTrades(machine, rest);

        assertThat(trades).hasSize(2_500);
        assertThat(ids(trades)).isEqualTo(following(trades.getFirst().id(), 2_500));
        List<String> cursors =
                machine.tap().calls("Trades").stream()
                        .map(call -> call.url().getQuery().replaceAll(".*since=([0-9]+).*", "$1"))
                        .toList();
        assertThat(cursors).hasSize(3);
        assertThat(cursors.get(1)).matches("[0-9]{19}");
        assertThat(cursors.get(1)).isEqualTo(Long.toString(trades.get(999).timeNanos()));
    }

    /** The numbers of the trades are what tells those that come twice. */
    @Test
    void c15_whereTheCursorIsInclusiveTheNumbersTellWhatCameBefore() {
        var inclusive =
                Machine.in(
                        VirtualHost.of(
                                Rules.standard().with(Quirk.TRADES_SINCE_INCLUSIVE),
                                Faults.none()));
        KrakenRest reader = inclusive.informedRest();
        trade(inclusive, 1_500, 2);

        List<RecordedTrade> trades = allTrades(inclusive, reader);

        assertThat(trades).hasSize(1_500);
        assertThat(ids(trades)).isEqualTo(following(trades.getFirst().id(), 1_500));
    }

    private static List<Long> ids(List<RecordedTrade> trades) {
        return trades.stream().map(RecordedTrade::id).toList();
    }

    private static List<Long> following(long first, int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }

    private void trade(int count, long seed) {
        trade(machine, count, seed);
    }

    private static void trade(Machine machine, int count, long seed) {
        var random = new Random(seed);
        for (int i = 0; i < count; i++) {
            machine.print(
                    random.nextBoolean() ? Side.BUY : Side.SELL,
                    decimal(600_000 + random.nextInt(-200, 200), 1),
                    decimal(1 + random.nextInt(500_000), 8));
            machine.host().run(Duration.ofMillis(random.nextInt(400)));
        }
    }

    private static String decimal(long units, int decimals) {
        return BigDecimal.valueOf(units, decimals).toPlainString();
    }

    private static List<RecordedTrade> allTrades(Machine machine, KrakenRest reader) {
        Market btc = machine.listed(BTC);
        var trades = new TreeMap<Long, RecordedTrade>();
        String cursor = "0";
        while (true) {
            var page = machine.get(reader.trades(btc, cursor));
            page.trades().forEach(trade -> trades.put(trade.id(), trade));
            if (page.trades().size() < 1_000 || page.last().equals(cursor)) {
                return List.copyOf(trades.values());
            }
            cursor = page.last();
        }
    }

    /** By the rules of 6.4, on what the client read: nothing of it is lost on either way. */
    @Test
    void c16_candlesMadeOfTheTradesEqualTheVenuesOwn() {
        trade(900, 3);
        machine.run(120);

        Map<Long, List<RecordedTrade>> minutes =
                allTrades(machine, rest).stream()
                        .collect(
                                Collectors.groupingBy(
                                        trade -> Math.floorDiv(trade.timeNanos(), MINUTE_NANOS),
                                        TreeMap::new,
                                        Collectors.toList()));
        var traded =
                machine.get(rest.candles(market, 1, 0)).closed().stream()
                        .filter(candle -> candle.trades() > 0)
                        .toList();

        assertThat(traded).hasSize(minutes.size()).hasSizeGreaterThan(2);
        for (RecordedCandle candle : traded) {
            assertSame(
                    candle, minutes.getOrDefault(candle.startMillis() / MINUTE_MILLIS, List.of()));
        }
    }

    private static void assertSame(RecordedCandle candle, List<RecordedTrade> trades) {
        List<BigDecimal> prices = trades.stream().map(RecordedTrade::price).sorted().toList();
        BigDecimal volume =
                trades.stream()
                        .map(RecordedTrade::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal turnover =
                trades.stream()
                        .map(trade -> trade.price().multiply(trade.quantity()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(candle.open()).isEqualByComparingTo(trades.getFirst().price());
        assertThat(candle.high()).isEqualByComparingTo(prices.getLast());
        assertThat(candle.low()).isEqualByComparingTo(prices.getFirst());
        assertThat(candle.close()).isEqualByComparingTo(trades.getLast().price());
        assertThat(candle.volume()).isEqualByComparingTo(volume);
        assertThat(candle.trades()).isEqualTo(trades.size());
        assertThat(candle.vwap())
                .isEqualByComparingTo(turnover.divide(volume, 1, RoundingMode.DOWN));
    }

    @Test
    void c45_bothSpellingsOfTheFeesAreRead() {
        var bodies = new ArrayList<String>();
        machine.tap().rewriteBodies(body -> kept(bodies, body));
        var wire = machine.get(rest.fees(market));
        machine.tap()
                .rewriteBodies(body ->
                        kept(
                                bodies,
                                body.replace("minfee", "min_fee")
                                        .replace("maxfee", "max_fee")
                                        .replace("nextfee", "next_fee")
                                        .replace("nextvolume", "next_volume")
                                        .replace("tiervolume", "tier_volume")));
        var documented = machine.get(rest.fees(market));

        assertThat(bodies.getFirst()).contains("\"nextfee\"", "\"nextvolume\"");
        assertThat(bodies.getLast())
                .contains("\"next_fee\"", "\"next_volume\"")
                .doesNotContain("nextfee", "nextvolume");
        assertThat(wire.maker().share()).isEqualByComparingTo("0.0025");
        assertThat(wire.taker().share()).isEqualByComparingTo("0.0040");
        assertThat(wire.maker().nextVolumeUsd())
                .hasValueSatisfying(volume -> assertThat(volume).isEqualByComparingTo("10000"));
        assertThat(documented.maker()).isEqualTo(wire.maker());
        assertThat(documented.taker()).isEqualTo(wire.taker());
    }

    private static String kept(List<String> bodies, String body) {
        bodies.add(body);
        return body;
    }

    @Test
    void c49_theFeesOfTheAccountAreReadAndMayBeNegative() {
        machine.at((exchange, now) ->
                exchange.revise(
                        now, Machine.market(BTC).withFees(FeeSchedule.rebate("-0.02", "0.10"))));

        var fees = machine.get(rest.fees(market)).fees();

        assertThat(fees.makerFee()).isEqualByComparingTo("-0.0002");
        assertThat(fees.takerFee()).isEqualByComparingTo("0.0010");
    }

    @Test
    void c53_maintenanceIsReadAndTheModeDoesNotFollowFromIt() {
        announce("stop_new_orders");
        machine.at((exchange, _) -> exchange.emergency(window("cancel_open_orders")));

        var status = machine.get(rest.systemStatus());
        List<Maintenance> schedule = machine.get(rest.maintenanceSchedule());

        assertThat(status.mode()).isEqualTo(TradingMode.ONLINE);
        assertThat(status.emergencies()).isEqualTo(1);
        assertThat(status.upcoming()).hasSize(1);
        assertThat(schedule).isEqualTo(status.upcoming());
        Maintenance window = schedule.getFirst();
        assertThat(window.start()).contains(begin.plusSeconds(3_600));
        assertThat(window.phase()).isEqualTo(Maintenance.Phase.WITHIN_A_DAY);
        assertThat(window.action()).isEqualTo(Maintenance.Action.STOP_NEW_ORDERS);
        assertThat(window.ordersAllowed()).isTrue();
    }

    private void announce(String action) {
        machine.at((exchange, _) -> exchange.announce(window(action)));
    }

    private MaintenanceWindow window(String action) {
        return new MaintenanceWindow(
                34, "Engine", begin.plusSeconds(3_600), begin.plusSeconds(7_200), action);
    }

    @Test
    void c53_emptyAndMissingListsAreTheSame() {
        var bodies = new ArrayList<String>();
        machine.tap().rewriteBodies(body -> kept(bodies, body));
        var empty = machine.get(rest.systemStatus());
        assertThat(bodies.getLast()).contains("\"upcoming_maintenance\":[]", "\"emergency\":[]");
        machine.tap()
                .rewriteBodies(body ->
                        kept(
                                bodies,
                                body.replaceAll(
                                        ",\"(upcoming_maintenance|emergency)\":\\[\\]", "")));
        var missing = machine.get(rest.systemStatus());

        assertThat(bodies.getLast()).doesNotContain("upcoming").doesNotContain("emergency");
        assertThat(missing.upcoming()).isEqualTo(empty.upcoming()).isEmpty();
        assertThat(missing.emergencies()).isEqualTo(empty.emergencies()).isZero();
        assertThat(machine.get(rest.maintenanceSchedule())).isEmpty();
    }

    @Test
    void c53_wordsOfNoListCountAsTheMostCautious() {
        announce("take_a_walk");
        machine.tap()
                .rewriteBodies(body -> body.replaceAll("\"phase\":\"\\w+\"", "\"phase\":\"anon\""));
        machine.at((exchange, now) ->
                exchange.rules(now, exchange.rules().with(Quirk.ORDER_SUBMISSION_UNKNOWN)));

        Maintenance window = machine.get(rest.maintenanceSchedule()).getFirst();

        assertThat(window.phase()).isEqualTo(Maintenance.Phase.WITHIN_SECONDS);
        assertThat(window.action()).isEqualTo(Maintenance.Action.DISCONNECT_AND_WAIT);
        assertThat(window.ordersAllowed()).isFalse();
    }

    @Test
    void c54_theLedgerAuditsTheBalances() {
        Map<String, BigDecimal> first = machine.host().truth().balances(machine.host().account());
        Instant since = machine.now();
        machine.run(2);
        for (int i = 0; i < 60; i++) {
            var order = Machine.buy("grid-" + i, 599_990 - i, 1_234_567 + i);
            machine.get(
                    rest.carryOut(new VenueRequest.Place(i, order, machine.now().plusSeconds(20))));
        }
        machine.sweep("59990.0");

        List<LedgerEntry> entries = machine.get(rest.ledger(since.plusSeconds(1)));

        assertThat(entries).hasSize(120);
        assertThat(entries.stream().collect(Collectors.groupingBy(LedgerEntry::reference)))
                .hasSize(60)
                .allSatisfy((_, rows) ->
                        assertThat(rows)
                                .extracting(LedgerEntry::asset)
                                .containsExactlyInAnyOrder("BTC", "USD"));
        for (var balance : machine.get(rest.balances())) {
            BigDecimal sum = first.getOrDefault(balance.asset(), BigDecimal.ZERO);
            for (LedgerEntry entry : entries) {
                if (entry.asset().equals(balance.asset())) {
                    sum = sum.add(entry.amount()).subtract(entry.fee());
                    assertThat(entry.balance()).isEqualByComparingTo(sum);
                }
            }
            assertThat(balance.total()).as(balance.asset()).isEqualByComparingTo(sum);
        }
    }
}
