/**
 * A local Kraken: REST and WebSocket v2 on loopback or in the same process, with a ledger and a
 * matching engine of its own. It shares no code with the client, so that an error of one is not
 * hidden by the same error of the other.
 */
@NullMarked
package io.trellis.krakensim;

import org.jspecify.annotations.NullMarked;
