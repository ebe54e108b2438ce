package io.trellis.backtesting.engine;

import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.session.Plan;

import java.util.List;
import java.util.Optional;

/** Runs of one seat, and everything about a result in words, to compare two byte for byte. */
final class Runs {

    static final String SYMBOL = "BTC/USDT";

    private Runs() {}

    static PortfolioResult of(Plan<?> plan, VenueSettings venue, MarketStream... streams) {
        var seat = new Seat("grid", SYMBOL, plan);
        var portfolio = new Portfolio(venue, Optional.empty(), List.of(seat));
        return EventBacktest.run(portfolio, List.of(streams));
    }

    static MarketStream.OfBars stream(Plan<?> plan, Bars bars) {
        return new MarketStream.OfBars(SYMBOL, bars, plan.assumptions().pathRule());
    }

    /** The one seat's result. */
    static BacktestResult done(PortfolioResult result) {
        return switch (result.seats().getFirst().result()) {
            case Attempt.Done<BacktestResult>(var done) -> done;
            case Attempt.Refused<BacktestResult>(var reason) -> throw new AssertionError(reason);
        };
    }

    static boolean started(PortfolioResult result) {
        return result.seats().getFirst().result() instanceof Attempt.Done<BacktestResult>;
    }

    static String words(PortfolioResult result) {
        var account = result.account();
        return words(result.seats().getFirst().result())
                + "\n"
                + account.cash()
                + " "
                + account.fees()
                + " "
                + account.inventory();
    }

    static String words(Attempt<BacktestResult> attempt) {
        return switch (attempt) {
            case Attempt.Refused<BacktestResult>(var reason) -> reason;
            case Attempt.Done<BacktestResult>(var result) -> {
                StringBuilder words = new StringBuilder();
                result.fills().forEach(fill -> words.append(fill).append('\n'));
                result.remarks().forEach(remark -> words.append(remark).append('\n'));
                for (int bar = 0; bar < result.equity().count(); bar++) {
                    words.append(result.equity().timeMillis(bar)).append(' ');
                    words.append(result.equity().equity(bar)).append('\n');
                }
                yield words.append(result.summary()).append(result.metrics()).toString();
            }
        };
    }
}
