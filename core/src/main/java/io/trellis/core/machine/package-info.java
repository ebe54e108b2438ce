/**
 * Everything that decides while a strategy is traded, as a function of what it is told. Read {@link
 * io.trellis.core.machine.TradingMachine} first, then {@link io.trellis.core.machine.Input} (what
 * goes in) and {@link io.trellis.core.machine.Effects} (what comes out).
 */
@NullMarked
package io.trellis.core.machine;

import org.jspecify.annotations.NullMarked;
