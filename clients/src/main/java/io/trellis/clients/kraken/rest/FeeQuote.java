package io.trellis.clients.kraken.rest;

import io.trellis.core.venue.VenueAnswer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What trading in a market costs an account, as the venue said at a time.
 *
 * @param symbol base and quote in our spelling, {@code BTC/USD}
 * @param maker of resting orders
 * @param taker of orders that take
 * @param volumeUsd of the last 30 days
 * @param fetched when it was asked, by the clock of this machine
 */
public record FeeQuote(
        String symbol, Rate maker, Rate taker, BigDecimal volumeUsd, Instant fetched) {

    /**
     * A fee.
     *
     * @param share of the value of a fill; a maker's below 0 is a rebate
     * @param nextVolumeUsd from which on it changes
     * @param nextShare to what
     */
    public record Rate(
            BigDecimal share, Optional<BigDecimal> nextVolumeUsd, Optional<BigDecimal> nextShare) {}

    /** The shares alone. */
    public VenueAnswer.Fees fees() {
        return new VenueAnswer.Fees(symbol, maker.share(), taker.share());
    }
}
