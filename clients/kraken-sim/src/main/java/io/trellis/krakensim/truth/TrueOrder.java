package io.trellis.krakensim.truth;

import io.trellis.core.market.Side;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An order, as it is now.
 *
 * @param orderId the venue's id
 * @param clientOrderId the client's id as it was sent
 * @param account whose it is
 * @param human whether a person placed it, by no key
 * @param symbol its market
 * @param side buy or sell
 * @param limitPrice empty for orders at the market
 * @param quantity ordered, after amends
 * @param filled the sum of the fills
 * @param cost the sum of their costs
 * @param fee the sum of their fees
 * @param status {@code open}, {@code closed}, {@code canceled} or {@code expired}
 * @param reason why it was cancelled
 * @param placedNanos when it was accepted, since the epoch
 * @param endedNanos when it ended
 * @param late whether it was accepted after its deadline
 * @param fills in their order
 */
public record TrueOrder(
        String orderId,
        Optional<String> clientOrderId,
        int account,
        boolean human,
        String symbol,
        Side side,
        Optional<BigDecimal> limitPrice,
        BigDecimal quantity,
        BigDecimal filled,
        BigDecimal cost,
        BigDecimal fee,
        String status,
        Optional<String> reason,
        long placedNanos,
        Optional<Long> endedNanos,
        boolean late,
        List<TrueFill> fills) {

    public TrueOrder {
        fills = List.copyOf(fills);
    }

    /** Whether it may still be filled. */
    public boolean isOpen() {
        return status.equals("open");
    }
}
