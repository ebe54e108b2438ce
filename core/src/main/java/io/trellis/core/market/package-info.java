/**
 * What is traded and what was seen of it: instrument, bars in ticks, path rules, exact ratios. Read
 * {@link io.trellis.core.market.Instrument} first.
 */
@NullMarked
package io.trellis.core.market;

import org.jspecify.annotations.NullMarked;
