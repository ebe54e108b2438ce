/**
 * The commands that trade: what must be true before, what they connect to, and what they show
 * meanwhile. Read {@link io.trellis.cli.trade.run.LiveCommand} first, then {@link
 * io.trellis.cli.trade.run.Trading}.
 */
@NullMarked
package io.trellis.cli.trade.run;

import org.jspecify.annotations.NullMarked;
