/**
 * The reference backtest: a stored series through the same session that trades on paper. Read
 * {@link io.trellis.backtesting.engine.Backtest} first.
 */
@NullMarked
package io.trellis.backtesting.engine;

import org.jspecify.annotations.NullMarked;
