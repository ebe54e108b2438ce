/**
 * Two ways to run strategies over what a market did, equal where both apply. Read {@link
 * io.trellis.backtesting.engine.Backtest} first (one strategy, bars, ideal fills: the session that
 * trades on paper), then {@link io.trellis.backtesting.engine.EventBacktest} (several, over bars,
 * trades and books, at a venue with its delays and queues).
 */
@NullMarked
package io.trellis.backtesting.engine;

import org.jspecify.annotations.NullMarked;
