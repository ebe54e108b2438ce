package io.trellis.core.risk;

/**
 * What is at stake at worst: every order that is out, under way or unknown counts as live, and as
 * filled, whichever is worse.
 *
 * @param inventoryLots what is held
 * @param buyLots what all orders that may still buy would buy
 * @param buyValue what that would cost, fees at their worst included, in units of 10⁻⁸ quote
 * @param sellLots what all orders that may still sell would sell
 * @param orders that may be open at the venue
 * @param unknown orders of which it is not known whether they are there
 * @param freeQuote what the account may use, our orders' holds taken off, in units of 10⁻⁸ quote
 * @param freeLots what the account may sell, our orders' holds taken off
 */
public record Exposure(
        long inventoryLots,
        long buyLots,
        long buyValue,
        long sellLots,
        int orders,
        int unknown,
        long freeQuote,
        long freeLots) {}
