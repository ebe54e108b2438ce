package io.trellis.backtesting.report;

import io.trellis.backtesting.analytics.Metrics;
import io.trellis.core.account.Money;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategyfile.SearchBlock.Direction;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The figures of a run, by the names that they have in every table, JSON document and strategy
 * file. Money is in quote, shares are fractions.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions hold no state.
public enum Figure {
    FINAL_EQUITY("finalEquity", Aim.MORE, (run, _) -> money(run.finalEquity())),
    /** Gain as a share of the capital. */
    TOTAL_RETURN("totalReturn", Aim.MORE, (run, _) -> share(run.finalEquity(), run.capital())),
    MAX_DRAWDOWN("maxDrawdown", Aim.LESS, (run, _) -> number(run.maxDrawdown())),
    /** The largest fall along the path inside bars; only runs of which nothing else is asked. */
    PATH_DRAWDOWN("pathDrawdown", Aim.LESS, (_, _) -> Optional.empty()),
    SHARPE("sharpe", Aim.MORE, (_, metrics) -> number(metrics.sharpe())),
    SORTINO("sortino", Aim.MORE, (_, metrics) -> number(metrics.sortino())),
    CAGR("cagr", Aim.MORE, (_, metrics) -> number(metrics.cagr())),
    CALMAR("calmar", Aim.MORE, (_, metrics) -> number(metrics.calmar())),
    /** Of round trips, which nearly always win. */
    PROFIT_FACTOR("profitFactor", Aim.MORE, (_, metrics) -> number(metrics.profitFactor())),
    CVAR95("cvar95", Aim.MORE, (_, metrics) -> number(metrics.cvar95())),
    MAX_DRAWDOWN_HOURS(
            "maxDrawdownHours", Aim.LESS, (_, metrics) -> number(metrics.maxDrawdownHours())),
    /** The Sharpe ratio, annualised for returns that hang together. */
    SERIAL_SHARPE("serialSharpe", Aim.MORE, (_, metrics) -> number(metrics.serialSharpe())),
    OMEGA("omega", Aim.MORE, (_, metrics) -> number(metrics.omega())),
    ULCER_INDEX("ulcerIndex", Aim.LESS, (_, metrics) -> number(metrics.ulcerIndex())),
    ROUND_TRIPS("roundTrips", Aim.NONE, (run, _) -> number(run.books().gridSells())),
    ROUND_TRIP_PROFIT(
            "roundTripProfit", Aim.MORE, (run, _) -> money(run.books().roundTripProfit())),
    ADJUST_PROFIT("adjustProfit", Aim.NONE, (run, _) -> money(run.books().adjustProfit())),
    UNREALIZED("unrealized", Aim.NONE, (run, _) -> money(run.unrealized())),
    FEES("fees", Aim.NONE, (run, _) -> money(run.account().fees())),
    CASH("cash", Aim.NONE, (run, _) -> money(run.account().cash())),
    INVENTORY("inventory", Aim.NONE, (run, _) -> Optional.of(run.inventory())),
    CASH_SHORTFALL("cashShortfall", Aim.NONE, (run, _) -> money(run.cashShortfall())),
    GRID_BUYS("gridBuys", Aim.NONE, (run, _) -> number(run.books().gridBuys())),
    GRID_SELLS("gridSells", Aim.NONE, (run, _) -> number(run.books().gridSells())),
    RECENTERS("recenters", Aim.NONE, (run, _) -> number(run.books().recenters())),
    BARS("bars", Aim.NONE, (run, _) -> number(run.bars()));

    /** What one wants of a figure, if anything. */
    private enum Aim {
        MORE(Optional.of(Direction.MAXIMIZE)),
        LESS(Optional.of(Direction.MINIMIZE)),
        NONE(Optional.empty());

        final Optional<Direction> direction;

        Aim(Optional<Direction> direction) {
            this.direction = direction;
        }
    }

    private static final Set<Figure> OF_TOTALS =
            EnumSet.of(
                    FINAL_EQUITY,
                    TOTAL_RETURN,
                    PATH_DRAWDOWN,
                    ROUND_TRIPS,
                    ROUND_TRIP_PROFIT,
                    ADJUST_PROFIT,
                    UNREALIZED,
                    FEES,
                    CASH,
                    INVENTORY,
                    CASH_SHORTFALL,
                    GRID_BUYS,
                    GRID_SELLS,
                    RECENTERS,
                    BARS);

    private final String word;
    private final Aim aim;
    private final BiFunction<RunSummary, Metrics, Optional<BigDecimal>> value;

    Figure(String word, Aim aim, BiFunction<RunSummary, Metrics, Optional<BigDecimal>> value) {
        this.word = word;
        this.aim = aim;
        this.value = value;
    }

    /** Its name in tables and documents. */
    public String word() {
        return word;
    }

    /** Whether more of it is better, or less; empty when it tells nothing of the kind. */
    public Optional<Direction> direction() {
        return aim.direction;
    }

    /** Whether it is known without looking at closes, which is much faster. */
    public boolean isOfTotals() {
        return OF_TOTALS.contains(this);
    }

    /** The figure of a run, exact where it is counted or posted; empty when it is undefined. */
    public Optional<BigDecimal> of(RunSummary summary, Metrics metrics) {
        return value.apply(summary, metrics);
    }

    /** The double nearest to {@link #of(RunSummary, Metrics)}; empty when nobody looked for it. */
    public OptionalDouble of(Outcome outcome) {
        if (this == PATH_DRAWDOWN) {
            return outcome.pathDrawdown();
        }
        if (outcome.pathDrawdown().isPresent() && !isOfTotals()) {
            return OptionalDouble.empty();
        }
        return of(outcome.summary(), outcome.metrics())
                .map(exact -> OptionalDouble.of(exact.doubleValue()))
                .orElseGet(OptionalDouble::empty);
    }

    /** The figure of this name. */
    public static Optional<Figure> named(String word) {
        return Arrays.stream(values()).filter(figure -> figure.word.equals(word)).findFirst();
    }

    /** The figures of every run, as tables show them. */
    public static List<Figure> ofRuns() {
        return Arrays.stream(values()).filter(figure -> figure != PATH_DRAWDOWN).toList();
    }

    /** The figures that can be made better. */
    public static List<Figure> objectives() {
        return Arrays.stream(values()).filter(figure -> figure.aim != Aim.NONE).toList();
    }

    /** Their names, {@code finalEquity, totalReturn, …}. */
    public static String words(List<Figure> figures) {
        return figures.stream().map(Figure::word).collect(Collectors.joining(", "));
    }

    private static Optional<BigDecimal> money(long units) {
        return Optional.of(Money.decimal(units));
    }

    private static Optional<BigDecimal> share(long part, long whole) {
        BigDecimal gain = BigDecimal.valueOf(part - whole);
        return Optional.of(gain.divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64));
    }

    private static Optional<BigDecimal> number(double value) {
        return Optional.of(BigDecimal.valueOf(value));
    }

    private static Optional<BigDecimal> number(int value) {
        return Optional.of(BigDecimal.valueOf(value));
    }

    private static Optional<BigDecimal> number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : Optional.empty();
    }
}
