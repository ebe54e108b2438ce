/**
 * Market states that are known at the close of a bar, from that bar and those before it. Read
 * {@link io.trellis.core.regime.MarketState} first.
 */
@NullMarked
package io.trellis.core.regime;

import org.jspecify.annotations.NullMarked;
