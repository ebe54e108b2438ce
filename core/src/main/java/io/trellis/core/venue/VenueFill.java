package io.trellis.core.venue;

import io.trellis.core.market.Side;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A fill as a venue has it.
 *
 * @param executionId the venue's name of the fill, unique for ever
 * @param orderId the venue's name of the order
 * @param clientId ours, if the venue says it
 * @param tradeId the number of the trade in its market, -1 where it is not told
 * @param lots quantity, above 0
 * @param cost price times quantity as the venue rounds it, quote
 * @param fees what it cost, in whichever assets
 */
public record VenueFill(
        String executionId,
        String orderId,
        Optional<ClientOrderId> clientId,
        long tradeId,
        String symbol,
        Side side,
        long priceTicks,
        long lots,
        BigDecimal cost,
        List<Fee> fees,
        boolean maker,
        Instant time) {

    public VenueFill {
        fees = List.copyOf(fees);
    }

    /**
     * A fee.
     *
     * @param asset in our spelling, {@code USD}
     * @param amount below 0 for a rebate
     */
    public record Fee(String asset, BigDecimal amount) {}
}
