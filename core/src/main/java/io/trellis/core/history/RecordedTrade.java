package io.trellis.core.history;

import io.trellis.core.market.Aggressor;

import java.math.BigDecimal;

/**
 * A trade as its venue recorded it, every figure exact.
 *
 * @param timeNanos when, UTC epoch nanoseconds
 * @param price quote per base, above 0
 * @param quantity base, 0 or more
 * @param aggressor who crossed the spread
 * @param kind of the order that did
 * @param id at the venue, 0 or more, rising from trade to trade; {@value #NO_ID} where it gave none
 */
public record RecordedTrade(
        long timeNanos,
        BigDecimal price,
        BigDecimal quantity,
        Aggressor aggressor,
        OrderKind kind,
        long id) {

    /** The id of a trade that has none. */
    public static final long NO_ID = -1;

    /**
     * @throws IllegalArgumentException if price, quantity or id is out of its bounds
     */
    public RecordedTrade {
        if (price.signum() <= 0 || quantity.signum() < 0 || id < NO_ID) {
            throw new IllegalArgumentException(
                    "no trade: price %s, quantity %s, id %d"
                            .formatted(price.toPlainString(), quantity.toPlainString(), id));
        }
    }
}
