package io.trellis.krakensim.truth;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened, for tests and for people who look behind the faces. It changes nothing. */
public interface Truth {

    /** Every order of an account that was accepted, in the order of their acceptance. */
    List<TrueOrder> orders(int account);

    /** The order of an id. */
    Optional<TrueOrder> order(String orderId);

    /** What an account has of each asset, what orders hold included; names of WebSocket v2. */
    Map<String, BigDecimal> balances(int account);

    /** What the open orders of an account hold of each asset. */
    Map<String, BigDecimal> holds(int account);

    /** What the clients of an account have at stake in a market; cheap to ask. */
    Stake stake(int account, String symbol);

    /** The ids that more than one order of an account bears, whether open or not. */
    List<String> clientIdsRepeated(int account);

    /** How often each method was called, private and public ones, by its name on the wire. */
    Map<String, Integer> requests();

    /** How often each error was answered. */
    Map<String, Integer> refusals();

    /** The counter of an account's orders in a market. */
    double engineCounter(long nowNanos, int account, String symbol);

    /** The counter of calls of a key. */
    double restCounter(long nowNanos, String publicPart);

    /** The last price of a market. */
    Optional<BigDecimal> lastPrice(String symbol);

    /**
     * The sums that do not hold, a sentence each: of an order its fills, of an asset the entries of
     * its ledger, of what is held the open orders.
     */
    List<String> brokenSums();
}
