package io.trellis.krakensim.engine;

import io.trellis.core.market.Side;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An order as it is asked for, checked against the terms of its market. Amounts are in units of the
 * market's last digits.
 *
 * @param clientId the client's id as it was sent
 * @param userReference the client's number
 * @param price empty for an order at the market
 * @param expireNanos when it expires, of those that do
 * @param feeInBase whether the client asked for that
 */
public record OrderTerms(
        Optional<String> clientId,
        OptionalLong userReference,
        Side side,
        OptionalLong price,
        long lots,
        TimeInForce timeInForce,
        OptionalLong expireNanos,
        boolean postOnly,
        SelfTrade selfTrade,
        boolean feeInBase) {

    /** The limit, or the worst price there is if it has none. */
    public long limit() {
        return price.orElse(side == Side.BUY ? Long.MAX_VALUE : 0);
    }
}
