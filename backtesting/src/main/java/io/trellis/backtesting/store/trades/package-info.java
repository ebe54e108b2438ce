/**
 * Trades on disk: folders of Parquet parts with a manifest, written part by part and read as a
 * stream, so that neither needs more memory the longer the history is.
 *
 * <p>Read {@link io.trellis.backtesting.store.trades.TradeFolder} first, then {@link
 * io.trellis.backtesting.store.trades.TradeWriter}. Prices and quantities are exact decimals: whole
 * numbers and one scale a part.
 */
@NullMarked
package io.trellis.backtesting.store.trades;

import org.jspecify.annotations.NullMarked;
