package io.trellis.backtesting.report.run;

import io.trellis.backtesting.analytics.Metrics;
import io.trellis.backtesting.analytics.TradeStatistics;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.account.Money;
import io.trellis.core.session.RunSummary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The figures of a run as a person reads them, each with what it means. */
public final class RunFigures {

    private static final String UNDEFINED = "-";

    private final List<Line> lines = new ArrayList<>();

    private RunFigures() {}

    /**
     * A figure.
     *
     * @param name a few words; those that begin with dots belong to the line before
     * @param remark unit or base, in a few words; may be empty
     * @param meaning in a sentence
     */
    public record Line(String name, String value, String remark, String meaning) {}

    /** All figures, in the order in which they are read. */
    public static List<Line> of(BacktestResult result, BarColumns bars, PluginWords words) {
        var figures = new RunFigures();
        figures.account(result.summary(), words);
        figures.falls(result.summary(), result.metrics());
        figures.sharpe(result.metrics(), SharpeCertainty.of(result.equity()));
        figures.ratios(result.metrics(), words);
        figures.trades(LotFigures.of(result, bars));
        return List.copyOf(figures.lines);
    }

    private void account(RunSummary summary, PluginWords words) {
        add("cash", amount(summary.account().cash()), "quote", "Not in the coin at the end.");
        add("inventory", summary.inventory().toPlainString(), "base", "Held at the end.");
        add("fees paid", amount(summary.account().fees()), "quote", "Of all fills.");
        words.counts()
                .forEach((name, count) ->
                        add(name, String.format(Locale.ROOT, "%,d", count), "", "How often."));
        add(
                "halted",
                summary.halted() ? "yes" : "no",
                "",
                "Whether a rule ended trading for good.");
    }

    private void falls(RunSummary summary, Metrics metrics) {
        add(
                "max drawdown",
                percent(summary.maxDrawdown()),
                "of bar-close equity",
                "Largest fall of equity from its peak, as a share of the peak.");
        add(
                "... lasted",
                ratio(metrics.maxDrawdownHours()),
                "hours",
                "From that peak to its recovery, or to the end.");
        add(
                "ulcer index",
                ratio(metrics.ulcerIndex()),
                "percent, at day closes",
                "Root mean square of the falls from the peak: deep and long ones weigh most.");
    }

    private void sharpe(Metrics metrics, SharpeCertainty sure) {
        add(
                "Sharpe",
                ratio(metrics.sharpe()),
                "daily, 365 days a year",
                "Mean daily return over its deviation, a year's worth.");
        add(
                "... serial",
                ratio(metrics.serialSharpe()),
                "each day hangs on the one before",
                "The same without the flattery of returns that hang together.");
        add(
                "... above 0",
                share(sure.above()),
                "probability, were it the only run",
                "How likely the true Sharpe ratio lies above 0, by its error over these days.");
        add(
                "... sure after",
                ratio(sure.fewestDays()),
                "days, at 95 %",
                "Days of such returns that it takes to be 95 % sure of a Sharpe ratio above 0.");
    }

    private void ratios(Metrics metrics, PluginWords words) {
        add(
                "Sortino",
                ratio(metrics.sortino()),
                "daily, 365 days a year",
                "The same, only falls counted as risk.");
        add(
                "Omega",
                ratio(metrics.omega()),
                "daily, threshold 0",
                "Sum of the daily gains over the sum of the daily losses.");
        add("CAGR", share(metrics.cagr()), "needs 90 days", "Growth a year, compounded.");
        add("Calmar", ratio(metrics.calmar()), "needs 90 days", "CAGR over the max drawdown.");
        add(
                "profit factor",
                ratio(metrics.profitFactor()),
                words.pairs(),
                "Gains over losses; of round trips alone, which nearly always win.");
        add(
                "CVaR 95 %",
                share(metrics.cvar95()),
                "of a day",
                "Mean of the worst twentieth of the daily returns.");
    }

    private void trades(LotFigures figures) {
        TradeStatistics trades = figures.lots();
        add(
                "vendors' APR",
                share(figures.vendorApr()),
                "needs 90 days; mind the drawdown",
                "Profit as vendors of bots extrapolate it to a year; it hides the risk.");
        add(
                "lots bought",
                String.format(Locale.ROOT, "%,d", trades.trades()),
                "first in, first out",
                "Every purchase as a trade of its own.");
        add(
                "... won",
                share(trades.winRate()),
                "open ones at the last close",
                "Share of the purchases that gained.");
        add("... profit factor", ratio(trades.profitFactor()), "", "Gains over losses of these.");
        add("... expectancy", ratio(trades.expectancy()), "quote", "Mean profit of a purchase.");
        add(
                "... SQN",
                ratio(trades.systemQuality()),
                "at most 100 trades count",
                "Mean profit over its deviation, times the root of the number.");
    }

    private void add(String name, String value, String remark, String meaning) {
        lines.add(new Line(name, value, remark, meaning));
    }

    /** An amount in units of 10⁻⁸ quote, in quote, with two decimals. */
    public static String amount(long units) {
        BigDecimal cents = Money.decimal(units).setScale(2, RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%,.2f", cents);
    }

    /** A share in percent, with two decimals. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : UNDEFINED;
    }

    private static String ratio(OptionalDouble value) {
        return value.isPresent()
                ? String.format(Locale.ROOT, "%.2f", value.getAsDouble())
                : UNDEFINED;
    }
}
