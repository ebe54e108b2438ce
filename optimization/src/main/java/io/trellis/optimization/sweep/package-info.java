/**
 * Many parameter sets over the same bars, in chunks that are kept as columns of numbers. Read
 * {@link io.trellis.optimization.sweep.Sweep} first, then {@link
 * io.trellis.optimization.sweep.Draws} (which sets), {@link io.trellis.optimization.sweep.RunChunk}
 * (what is kept of each) and {@link io.trellis.optimization.sweep.PartFolder} (how an interrupted
 * sweep goes on).
 */
@NullMarked
package io.trellis.optimization.sweep;

import org.jspecify.annotations.NullMarked;
