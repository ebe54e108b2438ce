/**
 * Models of Kraken's counters of calls, kept so that the client waits or refuses before the venue
 * would. Amounts are exact; time is handed in.
 *
 * <p>Read {@link io.trellis.clients.kraken.limits.Tier} first.
 */
@NullMarked
package io.trellis.clients.kraken.limits;

import org.jspecify.annotations.NullMarked;
