/**
 * What trades and books say of the market's pressure: delta, cumulative volume delta, imbalance,
 * micro-price and price impact. Read {@link io.trellis.core.orderflow.OrderFlow} first.
 *
 * <p>Pure and streaming: events go in one at a time, a snapshot holds everything that is known at
 * the newest. A number that is not there yet is absent, never zero. Prices are in ticks, quantities
 * in lots.
 */
@NullMarked
package io.trellis.core.orderflow;

import org.jspecify.annotations.NullMarked;
