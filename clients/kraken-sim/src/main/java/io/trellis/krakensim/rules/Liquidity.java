package io.trellis.krakensim.rules;

import java.math.BigDecimal;

/**
 * What others offer around the last price: a level a tick on both sides.
 *
 * @param levels how many on each side
 * @param spreadTicks from the best bid to the best ask
 * @param levelCost what is offered at a level, in quote, about
 * @param first whether what others offer at a price is served before the orders of accounts there
 */
public record Liquidity(int levels, int spreadTicks, BigDecimal levelCost, boolean first) {

    public Liquidity {
        if (levels < 0 || levels > 2_000 || spreadTicks < 1) {
            throw new IllegalArgumentException(
                    "liquidity has 0 to 2000 levels and a spread of a tick or more, was "
                            + levels
                            + " and "
                            + spreadTicks);
        }
    }

    /** Twelve levels of about 20 000 quote, a tick apart, behind the accounts. */
    public static Liquidity standard() {
        return new Liquidity(12, 1, BigDecimal.valueOf(20_000), false);
    }

    /** Nobody else has orders in the book. */
    public static Liquidity none() {
        return new Liquidity(0, 1, BigDecimal.ONE, false);
    }
}
