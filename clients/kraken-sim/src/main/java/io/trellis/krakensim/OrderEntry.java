package io.trellis.krakensim;

import io.trellis.core.market.Side;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a person types into the venue's page: an order without a client's id.
 *
 * @param symbol the market
 * @param side buy or sell
 * @param quantity in base
 * @param limitPrice empty for an order at the market
 * @param postOnly whether it may only rest
 */
public record OrderEntry(
        String symbol,
        Side side,
        BigDecimal quantity,
        Optional<BigDecimal> limitPrice,
        boolean postOnly) {

    /** An order with a limit. */
    public static OrderEntry limit(
            String symbol, Side side, BigDecimal quantity, BigDecimal limitPrice) {
        return new OrderEntry(symbol, side, quantity, Optional.of(limitPrice), false);
    }
}
