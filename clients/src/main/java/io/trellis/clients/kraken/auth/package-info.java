/**
 * Who asks, and whom: the hosts that may be spoken to, signatures, and nonces that only rise.
 *
 * <p>Read {@link io.trellis.clients.kraken.auth.KrakenHosts} first.
 */
@NullMarked
package io.trellis.clients.kraken.auth;

import org.jspecify.annotations.NullMarked;
