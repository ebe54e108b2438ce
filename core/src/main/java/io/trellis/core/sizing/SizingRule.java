package io.trellis.core.sizing;

/** What share of the equity a position may have, before scales and caps. */
public sealed interface SizingRule {

    /** Days a year, for markets that never close. */
    double DAYS_A_YEAR = 365;

    /**
     * The share of the equity, 0 or more; infinite where the rule sees no risk at all, so that only
     * the caps decide.
     */
    double share(Situation situation);

    /**
     * The same amount always.
     *
     * @param amount quote, 0 or more
     */
    record FixedAmount(double amount) implements SizingRule {
        public FixedAmount {
            requireNotNegative("amount", amount);
        }

        @Override
        public double share(Situation situation) {
            return situation.equity() > 0 ? amount / situation.equity() : 0;
        }
    }

    /**
     * The same share always.
     *
     * @param share of the equity, 0 or more
     */
    record PercentOfEquity(double share) implements SizingRule {
        public PercentOfEquity {
            requireNotNegative("share", share);
        }

        @Override
        public double share(Situation situation) {
            return share;
        }
    }

    /**
     * As much as brings the position to a volatility: {@code target / (deviation · √365)}. Nothing
     * while the deviation is unknown.
     *
     * @param annualVolatility as a fraction, 0 or more
     */
    record VolatilityTarget(double annualVolatility) implements SizingRule {
        public VolatilityTarget {
            requireNotNegative("annualVolatility", annualVolatility);
        }

        @Override
        public double share(Situation situation) {
            ReturnStatistics returns = situation.returns();
            return returns.isKnown()
                    ? quotient(annualVolatility, returns.deviation() * Math.sqrt(DAYS_A_YEAR))
                    : 0;
        }
    }

    /**
     * A part of what Kelly's criterion gives for the lower confidence bound of the mean; nothing
     * where that bound is not above 0, or nothing is known. Raw Kelly on estimated moments bets the
     * account on an estimate.
     *
     * @param fraction of the full bet, above 0 to 1; see {@link #quarter()}
     * @param standardErrors by which the mean is lowered first, 0 or more
     */
    record Kelly(double fraction, double standardErrors) implements SizingRule {

        private static final double MOST_BY_DEFAULT = 0.25;

        /** One-sided 95 % of a normal distribution. */
        private static final double ERRORS_BY_DEFAULT = 1.6448536269514722;

        public Kelly {
            requireNotNegative("standardErrors", standardErrors);
            if (!(fraction > 0 && fraction <= 1)) {
                throw new IllegalArgumentException(
                        "fraction: " + fraction + " is not above 0 and at most 1");
            }
        }

        /** A quarter of the bet, on a mean that the true one exceeds in 95 of 100 cases. */
        public static Kelly quarter() {
            return new Kelly(MOST_BY_DEFAULT, ERRORS_BY_DEFAULT);
        }

        @Override
        public double share(Situation situation) {
            ReturnStatistics returns = situation.returns();
            return returns.isKnown()
                    ? fraction * continuous(returns.lowerMean(standardErrors), returns.deviation())
                    : 0;
        }

        /**
         * The full bet on an outcome that wins {@code odds} times the stake or loses the stake
         * (Kelly 1956): {@code (p (b + 1) - 1) / b}.
         *
         * @param probability of winning, 0 to 1
         * @param odds won for each unit staked, above 0
         * @return 0 where the bet is unfavourable
         */
        public static double binary(double probability, double odds) {
            return Math.max(0, (probability * (odds + 1) - 1) / odds);
        }

        /**
         * The full bet on a return of some mean and deviation: {@code mean / deviation²}.
         *
         * @return 0 where the mean is not above 0
         */
        public static double continuous(double mean, double deviation) {
            return mean > 0 ? quotient(mean, deviation * deviation) : 0;
        }
    }

    /**
     * As much as loses a given share of the equity when the price goes to the stop, less in a
     * market wilder than usual: {@code risk / stopDistance · usualDeviation / deviation}. With the
     * scale of the market's state these are the three factors of formulas 5.11.
     *
     * @param risk share of the equity that a trade may lose, 0 or more
     * @param stopDistance from the price to the stop, as a share of the price, above 0
     * @param usualDeviation daily deviation at which the size is not scaled, above 0
     */
    record StopRisk(double risk, double stopDistance, double usualDeviation) implements SizingRule {
        public StopRisk {
            requireNotNegative("risk", risk);
            requireAboveZero("stopDistance", stopDistance);
            requireAboveZero("usualDeviation", usualDeviation);
        }

        @Override
        public double share(Situation situation) {
            ReturnStatistics returns = situation.returns();
            return returns.isKnown()
                    ? quotient(risk / stopDistance * usualDeviation, returns.deviation())
                    : 0;
        }
    }

    /** Nothing of nothing is nothing. */
    private static double quotient(double dividend, double divisor) {
        return dividend == 0 ? 0 : dividend / divisor;
    }

    private static void requireNotNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + ": " + value + " is not 0 or more");
        }
    }

    private static void requireAboveZero(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + ": " + value + " is not above 0");
        }
    }
}
