/**
 * How much of an account to put at risk: a rule, scaled by the state of the market, under hard
 * caps. Pure arithmetic in doubles; what it answers is an amount of quote, which the instrument
 * turns into lots. Read {@link io.trellis.core.sizing.PositionSizer} first.
 */
@NullMarked
package io.trellis.core.sizing;

import org.jspecify.annotations.NullMarked;
