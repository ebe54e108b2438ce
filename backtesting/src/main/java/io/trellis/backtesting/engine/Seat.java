package io.trellis.backtesting.engine;

import io.trellis.core.session.Plan;

/**
 * One strategy on one market, with its part of the account's money: its plan's capital is set aside
 * for it, and it sees no other cash and no other inventory. Several seats may be on one market.
 *
 * @param name distinguishes it from the others
 * @param symbol of the market
 */
public record Seat(String name, String symbol, Plan<?> plan) {}
