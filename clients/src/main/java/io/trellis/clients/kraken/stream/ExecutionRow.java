package io.trellis.clients.kraken.stream;

import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueFill;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A report of an order. Most of them say little: what is empty is as it was.
 *
 * @param words why it ended, empty for none
 * @param rateCount what the engine's counter of the market stands at
 */
record ExecutionRow(
        String orderId,
        Optional<ClientOrderId> clientId,
        Kind kind,
        Status status,
        Instant time,
        Optional<String> symbol,
        Optional<Side> side,
        Optional<String> quantity,
        Optional<String> limitPrice,
        Optional<String> filledQuantity,
        Optional<BigDecimal> cost,
        String words,
        Optional<Trade> trade,
        Optional<BigDecimal> rateCount) {

    /** What has happened. */
    enum Kind {
        PENDING_NEW,
        NEW,
        TRADE,
        FILLED,
        ICEBERG_REFILL,
        CANCELED,
        EXPIRED,
        AMENDED,
        RESTATED,
        STATUS,
        /** A word on no list: nothing may be assumed. */
        UNKNOWN
    }

    /** Where the order stands after it. */
    enum Status {
        PENDING_NEW,
        NEW,
        PARTIALLY_FILLED,
        FILLED,
        CANCELED,
        EXPIRED,
        /** A word on no list, or none. */
        UNKNOWN;

        boolean isOpen() {
            return this == PENDING_NEW || this == NEW || this == PARTIALLY_FILLED;
        }
    }

    /** A fill. */
    record Trade(
            String executionId,
            long tradeId,
            String quantity,
            String price,
            BigDecimal cost,
            List<VenueFill.Fee> fees,
            boolean maker) {}
}
