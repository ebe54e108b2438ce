/** The program {@code backtest}, run as a person runs it. */
@NullMarked
package io.trellis.cli.backtest;

import org.jspecify.annotations.NullMarked;
