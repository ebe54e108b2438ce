/**
 * The shell around the trading machine: it stamps every input, writes it down, lets the machine
 * decide, writes down what it decided, and only then sends. Read {@link
 * io.trellis.trading.session.TradingSession} first.
 */
@NullMarked
package io.trellis.trading.session;

import org.jspecify.annotations.NullMarked;
