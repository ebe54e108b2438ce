/**
 * How far a result hangs on what a bar does not tell: the order of its prices, and how far the
 * market must go past an order before it fills. Read {@link
 * io.trellis.backtesting.envelope.FillEnvelope} first, then {@link
 * io.trellis.backtesting.envelope.Coverage} (how often the truth lies inside).
 */
@NullMarked
package io.trellis.backtesting.envelope;

import org.jspecify.annotations.NullMarked;
