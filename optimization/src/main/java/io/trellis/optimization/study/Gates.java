package io.trellis.optimization.study;

import io.trellis.core.strategyfile.Verdict;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The gates of a validation with their thresholds; a strategy is validated when every one holds.
 *
 * @param thresholds one or more gates, in their order
 */
public record Gates(Map<Gate, Double> thresholds) {

    /**
     * @throws IllegalArgumentException if there is none, which would let everything pass
     */
    public Gates {
        if (thresholds.isEmpty()) {
            throw new IllegalArgumentException("no gate holds nothing back");
        }
        thresholds = Collections.unmodifiableMap(new EnumMap<>(thresholds));
    }

    /** Every gate with its usual threshold. */
    public static Gates usual() {
        var thresholds = new EnumMap<Gate, Double>(Gate.class);
        Gate.all().forEach(gate -> thresholds.put(gate, gate.usual()));
        return new Gates(thresholds);
    }

    /**
     * The gates that a verdict was made with.
     *
     * @throws IllegalArgumentException if it has a rule that is none of ours, or none
     */
    public static Gates of(Verdict verdict) {
        var thresholds = new EnumMap<Gate, Double>(Gate.class);
        for (Verdict.Rule rule : verdict.rules()) {
            Gate gate =
                    Gate.named(rule.rule())
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "there is no gate \"" + rule.rule() + "\""));
            thresholds.put(gate, rule.threshold());
        }
        return new Gates(thresholds);
    }

    /** The same with another threshold. */
    public Gates with(Gate gate, double threshold) {
        var changed = new EnumMap<>(thresholds);
        changed.put(gate, threshold);
        return new Gates(changed);
    }

    /** Whether all that can be known without the holdout hold. */
    boolean allowOpening(Map<Gate, OptionalDouble> figures) {
        return thresholds.entrySet().stream()
                .filter(entry -> !entry.getKey().isLast())
                .allMatch(entry -> judge(entry, figures).passed());
    }

    /** The verdict on some figures; a gate without one was not reached, and does not hold. */
    Verdict verdict(Map<Gate, OptionalDouble> figures) {
        List<Verdict.Rule> rules =
                thresholds.entrySet().stream().map(entry -> judge(entry, figures)).toList();
        boolean passed = rules.stream().allMatch(Verdict.Rule::passed);
        return new Verdict(passed ? Verdict.Status.VALIDATED : Verdict.Status.REJECTED, rules);
    }

    private static Verdict.Rule judge(
            Map.Entry<Gate, Double> entry, Map<Gate, OptionalDouble> figures) {
        OptionalDouble figure = figures.getOrDefault(entry.getKey(), OptionalDouble.empty());
        return entry.getKey().judge(entry.getValue(), figure);
    }
}
