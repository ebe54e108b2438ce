package io.trellis.cli.research;

import io.trellis.backtesting.analytics.Metrics;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.account.Money;
import io.trellis.core.session.RunSummary;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures for a person. */
public final class Shown {

    private static final int DECIMALS = 4;

    private Shown() {}

    /** Rounded, or a dash where it is undefined. */
    public static String figure(Figure figure, Outcome outcome) {
        return figure(figure, outcome.summary(), outcome.metrics());
    }

    /** The same of a run that kept more. */
    public static String figure(Figure figure, RunSummary summary, Metrics metrics) {
        return figure.of(summary, metrics).map(Shown::rounded).orElse("-");
    }

    /** The same of the double nearest to a figure. */
    public static String number(double value) {
        return rounded(BigDecimal.valueOf(value));
    }

    private static String rounded(BigDecimal value) {
        BigDecimal shown =
                value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_EVEN) : value;
        return shown.toPlainString();
    }

    /** An amount in units of 10⁻⁸ quote, in quote. */
    public static String money(long units) {
        return Money.decimal(units).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    }
}
