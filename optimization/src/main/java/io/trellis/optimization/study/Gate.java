package io.trellis.optimization.study;

import io.trellis.core.strategyfile.Verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a figure is held against before a strategy may be traded. An undefined figure does not pass.
 *
 * <p>Returns are shares of the capital over the part of the bars that the search saw, unless the
 * name says otherwise. The order is that in which the figures become known: the holdout is last.
 */
public enum Gate {
    /** Net of the narrowest cell's round trip, as a share of its buy price. */
    COVERS_FEES("coversFees", Bound.AT_LEAST, 0),
    /** Share of the profit made on suspect bars. */
    SUSPECT_BARS("suspectBarProfitShare", Bound.AT_MOST, 0.1),
    /** Probability that the true Sharpe ratio is above 0. */
    PROBABILISTIC_SHARPE("probabilisticSharpe", Bound.AT_LEAST, 0.95),
    /** Probability that it is above the best that so many trials find by luck. */
    DEFLATED_SHARPE("deflatedSharpe", Bound.AT_LEAST, 0.5),
    /** Probability that the best of the candidates is no better than the middle one elsewhere. */
    OVERFITTING("pbo", Bound.AT_MOST, 0.15),
    /** White's reality check: how often luck does as well as the best candidate. */
    REALITY_CHECK("realityCheckP", Bound.AT_MOST, 0.5),
    /** Hansen's test of superior predictive ability, the consistent p-value. */
    SUPERIOR_ABILITY("superiorAbilityP", Bound.AT_MOST, 0.05),
    /** Lower end of the Sharpe ratio's interval. */
    SHARPE_LOW("sharpeLow", Bound.ABOVE, 0),
    /** Lower end of the return's interval. */
    RETURN_LOW("totalReturnLow", Bound.ABOVE, 0),
    /** Upper end of the largest fall's interval. */
    DRAWDOWN_HIGH("maxDrawdownHigh", Bound.AT_MOST, 0.6),
    /** Return of the worst path of the cross-validation. */
    CROSS_VALIDATION("crossValidationReturn", Bound.ABOVE, 0),
    /** Return under the worst fill model and path rule. */
    ENVELOPE("envelopeReturn", Bound.ABOVE, 0),
    /** Return with fees and slippage up. */
    COSTS("costsReturn", Bound.ABOVE, 0),
    /** Return of the worst of the later starts. */
    STARTS("startsReturn", Bound.ABOVE, 0),
    /** Return that all but the worst of the neighbouring parameters reach. */
    PLATEAU("plateauReturn", Bound.ABOVE, 0),
    /** Largest fall that all but one in twenty worlds of resampled blocks stay within. */
    WORLDS_DRAWDOWN("worldsDrawdown95", Bound.AT_MOST, 0.8),
    /** Return of the tests of the walk forward, joined. */
    WALK_FORWARD("walkForwardReturn", Bound.ABOVE, 0),
    /** Annualised return of those tests over that of their training windows. */
    EFFICIENCY("walkForwardEfficiency", Bound.AT_LEAST, 0.1),
    /** Return on the bars that were kept to the end. */
    HOLDOUT("holdoutReturn", Bound.ABOVE, 0),
    /** Strategies that were ever tried on those bars, this one included. */
    OPENINGS("holdoutOpenings", Bound.AT_MOST, 1);

    private enum Bound {
        ABOVE,
        AT_LEAST,
        AT_MOST
    }

    private final String word;
    private final Bound bound;
    private final double usual;

    Gate(String word, Bound bound, double usual) {
        this.word = word;
        this.bound = bound;
        this.usual = usual;
    }

    /** Its name in a strategy file. */
    public String word() {
        return word;
    }

    /** The threshold that the calibration was made with. */
    public double usual() {
        return usual;
    }

    /** {@code above}, {@code at least} or {@code at most}. */
    public String wants() {
        return switch (bound) {
            case ABOVE -> "above";
            case AT_LEAST -> "at least";
            case AT_MOST -> "at most";
        };
    }

    /** Whether it is only known once the holdout is open. */
    public boolean isLast() {
        return this == HOLDOUT || this == OPENINGS;
    }

    /** The gates in the order of a verdict. */
    static List<Gate> all() {
        return List.of(values());
    }

    /** The gate of this name. */
    public static Optional<Gate> named(String word) {
        return Arrays.stream(values()).filter(gate -> gate.word.equals(word)).findFirst();
    }

    Verdict.Rule judge(double threshold, OptionalDouble figure) {
        boolean passed = figure.isPresent() && holds(figure.getAsDouble(), threshold);
        return new Verdict.Rule(word, threshold, figure, passed);
    }

    private boolean holds(double figure, double threshold) {
        return switch (bound) {
            case ABOVE -> figure > threshold;
            case AT_LEAST -> figure >= threshold;
            case AT_MOST -> figure <= threshold;
        };
    }
}
