/**
 * What Kraken writes: JSON read within fixed limits, values that know their place in it, and the
 * list of its errors. Nothing here knows what a call is for.
 *
 * <p>Read {@link io.trellis.clients.kraken.wire.WireField} first, then {@link
 * io.trellis.clients.kraken.wire.KrakenError}.
 */
@NullMarked
package io.trellis.clients.kraken.wire;

import org.jspecify.annotations.NullMarked;
