/**
 * The same strategy on the same trades, in a backtest, on paper and at the local Kraken. Read
 * {@link io.trellis.trading.parity.ParityTest} first.
 */
@NullMarked
package io.trellis.trading.parity;

import org.jspecify.annotations.NullMarked;
