package io.trellis.core.strategyfile;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether a strategy may be traded for real, and by which rules.
 *
 * @param rules every rule that was looked at; empty for {@link Status#UNVALIDATED}
 */
public record Verdict(Status status, List<Rule> rules) {

    static final int MAX_RULES = 64;

    /**
     * @throws IllegalArgumentException if it is validated without a rule, or with a rule not passed
     */
    public Verdict {
        rules = List.copyOf(rules);
        boolean proven = !rules.isEmpty() && rules.stream().allMatch(Rule::passed);
        if (status == Status.VALIDATED && !proven) {
            throw new IllegalArgumentException(
                    "status: \"validated\" wants at least one rule, and every rule passed");
        }
    }

    /** Nobody has looked yet. */
    public static Verdict unvalidated() {
        return new Verdict(Status.UNVALIDATED, List.of());
    }

    public enum Status {
        VALIDATED,
        REJECTED,
        UNVALIDATED
    }

    /**
     * One rule.
     *
     * @param value the figure that was held against the threshold; empty when it is undefined
     */
    public record Rule(String rule, double threshold, OptionalDouble value, boolean passed) {
        public Rule {
            threshold = Metrics.kept(threshold);
            value = Metrics.kept(value);
        }
    }
}
