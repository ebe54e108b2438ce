package io.trellis.clients.kraken.rest;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an account is worth, in one asset.
 *
 * @param equivalent all balances, if it is told
 * @param tradable those that can be traded with
 * @param equity what is tradable, with the result of open positions
 * @param free of margin
 * @param unexecuted value of orders that are open
 */
public record TradeBalance(
        Optional<BigDecimal> equivalent,
        BigDecimal tradable,
        BigDecimal equity,
        BigDecimal free,
        BigDecimal unexecuted) {}
