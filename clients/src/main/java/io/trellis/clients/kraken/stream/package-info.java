/**
 * Kraken's WebSocket: what it publishes of its markets, and an account with its orders.
 *
 * <p>A {@link io.trellis.clients.kraken.stream.MarketStream} and an {@link
 * io.trellis.clients.kraken.stream.AccountStream} each keep one connection, whatever happens to it;
 * read the second for how an order is known. Both do everything on the loop they are given, one
 * thing at a time, and neither waits.
 */
@NullMarked
package io.trellis.clients.kraken.stream;

import org.jspecify.annotations.NullMarked;
