package io.trellis.core.sizing;

/**
 * How much quote a position may have: what the rule says, times the factor of the market's state,
 * never more than the caps.
 */
public record PositionSizer(SizingRule rule, StateScale scale, Caps caps) {

    /**
     * The amount in quote.
     *
     * @return 0 or more and at most the caps; 0 for an account that is worth nothing
     */
    public double amount(Situation situation) {
        double factor = scale.of(situation.state());
        if (factor == 0 || situation.equity() <= 0) {
            return 0;
        }
        double wanted = rule.share(situation) * factor * situation.equity();
        return Math.min(wanted, caps.most(situation.equity()));
    }
}
