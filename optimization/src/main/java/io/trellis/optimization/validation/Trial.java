package io.trellis.optimization.validation;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Hold;
import io.trellis.backtesting.report.Outcome;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Metrics;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A strategy run on one stretch of time.
 *
 * @param from start of the first bar
 * @param to start of the last bar
 * @param outcome its totals, or the sentence why it could not start
 * @param holdEquity what the capital would be worth had it all been put into the coin at the first
 *     open, in units of 10⁻⁸ quote
 */
public record Trial(Instant from, Instant to, int bars, Attempt<Outcome> outcome, long holdEquity) {

    /** Runs a strategy once, on the reference engine. */
    public static Trial of(GridPlan plan, BarColumns columns) {
        Bars bars = TickBars.of(columns, plan.instrument());
        return new Trial(
                Instant.ofEpochMilli(columns.firstMillis()),
                Instant.ofEpochMilli(columns.lastMillis()),
                columns.rows(),
                Outcome.of(plan, bars),
                Hold.equity(plan, bars));
    }

    /** The totals; empty when it could not start. */
    public Optional<Outcome> totals() {
        return switch (outcome) {
            case Attempt.Done<Outcome>(var totals) -> Optional.of(totals);
            case Attempt.Refused<Outcome> _ -> Optional.empty();
        };
    }

    /** A figure; empty when it is undefined, or the run could not start. */
    public OptionalDouble figure(Figure figure) {
        return totals().map(figure::of).orElseGet(OptionalDouble::empty);
    }

    /** All figures, as evidence of a strategy file; empty when the run could not start. */
    public Optional<Metrics> metrics() {
        return totals().map(this::metrics);
    }

    private Metrics metrics(Outcome totals) {
        var values = new LinkedHashMap<String, OptionalDouble>();
        for (Figure figure : Figure.ofRuns()) {
            values.put(figure.word(), figure.of(totals));
        }
        double hold = Money.decimal(holdEquity).doubleValue();
        values.put("holdEquity", OptionalDouble.of(hold));
        return new Metrics(values);
    }
}
