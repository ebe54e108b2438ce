/** The program {@code backtest}. Read {@link io.trellis.cli.backtest.RunCommand} first. */
@NullMarked
package io.trellis.cli.backtest;

import org.jspecify.annotations.NullMarked;
