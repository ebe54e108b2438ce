package io.trellis.krakensim.tape;

import io.trellis.core.market.Side;

/**
 * A trade.
 *
 * @param id its number in the market
 * @param timeNanos since the epoch
 * @param price in units of the market's last digit
 * @param lots in units of the market's last digit
 * @param takerSide the side of the one that did not rest
 * @param market whether that one was an order at the market
 */
public record Trade(
        long id, long timeNanos, long price, long lots, Side takerSide, boolean market) {}
