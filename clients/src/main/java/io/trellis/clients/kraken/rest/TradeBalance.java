package io.trellis.clients.kraken.rest;

import java.math.BigDecimal;

/**
 * What an account is worth, in one asset.
 *
 * @param equivalent all balances
 * @param tradable those that can be traded with
 * @param equity what is tradable, with the result of open positions
 * @param free of margin
 * @param unexecuted value of orders that are open
 */
public record TradeBalance(
        BigDecimal equivalent,
        BigDecimal tradable,
        BigDecimal equity,
        BigDecimal free,
        BigDecimal unexecuted) {}
