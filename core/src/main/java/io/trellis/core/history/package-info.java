/**
 * Trades of the past as a venue tells them: the port that a client of a venue implements and
 * whoever fetches a history asks.
 *
 * <p>Read {@link io.trellis.core.history.TradeHistory} first.
 */
@NullMarked
package io.trellis.core.history;

import org.jspecify.annotations.NullMarked;
