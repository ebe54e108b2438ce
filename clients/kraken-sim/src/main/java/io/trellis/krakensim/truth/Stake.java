package io.trellis.krakensim.truth;

/**
 * What the clients of an account have at stake in a market; what people did by hand is not in it.
 * Amounts are in units of the market's last digits.
 *
 * @param changes how often anything of it has changed; equal stakes have equal counts
 * @param boughtLots by all fills so far
 * @param soldLots by all fills so far
 * @param openBuyLots what open orders may still buy
 * @param openSellLots what open orders may still sell
 * @param openOrders how many there are
 */
public record Stake(
        long changes,
        long boughtLots,
        long soldLots,
        long openBuyLots,
        long openSellLots,
        int openOrders) {

    /** Nothing has been ordered. */
    public static final Stake NONE = new Stake(0, 0, 0, 0, 0, 0);

    /** What is held by all that the clients did. */
    public long heldLots() {
        return boughtLots - soldLots;
    }
}
