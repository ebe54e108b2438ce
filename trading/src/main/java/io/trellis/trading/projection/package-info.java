/**
 * What a run's journal says, as tables: orders, trades, positions, equity, events, profit. The
 * journal is what is true; the tables are made of it, can be thrown away at any time, and are on no
 * order's way. Read {@link io.trellis.trading.projection.Tabulation} first (records to rows), then
 * {@link io.trellis.trading.projection.Projection} (rows to a file) and {@link
 * io.trellis.trading.projection.RunTables} (the file to whoever reads).
 */
@NullMarked
package io.trellis.trading.projection;

import org.jspecify.annotations.NullMarked;
