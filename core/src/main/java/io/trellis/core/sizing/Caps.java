package io.trellis.core.sizing;

/**
 * What no size may exceed, whatever a rule says.
 *
 * @param share of the equity, 0 or more
 * @param amount quote, 0 or more; infinite for none
 */
public record Caps(double share, double amount) {

    /**
     * @throws IllegalArgumentException if one is below 0
     */
    public Caps {
        if (!(share >= 0 && amount >= 0)) {
            throw new IllegalArgumentException(
                    "caps are 0 or more, were share " + share + " and amount " + amount);
        }
    }

    /** At most a share of the equity. */
    public static Caps share(double share) {
        return new Caps(share, Double.POSITIVE_INFINITY);
    }

    /** The largest amount for an account, in quote. */
    public double most(double equity) {
        return equity > 0 ? Math.min(share * equity, amount) : 0;
    }
}
