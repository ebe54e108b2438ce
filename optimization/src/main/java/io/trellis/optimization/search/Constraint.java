package io.trellis.optimization.search;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.SearchBlock;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * A bound that a figure of a run must keep.
 *
 * @param limit the last value that keeps it
 */
public record Constraint(Figure figure, Side side, BigDecimal limit) {

    public Constraint {
        limit = limit.stripTrailingZeros();
    }

    /** On which side of the limit the figure must lie. */
    public enum Side {
        AT_MOST("<="),
        AT_LEAST(">=");

        private final String sign;

        Side(String sign) {
            this.sign = sign;
        }

        /** As a person writes it. */
        public String sign() {
            return sign;
        }
    }

    /** What the search block of a strategy file asks for. */
    static Constraint of(SearchBlock.Constraint asked) {
        Figure figure =
                Figure.named(asked.metric())
                        .orElseThrow(() ->
                                new InvalidInputException(
                                        "search.constraints: "
                                                + Json.quoted(asked.metric())
                                                + " is no figure of a run"));
        Side side =
                switch (asked) {
                    case SearchBlock.Constraint.AtMost _ -> Side.AT_MOST;
                    case SearchBlock.Constraint.AtLeast _ -> Side.AT_LEAST;
                };
        return new Constraint(figure, side, BigDecimal.valueOf(asked.bound()));
    }

    /** As a strategy file states it. */
    SearchBlock.Constraint block() {
        return switch (side) {
            case AT_MOST -> new SearchBlock.Constraint.AtMost(figure.word(), limit.doubleValue());
            case AT_LEAST -> new SearchBlock.Constraint.AtLeast(figure.word(), limit.doubleValue());
        };
    }

    /** As a person writes it, {@code maxDrawdown<=0.2}. */
    public String words() {
        return figure.word() + side.sign() + limit.toPlainString();
    }

    /**
     * By how much a run breaks it, as a share of the limit, or in the figure's own unit where the
     * limit is 0.
     *
     * @return 0 when it is kept; empty when the figure is undefined
     */
    OptionalDouble violation(Outcome outcome) {
        OptionalDouble value = figure.of(outcome);
        if (value.isEmpty()) {
            return value;
        }
        double bound = limit.doubleValue();
        double excess =
                switch (side) {
                    case AT_MOST -> value.getAsDouble() - bound;
                    case AT_LEAST -> bound - value.getAsDouble();
                };
        double unit = bound == 0 ? 1 : Math.abs(bound);
        return OptionalDouble.of(Math.max(0, excess / unit));
    }
}
