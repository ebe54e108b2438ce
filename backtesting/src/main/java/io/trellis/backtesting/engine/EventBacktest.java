package io.trellis.backtesting.engine;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.backtesting.analytics.Metrics;
import io.trellis.backtesting.venue.AccountTurnover;
import io.trellis.backtesting.venue.SimulatedVenue;
import io.trellis.core.account.Tariff;
import io.trellis.core.desk.Desk;
import io.trellis.core.grid.Attempt;
import io.trellis.core.session.Books;
import io.trellis.core.session.Plan;
import io.trellis.core.session.RunSummary;
import io.trellis.core.session.Standing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Runs strategies over streams of bars, trades and books against a simulated venue. A run depends
 * on nothing but its arguments.
 *
 * <p>The streams are merged by time. Of events at one time the stream that was given first goes
 * first, and each stream keeps its own order. With bars, no latency, no limit by volume and the
 * fill model that the plan's own assumptions stand for, a seat trades exactly as {@link Backtest}
 * lets its plan trade.
 */
public final class EventBacktest {

    private final Portfolio portfolio;
    private final Map<String, Prelude> preludes;
    private final SequencedMap<String, MarketSession> markets = new LinkedHashMap<>();
    private final List<Place<?>> places = new ArrayList<>();
    private final SharedAccount account;
    private final EquityCurve equity;
    private long events;

    /** A seat while it is traded. */
    private record Place<S extends Standing>(
            Seat seat, Plan<S> plan, Desk<S> desk, MarketSession market, DeskRecord record) {

        PortfolioResult.SeatResult result() {
            Attempt<BacktestResult> result =
                    record.startRefusal()
                            .<Attempt<BacktestResult>>map(Attempt.Refused::new)
                            .orElseGet(() -> new Attempt.Done<>(outcome()));
            return new PortfolioResult.SeatResult(seat, result, record.counts());
        }

        private BacktestResult outcome() {
            RunSummary summary = summary();
            return new BacktestResult(
                    summary,
                    Metrics.of(record.equity, summary.books()),
                    record.equity,
                    record.fills,
                    record.remarks);
        }

        private RunSummary summary() {
            Tariff tariff = new Tariff(plan.instrument(), plan.assumptions().slippage());
            S strategy = desk.strategy();
            long price = market.moment().priceTicks();
            long late = desk.late().equity(tariff, price);
            boolean undone = desk.late().lots() == 0;
            Books books = strategy.books();
            long value = tariff.value(price, desk.account().lots());
            return new RunSummary(
                    record.equity.count(),
                    record.account(),
                    plan.instrument().quantity(record.account().lots()),
                    plan.capital(),
                    desk.equity(),
                    value - strategy.inventoryCost() + (undone ? 0 : late),
                    record.worstFall(),
                    undone && late != 0 ? books.withAdjustment(late) : books,
                    strategy.isHalted());
        }
    }

    private EventBacktest(
            Portfolio portfolio, List<MarketStream> streams, Map<String, Prelude> preludes) {
        this.portfolio = portfolio;
        this.preludes = preludes;
        long capital = portfolio.seats().stream().mapToLong(seat -> seat.plan().capital()).sum();
        this.account = new SharedAccount(capital);
        this.equity = new EquityCurve(capital);
        AccountTurnover turnover = new AccountTurnover(portfolio.venue().fees());
        for (Seat seat : portfolio.seats()) {
            MarketSession market =
                    markets.computeIfAbsent(
                            seat.symbol(), symbol -> market(seat, symbol, turnover, streams));
            places.add(place(seat, seat.plan(), market));
        }
    }

    private MarketSession market(
            Seat seat, String symbol, AccountTurnover turnover, List<MarketStream> streams) {
        List<MarketStream> own =
                streams.stream().filter(stream -> stream.symbol().equals(symbol)).toList();
        StreamChecks.check(symbol, own, portfolio.venue());
        SimulatedVenue venue =
                new SimulatedVenue(seat.plan().instrument(), portfolio.venue(), turnover);
        MarketSession market =
                new MarketSession(venue, portfolio.barLength(), StreamChecks.onlyBooks(own));
        Optional.ofNullable(preludes.get(symbol)).ifPresent(market::hear);
        return market;
    }

    private <S extends Standing> Place<S> place(Seat seat, Plan<S> plan, MarketSession market) {
        DeskRecord record =
                new DeskRecord(plan.capital(), fill -> account.post(seat.symbol(), fill));
        Desk<S> desk = new Desk<>(plan, market.venue(), market.moment(), record);
        market.add(desk);
        return new Place<>(seat, plan, desk, market, record);
    }

    /**
     * Every seat over everything that happened in its market.
     *
     * @param streams of the seats' markets, each ordered by time
     * @throws IllegalArgumentException if a seat has no stream, a stream no seat, a market bars and
     *     something else, or the venue limits fills by a volume that the bars do not tell
     */
    public static PortfolioResult run(Portfolio portfolio, List<MarketStream> streams) {
        return run(portfolio, streams, Map.of());
    }

    /**
     * The same after something that the seats were not told of.
     *
     * @param preludes by market; one is not needed
     */
    public static PortfolioResult run(
            Portfolio portfolio, List<MarketStream> streams, Map<String, Prelude> preludes) {
        EventBacktest backtest = new EventBacktest(portfolio, streams, preludes);
        backtest.play(streams.stream().map(backtest::cursor).toList());
        return backtest.result();
    }

    private Cursor cursor(MarketStream stream) {
        MarketSession market = markets.get(stream.symbol());
        if (market == null) {
            throw new IllegalArgumentException("no seat is on " + stream.symbol());
        }
        return Cursor.of(stream, market);
    }

    private void play(List<Cursor> cursors) {
        long barsClosed = 0;
        long time = 0;
        Cursor next = earliest(cursors);
        while (next.nextMillis() != Cursor.ENDED) {
            time = next.nextMillis();
            if (markets.size() > 1) {
                advance(time);
            }
            next.advance();
            events++;
            next = earliest(cursors);
            boolean timeGoesOn = next.nextMillis() != time;
            if (timeGoesOn && barsClosed() > barsClosed) {
                barsClosed = barsClosed();
                equity.closed(time, equityNow());
            }
        }
        markets.values().forEach(MarketSession::end);
        if (barsClosed() > barsClosed) {
            equity.closed(time, equityNow());
        }
    }

    private void advance(long timeMillis) {
        for (MarketSession market : markets.values()) {
            market.advanceTo(timeMillis);
        }
    }

    private static Cursor earliest(List<Cursor> cursors) {
        Cursor earliest = cursors.getFirst();
        for (Cursor cursor : cursors) {
            earliest = cursor.nextMillis() < earliest.nextMillis() ? cursor : earliest;
        }
        return earliest;
    }

    private long barsClosed() {
        long closed = 0;
        for (Place<?> place : places) {
            closed += place.record().equity.count();
        }
        return closed;
    }

    private long equityNow() {
        long sum = 0;
        for (Place<?> place : places) {
            sum = Math.addExact(sum, place.desk().equity());
        }
        return sum;
    }

    private PortfolioResult result() {
        return new PortfolioResult(
                places.stream().map(Place::result).toList(), account, equity, events);
    }
}
