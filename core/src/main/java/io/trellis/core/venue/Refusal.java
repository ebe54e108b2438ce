package io.trellis.core.venue;

/** Why a venue certainly did not do what it was asked: a closed list. */
public enum Refusal {
    /** The account has too little that is not held by other orders. */
    INSUFFICIENT_FUNDS,

    /** The quantity or the value is below what the market takes. */
    BELOW_MINIMUM,

    /** The price is not on the tick, or the quantity has too many decimals. */
    OFF_STEP,

    /** The market knows no such price, quantity, flag or name. */
    INVALID_ORDER,

    /** A post-only order would have taken. */
    WOULD_TAKE,

    /** There is no such market, or no longer. */
    UNKNOWN_MARKET,

    /** No such order is open; its end has to be looked up. */
    UNKNOWN_ORDER,

    /** There are too many open orders in the market. */
    TOO_MANY_ORDERS,

    /** Requests came too fast; this one was not done. */
    RATE_LIMIT,

    /** The venue or the market does not take this at the moment. */
    MODE,

    /** The account may not trade this. */
    RESTRICTED,

    /** The key, its rights or its signature: a person must act. */
    AUTHENTICATION,

    /** The nonce was not above the last: there is a second user of the key. */
    NONCE,

    /** The request never left this machine. */
    NOT_SENT,

    /** Refused in words that are on no list. */
    OTHER
}
