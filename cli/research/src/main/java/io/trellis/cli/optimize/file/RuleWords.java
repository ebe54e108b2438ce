package io.trellis.cli.optimize.file;

import java.util.Optional;

/** What the rules of a verdict say and guard against, for a person who has to decide. */
enum RuleWords {
    COVERS_FEES(
            "coversFees",
            "What the narrowest cell earns on a round trip after its fees, as a share of its"
                    + " price.",
            "a grid that pays the venue more than it earns"),
    OUT_OF_SAMPLE_PROFIT(
            "outOfSampleProfit",
            "The return on bars that the search did not see.",
            "settings that fit the past they were chosen on and nothing else"),
    SUSPECT_BARS(
            "suspectBarProfitShare",
            "The share of the profit made on bars that look wrong.",
            "profits that errors in the data made"),
    PROBABILISTIC_SHARPE(
            "probabilisticSharpe",
            "The probability that the true Sharpe ratio is above 0, given how long and how uneven"
                    + " the record is.",
            "a short record, or one of small gains and rare large losses"),
    DEFLATED_SHARPE(
            "deflatedSharpe",
            "The probability that the Sharpe ratio is above the best that so many tries find by"
                    + " luck.",
            "the luckiest of many tries; every try ever made on these bars counts"),
    OVERFITTING(
            "pbo",
            "The probability that what is best on one half of the bars is below the middle on the"
                    + " other.",
            "a search that picks what fits the noise"),
    REALITY_CHECK(
            "realityCheckP",
            "How often luck alone does as well as the best candidate (White's reality check).",
            "a best candidate that is one only because many were looked at"),
    SUPERIOR_ABILITY(
            "superiorAbilityP",
            "The same with hopeless candidates left out (Hansen's test).",
            "luck, also where many bad candidates hide it from the reality check"),
    SHARPE_LOW(
            "sharpeLow",
            "The lower end of the interval of the Sharpe ratio.",
            "a ratio that another drawing of the same days would turn negative"),
    RETURN_LOW(
            "totalReturnLow",
            "The lower end of the interval of the return.",
            "a return that another drawing of the same days would turn into a loss"),
    DRAWDOWN_HIGH(
            "maxDrawdownHigh",
            "The upper end of the interval of the largest fall.",
            "a fall far deeper than the one that happened to come"),
    CROSS_VALIDATION(
            "crossValidationReturn",
            "The return of the worst path when every stretch of time is left out once.",
            "a profit that hangs on one stretch of time"),
    ENVELOPE(
            "envelopeReturn",
            "The return when fills and the path inside each bar are as bad as the data allow.",
            "a profit that the backtest's assumptions made"),
    COSTS(
            "costsReturn",
            "The return with fees and slippage up by half.",
            "an edge that is thinner than the next change of fees"),
    STARTS(
            "startsReturn",
            "The return of the worst of some later starts.",
            "a profit that hangs on the day it began"),
    PLATEAU(
            "plateauReturn",
            "The return that nearly all neighbouring settings reach.",
            "a lone peak, which the next market does not have at the same place"),
    WORLDS_DRAWDOWN(
            "worldsDrawdown95",
            "The fall that nineteen of twenty reshuffled markets stay within.",
            "a calm past that hid how deep it can go"),
    WALK_FORWARD(
            "walkForwardReturn",
            "The return when settings are chosen again and again, and tried on what follows.",
            "a choice that only works looking back"),
    EFFICIENCY(
            "walkForwardEfficiency",
            "How much of the return of the choice is left on what follows.",
            "a promise that shrinks to little when it is kept"),
    HOLDOUT(
            "holdoutReturn",
            "The return on bars that were kept to the end and opened once.",
            "everything that the tests before could have been fitted to"),
    OPENINGS(
            "holdoutOpenings",
            "How many strategies were ever tried on those bars.",
            "trying until one passes");

    private final String rule;
    private final String says;
    private final String against;

    RuleWords(String rule, String says, String against) {
        this.rule = rule;
        this.says = says;
        this.against = against;
    }

    /** The figure, in a sentence. */
    String says() {
        return says;
    }

    /** What happens to those who do not ask. */
    String against() {
        return against;
    }

    /** The words about a rule; empty for one that this version does not know. */
    static Optional<RuleWords> of(String rule) {
        for (RuleWords words : values()) {
            if (words.rule.equals(rule)) {
                return Optional.of(words);
            }
        }
        return Optional.empty();
    }
}
