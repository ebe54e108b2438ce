package io.trellis.trading.parity;

import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.engine.EventBacktest;
import io.trellis.backtesting.engine.MarketStream;
import io.trellis.backtesting.engine.Portfolio;
import io.trellis.backtesting.engine.Seat;
import io.trellis.backtesting.venue.VenueSettings;
import io.trellis.core.grid.Attempt;

import java.util.List;
import java.util.Optional;

/** A case in the event backtest. */
final class BacktestRun {

    private BacktestRun() {}

    /** Empty if the strategy refuses to start. */
    static Optional<Traded> of(ParityCase some) {
        var seat = new Seat("one", ParityCase.SYMBOL, some.plan());
        var portfolio =
                new Portfolio(
                        VenueSettings.of(some.plan().assumptions()),
                        Optional.of(ParityCase.BAR),
                        List.of(seat));
        Attempt<BacktestResult> result =
                EventBacktest.run(
                                portfolio,
                                List.of(
                                        new MarketStream.OfPrints(
                                                ParityCase.SYMBOL, some.prints())))
                        .seats()
                        .getFirst()
                        .result();
        return switch (result) {
            case Attempt.Refused<BacktestResult> _ -> Optional.empty();
            case Attempt.Done<BacktestResult>(BacktestResult done) ->
                    Optional.of(
                            new Traded(
                                    done.fills().stream().map(Traded.Part::of).toList(),
                                    done.summary().books().roundTripProfit(),
                                    done.summary().books().adjustProfit()));
        };
    }
}
