package io.trellis.cli.research;

import io.trellis.backtesting.analytics.Metrics;
import io.trellis.backtesting.report.Figure;
import io.trellis.core.account.Money;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategyfile.json.Json;

/** Figures as JSON: a number, or null where one is undefined. */
public final class FigureJson {

    /** JSON numbers keep no figure nearer to 0 than this, and no one needs it. */
    private static final double SMALLEST = 1e-18;

    private FigureJson() {}

    /** The figure of a run. */
    public static Json of(Figure figure, RunSummary summary, Metrics metrics) {
        return figure.of(summary, metrics)
                .map(value -> number(value.doubleValue()))
                .orElse(new Json.NullValue());
    }

    /** An amount of 10⁻⁸ quote, in quote. */
    public static Json money(long units) {
        return number(Money.decimal(units).doubleValue());
    }

    /** A finite number. */
    public static Json number(double value) {
        return Json.NumberValue.of(Math.abs(value) < SMALLEST ? 0 : value);
    }
}
