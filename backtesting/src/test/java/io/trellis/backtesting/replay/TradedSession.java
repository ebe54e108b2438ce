package io.trellis.backtesting.replay;

import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.engine.EventBacktest;
import io.trellis.backtesting.engine.MarketStream;
import io.trellis.backtesting.engine.Portfolio;
import io.trellis.backtesting.engine.Seat;
import io.trellis.backtesting.synthetic.RandomPlans;
import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.core.fact.Fact;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.grid.Attempt;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.machine.Input;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Prints;
import io.trellis.core.market.Timeframe;
import io.trellis.core.market.TradePrint;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.session.Plan;
import io.trellis.core.strategy.Note;
import io.trellis.core.venue.ClientOrderId;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A session as a journal tells it: random trades, and the fills that a backtest has over them,
 * which a test may change.
 *
 * @param first the print at which the strategy starts
 * @param changed how the trader and the order stood, for fills that are missing
 */
record TradedSession(
        Plan<?> plan, Prints prints, int first, List<Fill> fills, List<Missing> changed) {

    private static final String SYMBOL = "BTC/USD";
    private static final Timeframe BAR = Timeframe.parse("1m");
    private static final long START_MILLIS = 1_795_000_000_000L;

    private static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.1"),
                    new BigDecimal("0.00001"),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    new BigDecimal("0.001"),
                    new BigDecimal("0.002"));

    /** A fill that is not in the journal. */
    record Missing(Fill fill, TraderMode mode, OrderState order) {}

    /** A grid that starts and trades, the first that the seed has. */
    static TradedSession of(long seed) {
        var random = new SplittableRandom(seed);
        while (true) {
            Prints prints = prints(random);
            Plan<?> plan = new RandomPlans(INSTRUMENT, bars(prints), random.nextLong()).any();
            Optional<List<Fill>> fills = fills(plan, prints);
            if (fills.isPresent()
                    && fills.get().stream().filter(fill -> fill.reason() == Reason.GRID).count()
                            > 10) {
                return new TradedSession(plan, prints, 0, fills.get(), List.of());
            }
        }
    }

    private static Prints prints(SplittableRandom random) {
        var prints = new Prints();
        long time = START_MILLIS;
        double price = 10_000;
        for (int i = 0; i < 400; i++) {
            time += random.nextLong(1, 8_000);
            price += 15 * random.nextGaussian() + (10_000 - price) * 0.01;
            prints.append(
                    new TradePrint(
                            time,
                            Math.round(price),
                            random.nextLong(1, 1_000_000),
                            Aggressor.UNKNOWN));
        }
        return prints;
    }

    private static Bars bars(Prints prints) {
        var bars = new Bars();
        for (int i = 0; i < prints.count(); i++) {
            long price = prints.priceTicks(i);
            bars.append(START_MILLIS + i * 60_000L, price, price, price, price);
        }
        return bars;
    }

    private static Optional<List<Fill>> fills(Plan<?> plan, Prints prints) {
        var portfolio =
                new Portfolio(
                        VenueSettings.of(plan.assumptions()),
                        Optional.of(BAR),
                        List.of(new Seat("one", SYMBOL, plan)));
        return switch (EventBacktest.run(
                        portfolio, List.of(new MarketStream.OfPrints(SYMBOL, prints)))
                .seats()
                .getFirst()
                .result()) {
            case Attempt.Refused<BacktestResult> _ -> Optional.empty();
            case Attempt.Done<BacktestResult>(var done) -> Optional.of(done.fills());
        };
    }

    SessionReplay.Settings settings() {
        return new SessionReplay.Settings(plan, SYMBOL, BAR, VenueSettings.of(plan.assumptions()));
    }

    /** The same at another time. */
    static Fill at(Fill fill, long timeMillis) {
        return new Fill(
                timeMillis,
                fill.phase(),
                fill.reason(),
                fill.cell(),
                fill.side(),
                fill.priceTicks(),
                fill.lots(),
                fill.value(),
                fill.fee());
    }

    private static Fill of(Fill fill, long lots, long value, long fee) {
        return new Fill(
                fill.timeMillis(),
                fill.phase(),
                fill.reason(),
                fill.cell(),
                fill.side(),
                fill.priceTicks(),
                lots,
                value,
                fee);
    }

    int lastGridFill() {
        int last = fills.size() - 1;
        while (fills.get(last).reason() != Reason.GRID) {
            last--;
        }
        return last;
    }

    TradedSession with(int fill, long value, long fee) {
        var others = new ArrayList<>(fills);
        others.set(fill, of(fills.get(fill), fills.get(fill).lots(), value, fee));
        return new TradedSession(plan, prints, first, others, changed);
    }

    TradedSession without(int fill, TraderMode mode, OrderState order) {
        var others = new ArrayList<>(fills);
        var missing = new ArrayList<>(changed);
        missing.add(new Missing(others.remove(fill), mode, order));
        return new TradedSession(plan, prints, first, others, missing);
    }

    /** Every fill of two lots or more in two. */
    TradedSession inParts() {
        var parts = new ArrayList<Fill>();
        for (Fill fill : fills) {
            long some = fill.lots() / 3;
            if (some == 0) {
                parts.add(fill);
            } else {
                // As the backtest's fill is split beside it.
                var rest = new Part(fill, 0);
                parts.add(fill(fill, rest.split(some)));
                parts.add(fill(fill, rest));
            }
        }
        return new TradedSession(plan, prints, first, parts, changed);
    }

    private static Fill fill(Fill whole, Part part) {
        BigDecimal value = part.proceeds().abs().movePointRight(8);
        return of(
                whole,
                part.lots(),
                value.longValueExact(),
                part.fee().movePointRight(8).longValueExact());
    }

    /** Some fills are missing, some cost more, some happened though the backtest has them not. */
    TradedSession disturbed(SplittableRandom random) {
        TradedSession other = this;
        for (int i = fills.size() - 1; i >= 0; i--) {
            Fill fill = fills.get(i);
            switch (random.nextInt(5)) {
                case 0 ->
                        other =
                                other.without(
                                        i,
                                        any(random, TraderMode.values()),
                                        any(random, OrderState.values()));
                case 1 ->
                        other =
                                other.with(
                                        i,
                                        fill.value() + random.nextLong(-500, 500),
                                        fill.fee() + random.nextLong(100));
                case 2 -> {
                    var more = new ArrayList<>(other.fills);
                    more.add(i, of(fill, fill.lots() / 2 + 1, fill.value() / 2 + 1, 3));
                    other = new TradedSession(plan, prints, first, more, other.changed);
                }
                default -> {
                    // As it was.
                }
            }
        }
        return other;
    }

    private static <E> E any(SplittableRandom random, E[] of) {
        return of[random.nextInt(of.length)];
    }

    /** The same after trades that nobody was told of, a day before. */
    TradedSession afterTradesOfBefore(int count) {
        var longer = new Prints();
        for (int i = 0; i < count; i++) {
            longer.append(
                    new TradePrint(START_MILLIS - 86_400_000 + i, 9_000 + i, 1, Aggressor.UNKNOWN));
        }
        for (int i = 0; i < prints.count(); i++) {
            longer.append(
                    new TradePrint(
                            prints.timeMillis(i),
                            prints.priceTicks(i),
                            prints.lots(i),
                            prints.aggressor(i)));
        }
        return new TradedSession(plan, longer, count, fills, changed);
    }

    /** The journal of it, gone through. */
    RecordedSession recorded() {
        var session = new RecordedSession();
        took(session, new Input.Began(1, "test", 1));
        mode(session, TraderMode.ARMED);
        fills.forEach(fill -> order(session, fill, OrderState.OPEN));
        int fill = 0;
        for (int i = 0; i < prints.count(); i++) {
            changed(session, i);
            took(
                    session,
                    new Input.Traded(
                            prints.timeMillis(i),
                            prints.priceTicks(i),
                            prints.lots(i),
                            prints.aggressor(i)));
            if (i == first) {
                session.take(
                        new JournalRecord.Stated(
                                new Fact.Noted(new Note.Started(prints.priceTicks(i)))));
            }
            long until = i + 1 < prints.count() ? prints.timeMillis(i + 1) : Long.MAX_VALUE;
            while (fill < fills.size() && fills.get(fill).timeMillis() < until) {
                session.take(new JournalRecord.Stated(new Fact.Filled(fills.get(fill++), 0, 0)));
            }
        }
        return session;
    }

    /** How things stand at the print at which a missing fill would have happened. */
    private void changed(RecordedSession session, int print) {
        mode(session, TraderMode.ARMED);
        for (Missing missing : changed) {
            boolean now =
                    prints.timeMillis(print) <= missing.fill.timeMillis()
                            && (print + 1 == prints.count()
                                    || prints.timeMillis(print + 1) > missing.fill.timeMillis());
            if (now) {
                mode(session, missing.mode);
                order(session, missing.fill, missing.order);
            }
        }
    }

    private static void took(RecordedSession session, Input input) {
        session.take(new JournalRecord.Took(0, 0, input));
    }

    private static void mode(RecordedSession session, TraderMode mode) {
        session.take(
                new JournalRecord.Stated(new Fact.ModeChanged(TraderMode.STARTING, mode, "so")));
    }

    private static void order(RecordedSession session, Fill fill, OrderState state) {
        session.take(
                new JournalRecord.Stated(
                        new Fact.OrderChanged(
                                new ClientOrderId("%032x".formatted(fill.cell() + 1)),
                                "",
                                fill.cell(),
                                fill.side(),
                                fill.priceTicks(),
                                fill.lots(),
                                0,
                                fill.reason(),
                                state,
                                Fact.Evidence.STREAM,
                                "")));
    }
}
