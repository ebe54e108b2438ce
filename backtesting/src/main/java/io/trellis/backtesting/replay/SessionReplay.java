package io.trellis.backtesting.replay;

import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.engine.EventBacktest;
import io.trellis.backtesting.engine.MarketStream;
import io.trellis.backtesting.engine.Portfolio;
import io.trellis.backtesting.engine.Prelude;
import io.trellis.backtesting.engine.Seat;
import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Timeframe;
import io.trellis.core.order.Fill;
import io.trellis.core.session.Plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session that was traded, and the backtest of its strategy over the trades that it saw. Both are
 * valued at the last price; the amounts of all differences add up to what the session's equity is
 * above the backtest's, exactly.
 *
 * @param capital that both started with, quote
 * @param sessionFills how often the strategy was told of a fill
 * @param backtestFills the same in the backtest
 * @param sessionEquity at the end, quote
 * @param backtestEquity at the end, quote
 * @param pairedLots lots that both traded
 */
public record SessionReplay(
        BigDecimal capital,
        int sessionFills,
        int backtestFills,
        BigDecimal sessionEquity,
        BigDecimal backtestEquity,
        long pairedLots,
        List<Difference> differences) {

    public SessionReplay {
        differences = List.copyOf(differences);
    }

    /**
     * What the backtest runs.
     *
     * @param barLength of the bars that the strategy's rules look at
     * @param venue what is assumed of the venue
     */
    public record Settings(Plan<?> plan, String symbol, Timeframe barLength, VenueSettings venue) {}

    /**
     * Runs the backtest and finds the causes.
     *
     * @return refused when the session never started, or the strategy cannot start in the backtest
     */
    public static Attempt<SessionReplay> of(RecordedSession session, Settings settings) {
        if (!session.hasStarted()) {
            return new Attempt.Refused<>(
                    "the session ended before its strategy was told of a price.");
        }
        var portfolio =
                new Portfolio(
                        settings.venue(),
                        Optional.of(settings.barLength()),
                        List.of(new Seat("replay", settings.symbol(), settings.plan())));
        Attempt<BacktestResult> outcome =
                EventBacktest.run(
                                portfolio,
                                List.of(
                                        new MarketStream.OfPrints(
                                                settings.symbol(), session.told())),
                                Map.of(
                                        settings.symbol(),
                                        new Prelude(session.past(), session.heard())))
                        .seats()
                        .getFirst()
                        .result();
        return switch (outcome) {
            case Attempt.Refused<BacktestResult>(var reason) -> new Attempt.Refused<>(reason);
            case Attempt.Done<BacktestResult>(var result) ->
                    new Attempt.Done<>(compared(session, settings.plan(), result.fills()));
        };
    }

    private static SessionReplay compared(
            RecordedSession session, Plan<?> plan, List<Fill> simulated) {
        Instrument instrument = plan.instrument();
        List<Part> live =
                session.fills().stream()
                        .map(recorded -> new Part(recorded.fill(), recorded.record()))
                        .toList();
        List<Part> backtest =
                simulated.stream()
                        .map(fill -> new Part(fill, session.recordAt(fill.timeMillis())))
                        .toList();
        BigDecimal capital = Money.decimal(plan.capital());
        BigDecimal sessionEquity = capital.add(worth(live, instrument, session));
        BigDecimal backtestEquity = capital.add(worth(backtest, instrument, session));
        var matching = new Matching(live, backtest);
        return new SessionReplay(
                capital,
                session.fills().size(),
                simulated.size(),
                sessionEquity,
                backtestEquity,
                matching.pairs().stream().mapToLong(pair -> pair.session().lots()).sum(),
                new Attribution(session, instrument).of(matching));
    }

    private static BigDecimal worth(
            List<Part> parts, Instrument instrument, RecordedSession session) {
        return parts.stream()
                .map(part -> part.worth(instrument, session.lastPriceTicks()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the session's equity is above the backtest's. */
    public BigDecimal difference() {
        return sessionEquity.subtract(backtestEquity);
    }

    /** What the differences of one cause add up to. */
    public BigDecimal amount(Cause cause) {
        return differences.stream()
                .filter(difference -> difference.cause() == cause)
                .map(Difference::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many differences have a cause. */
    public long count(Cause cause) {
        return differences.stream().filter(difference -> difference.cause() == cause).count();
    }
}
