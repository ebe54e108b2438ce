/**
 * A local Kraken: REST and WebSocket v2 on loopback or in the same process, with a ledger and a
 * matching engine of its own. It shares no code with the client, so that an error of one is not
 * hidden by the same error of the other.
 *
 * <p>Read {@link io.trellis.krakensim.Exchange} first: all that happens goes through it, at a time
 * that is handed in. Requests and frames come to {@code rest} and {@code socket}, which read them
 * and write the answers; {@code desk} decides; {@code engine} lets orders meet, {@code ledger} and
 * {@code tape} keep what came of it; {@code truth} tells tests what really happened. An exchange is
 * made in microseconds: a world of 2,000 moves of the market and 200 orders, followed over two
 * connections, takes about 15 ms, twice that if a book is followed too.
 */
@NullMarked
package io.trellis.krakensim;

import org.jspecify.annotations.NullMarked;
