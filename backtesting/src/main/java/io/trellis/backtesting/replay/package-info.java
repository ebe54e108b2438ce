/**
 * A session that was traded, beside its backtest over the same trades: every difference has a
 * cause. Read {@link io.trellis.backtesting.replay.SessionReplay} first, then {@link
 * io.trellis.backtesting.replay.Cause}.
 */
@NullMarked
package io.trellis.backtesting.replay;

import org.jspecify.annotations.NullMarked;
