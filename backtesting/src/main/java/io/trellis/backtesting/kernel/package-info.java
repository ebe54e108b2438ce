/**
 * The vectorised kernel: thousands of parameter sets over the same bars, exactly as the reference
 * engine runs them one by one. Read {@link io.trellis.backtesting.kernel.GridKernel} first, then
 * {@link io.trellis.backtesting.kernel.GridRun} (one set: what is stepped through and what is taken
 * at one stroke), {@link io.trellis.backtesting.kernel.RunningGrid} (the law, a bar at a time),
 * {@link io.trellis.backtesting.kernel.Zigzag} (why a leg can be), {@link
 * io.trellis.backtesting.kernel.Ladder} (how a coarse one is come to) and {@link
 * io.trellis.backtesting.kernel.QuietBand} (when it may be).
 */
@NullMarked
package io.trellis.backtesting.kernel;

import org.jspecify.annotations.NullMarked;
