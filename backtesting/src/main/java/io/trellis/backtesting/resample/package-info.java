/**
 * Makes bars of trades, and larger bars of bars, exactly: prices as they are, volumes as exact
 * sums. A bar that may not have closed is never made, and an interval without trades has no bar.
 *
 * <p>Read {@link io.trellis.backtesting.resample.TradeBars} first.
 */
@NullMarked
package io.trellis.backtesting.resample;

import org.jspecify.annotations.NullMarked;
