package io.trellis.core.dca;

import java.math.BigDecimal;
import java.util.List;

/**
 * Extra purchases that rest below the market; each fills at most once between two take-profits.
 *
 * @param from what the distances are measured from
 * @param steps one to {@link #MOST}, each further below than the one before
 */
public record Dips(From from, List<Step> steps) {

    /** So that the steps already bought fit into the bits of a long. */
    public static final int MOST = 32;

    /**
     * @throws IllegalArgumentException if there are none or too many, or they do not go down
     */
    public Dips {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > MOST) {
            throw new IllegalArgumentException(
                    "steps: there are %d; write 1 to %d".formatted(steps.size(), MOST));
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).below().compareTo(steps.get(i - 1).below()) <= 0) {
                throw new IllegalArgumentException(
                        "steps[%d].below: %s is not more than %s of the step before"
                                .formatted(
                                        i,
                                        steps.get(i).below().toPlainString(),
                                        steps.get(i - 1).below().toPlainString()));
            }
        }
    }

    /** What the distances are measured from. */
    public enum From {
        /** The price at which the newest scheduled purchase was made, before slippage. */
        PURCHASE,
        /** What a unit of the inventory cost on average, fees included. */
        AVERAGE
    }

    /**
     * One extra purchase.
     *
     * @param below distance down from the reference, as a share of it
     * @param multiple of the amount of a scheduled purchase, that it may cost
     */
    public record Step(BigDecimal below, BigDecimal multiple) {

        /**
         * @throws IllegalArgumentException if the distance is not between 0 and 1, or the multiple
         *     not above 0
         */
        public Step {
            DcaSettings.requireAboveZero("below", below);
            DcaSettings.requireAboveZero("multiple", multiple);
            if (below.compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException(
                        "below: " + below.toPlainString() + " is not below 1");
            }
        }
    }
}
