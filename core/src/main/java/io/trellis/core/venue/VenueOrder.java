package io.trellis.core.venue;

import io.trellis.core.market.Side;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as a venue has it.
 *
 * @param venueId the venue's name
 * @param clientId ours, if it was placed with one
 * @param priceTicks the limit, 0 for an order at the market
 * @param lots quantity
 * @param filledLots what has traded of it, whatever the state
 * @param cost value of what has traded, quote
 * @param fee paid for it, quote
 * @param opened by the venue's clock
 * @param words why it ended, as the venue says it; empty where it does not
 */
public record VenueOrder(
        String venueId,
        Optional<ClientOrderId> clientId,
        String symbol,
        Side side,
        long priceTicks,
        long lots,
        long filledLots,
        BigDecimal cost,
        BigDecimal fee,
        State state,
        Instant opened,
        String words) {

    /** Where an order stands. */
    public enum State {
        /** Taken, not in the book yet. */
        PENDING,
        OPEN,
        /** Filled whole. */
        FILLED,
        /** By whomever; it may be filled in part. */
        CANCELLED,
        /** Its time ended; it may be filled in part. */
        EXPIRED;

        /** Whether nothing more can come of it. */
        public boolean isFinal() {
            return this == FILLED || this == CANCELLED || this == EXPIRED;
        }
    }
}
