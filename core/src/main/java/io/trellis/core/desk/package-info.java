/**
 * A strategy's orders: those it wants against those that are out. Read {@link
 * io.trellis.core.desk.Desk} first. The event backtest and live trading run the same desk; they
 * differ in the {@link io.trellis.core.desk.OrderRoute} that its orders take.
 */
@NullMarked
package io.trellis.core.desk;

import org.jspecify.annotations.NullMarked;
