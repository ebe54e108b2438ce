package io.trellis.trading.projection;

import io.trellis.core.account.Money;
import io.trellis.core.fact.Fact;
import io.trellis.core.fact.Fact.Evidence;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;
import io.trellis.core.plugin.Plugins;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.strategy.Note;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.LedgerEntry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A journal that a test writes, record by record, and that can be gone through as one on disk. */
public final class WrittenJournal implements History {

    private static final long START_NANOS =
            Instant.parse("2026-03-02T23:50:00Z").getEpochSecond() * 1_000_000_000L;

    private final List<JournalRecord> records = new ArrayList<>();
    private long nanos;

    /** The example's run: BTC/USDT, ticks of 0.01, lots of 0.00001. */
    public WrittenJournal() {
        records.add(new JournalRecord.Opened("sample", "{}"));
    }

    /** What {@link #WrittenJournal} trades, whatever the first record says. */
    public static RunTerms terms(JournalRecord.Opened opened) {
        try {
            StrategyFile file =
                    StrategyCodec.read(
                            Files.readAllBytes(Path.of("../strategies/example-geometric.json")),
                            opened.runId());
            var plan = Plugins.plan(file);
            return new RunTerms("paper", "BTC/USDT", plan.instrument(), plan.capital(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void replay(Consumer<JournalRecord> each) {
        List.copyOf(records).forEach(each);
    }

    /** The tables that are made of it. */
    public RunTables tables() {
        return RunTables.of(this, WrittenJournal::terms);
    }

    public List<JournalRecord> records() {
        return List.copyOf(records);
    }

    /** The first records of it. */
    public WrittenJournal first(int count) {
        var part = new WrittenJournal();
        part.records.clear();
        part.records.addAll(records.subList(0, count));
        return part;
    }

    public WrittenJournal add(JournalRecord record) {
        records.add(record);
        return this;
    }

    /** Time goes on, and an input comes. */
    public WrittenJournal took(long laterMillis, Input input) {
        nanos += laterMillis * 1_000_000;
        return add(new JournalRecord.Took(nanos, START_NANOS + nanos, input));
    }

    public WrittenJournal stated(Fact fact) {
        return add(new JournalRecord.Stated(fact));
    }

    public static ClientOrderId id(int number) {
        return new ClientOrderId("%032x".formatted(number));
    }

    /** The state of an order of 0.001 BTC. */
    public WrittenJournal order(
            int number, int cell, Side side, long priceTicks, OrderState state, Evidence evidence) {
        return stated(
                new Fact.OrderChanged(
                        id(number),
                        state == OrderState.OPEN ? "V" + number : "",
                        cell,
                        side,
                        priceTicks,
                        100,
                        state == OrderState.FILLED ? 100 : 0,
                        cell < 0 ? Reason.START : Reason.GRID,
                        state,
                        evidence,
                        state == OrderState.REFUSED ? "EOrder:Post only order" : ""));
    }

    /** An execution of a whole order of 0.001 BTC, with what it costs in quote. */
    public WrittenJournal executed(
            int number, int order, int cell, Side side, long priceTicks, String fee) {
        long value =
                Money.units(BigDecimal.valueOf(priceTicks, 2).multiply(new BigDecimal("0.001")));
        return stated(
                new Fact.Executed(
                        "T" + number,
                        id(order),
                        nowMillis(),
                        cell,
                        side,
                        priceTicks,
                        100,
                        value,
                        List.of(new Fact.AssetAmount("USDT", new BigDecimal(fee))),
                        cell >= 0));
    }

    /** The strategy hears of a fill of 0.001 BTC. */
    public WrittenJournal filled(
            int cell,
            Side side,
            long priceTicks,
            String fee,
            String roundTripProfit,
            String adjustProfit) {
        long value =
                Money.units(BigDecimal.valueOf(priceTicks, 2).multiply(new BigDecimal("0.001")));
        var fill =
                new Fill(
                        nowMillis(),
                        Phase.PATH,
                        cell < 0 ? Reason.START : Reason.GRID,
                        cell,
                        side,
                        priceTicks,
                        100,
                        value,
                        units(fee));
        return stated(new Fact.Filled(fill, units(roundTripProfit), units(adjustProfit)));
    }

    public WrittenJournal equity(
            String equity, String cash, long lots, long priceTicks, String unrealized) {
        return stated(
                new Fact.Equity(units(equity), units(cash), lots, priceTicks, units(unrealized)));
    }

    public static long units(String quote) {
        return Money.units(new BigDecimal(quote));
    }

    public long nowMillis() {
        return (START_NANOS + nanos) / 1_000_000;
    }

    // ---- random ones

    /** Anything in any order, over several processes and days. */
    public static WrittenJournal random(SplittableRandom random, int steps) {
        var journal = new WrittenJournal();
        journal.took(0, new Input.Began(1, "0.1.0", 1));
        int epoch = 1;
        for (int i = 0; i < steps; i++) {
            journal.took(random.nextLong(600_000), input(random));
            int facts = random.nextInt(3);
            for (int j = 0; j < facts; j++) {
                journal.stated(journal.fact(random));
            }
            if (random.nextInt(40) == 0) {
                if (random.nextBoolean()) {
                    journal.add(new JournalRecord.Closed("stopped"));
                }
                journal.took(1, new Input.Began(++epoch, "0.1.0", 1));
            }
        }
        return journal;
    }

    private static Input input(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Input.Traded(1, 5_000_000, 10, Aggressor.BUYER);
            case 1 -> new Input.Quoted(4_999_999, 5_000_001);
            default -> new Input.Woken();
        };
    }

    private static <E> E any(SplittableRandom random, E[] of) {
        return of[random.nextInt(of.length)];
    }

    private Fact fact(SplittableRandom random) {
        int cell = random.nextInt(-1, 6);
        Side side = any(random, Side.values());
        long price = random.nextLong(4_000_000, 6_000_000);
        long lots = random.nextLong(1, 5_000);
        long amount = random.nextLong(1, 100_000_000_000L);
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 ->
                    new Fact.OrderChanged(
                            id(random.nextInt(40)),
                            random.nextBoolean() ? "" : "OXY-" + random.nextInt(40),
                            cell,
                            side,
                            cell < 0 ? 0 : price,
                            lots,
                            random.nextLong(lots + 1),
                            any(random, Reason.values()),
                            any(random, OrderState.values()),
                            any(random, Evidence.values()),
                            random.nextBoolean() ? "" : "said \"so\", and more");
            case 4, 5 ->
                    new Fact.Executed(
                            "T" + random.nextInt(100),
                            id(random.nextInt(40)),
                            nowMillis() - random.nextLong(1_000),
                            cell,
                            side,
                            price,
                            lots,
                            amount,
                            fees(random),
                            random.nextBoolean());
            case 6, 7 ->
                    new Fact.Filled(
                            new Fill(
                                    nowMillis(),
                                    Phase.PATH,
                                    any(random, Reason.values()),
                                    cell,
                                    side,
                                    price,
                                    lots,
                                    amount,
                                    amount / 400),
                            random.nextLong(-1_000, 1_000),
                            random.nextLong(-1_000, 1_000));
            case 8 -> new Fact.Noted(note(random, price));
            case 9 -> new Fact.GridChanged(price, price - 1_000, price + 1_000, 3, 4, "volatility");
            case 10 -> new Fact.Denied(cell, side, price, lots, "total-exposure", "1 above 0");
            case 11 ->
                    new Fact.ModeChanged(
                            any(random, TraderMode.values()),
                            any(random, TraderMode.values()),
                            "said so");
            case 12 -> new Fact.Equity(amount, amount / 2, lots, price, amount / 7 - 1_000);
            default ->
                    switch (random.nextInt(3)) {
                        case 0 -> new Fact.CommandDone("c1", "hold", random.nextBoolean(), "done");
                        case 1 -> new Fact.Alarm(Fact.Severity.WARNING, "lag", "the feed is late");
                        default -> outside(random);
                    };
        };
    }

    private static List<Fact.AssetAmount> fees(SplittableRandom random) {
        var quote = new Fact.AssetAmount("USDT", BigDecimal.valueOf(random.nextLong(1_000), 4));
        var base = new Fact.AssetAmount("BTC", BigDecimal.valueOf(random.nextLong(1_000), 8));
        return switch (random.nextInt(3)) {
            case 0 -> List.of();
            case 1 -> List.of(quote);
            default -> List.of(quote, base);
        };
    }

    private static Note note(SplittableRandom random, long price) {
        return switch (random.nextInt(4)) {
            case 0 -> new Note.Started(price);
            case 1 -> new Note.Recentered("price", price);
            case 2 -> new Note.NotPlaced("buy 3", "too small");
            default -> new Note.Stopped("kill", random.nextBoolean());
        };
    }

    private static Fact outside(SplittableRandom random) {
        return new Fact.Outside(
                new LedgerEntry(
                        "L1",
                        "R1",
                        Instant.parse("2026-03-03T00:00:00Z"),
                        "deposit",
                        "USDT",
                        BigDecimal.valueOf(random.nextLong(1_000)),
                        BigDecimal.ZERO,
                        BigDecimal.valueOf(5_000)));
    }
}
