package io.trellis.clients.kraken.rest;

/** Calls that fail together, as one part of the venue answers them. */
enum Family {
    MARKET,
    ACCOUNT,
    ORDERS,
    HISTORY
}
